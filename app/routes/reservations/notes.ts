/** What is worth knowing before a time is chosen: how the four kinds of visit work, and what nobody has confirmed yet. */
import type { Service, Timetable } from "../../reservations/index.ts";
import type { Reader } from "../reader.ts";

export function notesOf(service: Service, { t, text }: Reader): string[] {
  const kind = {
    counter: [],
    video: [t("reservations:kind.video"), t("reservations:kind.videoHow")],
    "home-visit": [t("reservations:kind.home")],
    class: [t("reservations:kind.class")],
  }[service.kind];
  return [...kind, ...(service.note ? [text(service.note)] : [])];
}

export const isUnconfirmed = ({ offices }: Timetable, service: Service): boolean =>
  service.open.length > 0 || offices.some(({ open }) => open.length > 0);
