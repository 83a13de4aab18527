/** Measures of the sheet, in points: A4 upright, with room at the left for the two holes of a binder. */
export const mm = (value: number): number => (value * 72) / 25.4;

export const sheet = {
  width: mm(210),
  height: mm(297),
  left: mm(25),
  right: mm(195),
  /** Where the document's own lines begin and end; above and below stand the running head and foot. */
  top: mm(27),
  bottom: mm(280),
  headline: mm(14),
  horizon: mm(15.5),
  footline: mm(286),
} as const;

export const columnWidth = sheet.right - sheet.left;
export const columnHeight = sheet.bottom - sheet.top;

/** Sizes of type. Nothing is smaller than nine points. */
export type Sizes = {
  title: number;
  section: number;
  heading: number;
  body: number;
  label: number;
  small: number;
  /** Height of a line to write on; never less than nine millimetres. */
  writing: number;
};

export const sizesOf = (large: boolean): Sizes =>
  large
    ? { title: 20, section: 15, heading: 13, body: 12.5, label: 12, small: 10.5, writing: mm(10.5) }
    : { title: 18, section: 13, heading: 11.5, body: 10.5, label: 10.5, small: 9, writing: mm(9.5) };
