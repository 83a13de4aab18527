/** The last accessibility run in short, as accessibility/reports/summary.json keeps it. */
export type AccessibilityRun = {
  /** Day of the run, YYYY-MM-DD. */
  date: string;
  engine: string;
  pages: number;
  states: number;
  renders: number;
  locales: string[];
  widths: number[];
  violations: number;
};
