/** What the portal knows about everything a handout may name: procedures, services, guides, other handouts, departments. */
import { departmentName } from "../../applications/index.ts";
import { textOf } from "../../engine/index.ts";
import { originalIdOf } from "../../handouts/index.ts";
import type { Target } from "../../handouts/model.ts";
import { type Locale, localizePath } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import type { Portal } from "../../portal.server.ts";
import { serviceOf } from "../../reservations/index.ts";
import { cityView } from "../frame.ts";
import type { Surroundings } from "./block-view.ts";

/** `page`: the reader's language, for addresses; `words`: the language of the text. */
export async function surroundings(
  portal: Portal,
  page: Locale,
  words: Locale,
  options: { showsChecks?: boolean } = {},
): Promise<Surroundings> {
  const [{ byId }, timetable, shelf] = await Promise.all([
    portal.procedures.snapshot(),
    portal.reservations.timetable(),
    portal.handouts.library.current(),
  ]);
  const city = cityView(portal.city, words, translator(words));
  const exists: Record<Exclude<Target["kind"], "page" | "outside">, (id: string) => boolean> = {
    procedure: (id) => byId.has(id),
    service: (id) => serviceOf(timetable, id) !== null,
    handout: (id) => shelf.byId.has(id),
    guide: (id) => portal.guides.list.some((guide) => guide.id === id),
  };
  const hrefOf = (target: Target): string | null => {
    if (target.kind === "outside") return target.href;
    // A PDF that a text was taken from is there once, in whatever language it is.
    if (target.kind === "page")
      return originalIdOf(target.path) === null ? localizePath(target.path, page) : target.path;
    return exists[target.kind](target.id) ? localizePath(`${folders[target.kind]}/${target.id}`, page) : null;
  };
  return {
    hrefOf,
    procedure(id) {
      const found = byId.get(id);
      const href = hrefOf({ kind: "procedure", id });
      return found && href !== null ? { label: textOf(found.procedure.definition.title, words), href } : null;
    },
    contact: (department) => ({
      department: departmentName(portal.city, department, words),
      office: city.office,
      tel: city.tel,
      hours: city.hours,
    }),
    imageSrc: (image) => `/handouts/images/${image}`,
    showsChecks: options.showsChecks ?? false,
  };
}

const folders = {
  procedure: "/procedures",
  service: "/reservations/new",
  handout: "/handouts",
  guide: "/guide",
} as const;
