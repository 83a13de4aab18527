/** A defect that is put into a real page, to see whether the run would notice. */
import type { Locale } from "../../app/i18n/locales.ts";
import type { View } from "../views.ts";
import type { Harm } from "./harm.ts";

export type Defect = {
  criterion: string;
  /** What was done to the page, in Japanese. */
  name: string;
  /** The page-state it is put into. */
  state: string;
  locale: Locale;
  view: View;
  /** In the page, after its own scripts. */
  damage?: (harm: Harm) => void;
  /** What the server sent. */
  served?: (html: string) => string;
};

type More = Partial<Pick<Defect, "locale" | "view" | "served">>;
type Line = [name: string, state: string, damage: Defect["damage"], more?: More];

/** All defects of one criterion. */
export const of = (criterion: string, ...lines: Line[]): Defect[] =>
  lines.map(([name, state, damage, more = {}]) => ({
    criterion,
    name,
    state,
    locale: "ja",
    view: { width: 1280, colours: "light" },
    ...(damage ? { damage } : {}),
    ...more,
  }));

/** Page-states that many defects fit. */
export const home = "home";
export const guidePage = "procedure/spaceship-parking";
export const search = "procedures/found";
export const step = "apply/spaceship-parking/pilot/untouched";
export const mistakes = "apply/spaceship-parking/pilot/nonsense";
export const choices = "apply/spaceship-parking/purpose/untouched";
export const contact = "apply/spaceship-parking/contact/untouched";
export const review = "review";
export const lookup = "lookup/new";
export const sent = "application/submitted";
export const reading = "handout/garbage-sorting";
