/** What every public page is given, whatever it shows. */
export type Motif = "karst";

/** Facts of the city in the reader's language. `tel` null: not confirmed, the office is named instead. */
export type City = {
  name: string;
  portalName: string;
  office: string;
  tel: string | null;
  /** Opening hours as a sentence; says calmly that they await the city's check when they do. */
  hours: string;
  motif: Motif;
};

/** `path`: address of this page with its query, in any language. `announcement`: one calm line above the page (a demonstration, maintenance tonight). */
export type Frame = { city: City; path: string; announcement: string | null };

/** A step of a form: the way back, the small name of the procedure, "3 of 8". */
export type FormFrame = {
  city: City;
  backHref: string | null;
  procedureTitle: string | null;
  progress: { index: number; total: number } | null;
};

/** A link with its words. */
export type Link = { label: string; href: string };
