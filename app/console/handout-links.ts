/** What a handout may lead to, for the gate: everything the portal has now. */
import type { HandoutLinks, Library } from "../handouts/index.ts";
import type { Catalogue, CityProfile } from "../procedures/index.ts";
import type { Reservations } from "../reservations/index.ts";

type LinksDeps = {
  catalogue: Catalogue;
  reservations: Pick<Reservations, "timetable">;
  guides: { list: readonly { id: string }[] };
  library: Library;
  city: CityProfile;
};

/** Pages for readers that have no name in their address. */
const pages = [
  "/",
  "/procedures",
  "/applications",
  "/guide",
  "/reservations",
  "/reservations/card",
  "/handouts",
  "/queue",
  "/accessibility",
];

export async function handoutLinks({
  catalogue,
  reservations,
  guides,
  library,
  city,
}: LinksDeps): Promise<HandoutLinks> {
  const [procedures, timetable, shelf] = await Promise.all([
    catalogue.snapshot(),
    reservations.timetable(),
    library.current(),
  ]);
  return {
    procedures: new Set(procedures.byId.keys()),
    services: new Set(timetable.services.map(({ id }) => id)),
    handouts: new Set(shelf.byId.keys()),
    guides: new Set(guides.list.map(({ id }) => id)),
    departments: new Set(city.departments.map(({ id }) => id)),
    pages: new Set(pages),
  };
}
