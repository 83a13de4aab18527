/** What the address of a page says about the visit: place, what is done with it, what it belongs to. Nothing else is kept before a time is held. */
import { type ApplicationRecord, parseReceipt } from "../../applications/index.ts";
import { pageError } from "../../http/errors.ts";
import {
  type FreeTime,
  lengthOf,
  type Place,
  readTimeKey,
  type Service,
  serviceOf,
  type Timetable,
  timeKey,
  type Wish,
} from "../../reservations/index.ts";
import type { Reader } from "../reader.ts";

export type PageWish = {
  reader: Reader;
  timetable: Timetable;
  service: Service;
  /** "any": the next free time wherever it is. Null: not chosen yet. */
  place: Place | "any" | null;
  /** Procedures done in the same visit, of those the service offers. */
  together: string[];
  /** The procedure somebody came from. */
  lead: string | null;
  /** The application the visit belongs to, when this browser may open it. */
  application: ApplicationRecord | null;
  /** Home visits: whether they live where visits go; null: not said yet. */
  area: "inside" | "outside" | null;
  window: Wish["window"];
  /** Monday of the week shown; null: that of the next free time. */
  week: string | null;
  /** A time that the waiting list was told of. */
  offer: FreeTime | null;
};

const dayOf = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

export async function readWish(reader: Reader, serviceId: string): Promise<PageWish> {
  const { portal, url } = reader;
  const timetable = await portal.reservations.timetable();
  const service = serviceOf(timetable, serviceId);
  if (!service) throw pageError("not-found");
  const query = url.searchParams;
  const application = await applicationOf(reader, query.get("application"));
  const wanted = application?.procedureId ?? query.get("procedure");
  const lead = wanted !== null && (await portal.procedures.snapshot()).byId.has(wanted) ? wanted : null;
  const offered = service.together.map(({ procedure }) => procedure);
  const chosen = new Set([...query.getAll("with"), ...(lead === null ? [] : [lead])]);
  const earliest = dayOf(query.get("earliest"));
  const latest = dayOf(query.get("latest"));
  const area = query.get("area");
  return {
    reader,
    timetable,
    service,
    ...readPlacing(reader, service),
    together: offered.filter((id) => chosen.has(id)),
    lead,
    application,
    area: area === "inside" || area === "outside" ? area : null,
    window: earliest === null && latest === null ? null : { from: earliest ?? "0000", until: latest ?? "9999" },
  };
}

/** Where and when the reader looks for a time. */
export function readPlacing({ url }: Reader, service: Service): Pick<PageWish, "place" | "week" | "offer"> {
  const query = url.searchParams;
  return {
    place: placeOf(service, query.get("place")),
    week: dayOf(query.get("week")),
    offer: readTimeKey(query.get("offer") ?? ""),
  };
}

/** Where there is only one way to go, nobody is asked. */
function placeOf(service: Service, asked: string | null): PageWish["place"] {
  const found = service.places.find(({ counter }) => counter === asked);
  if (found) return found;
  if (asked === "any" && service.places.length > 1) return "any";
  const [only] = service.places;
  const isPlain = service.places.length === 1 && service.together.length === 0 && service.kind !== "home-visit";
  return isPlain && only ? only : null;
}

async function applicationOf({ portal, sessionHash }: Reader, typed: string | null): Promise<ApplicationRecord | null> {
  const receipt = typed === null ? null : parseReceipt(typed);
  return receipt === null ? null : portal.applications.openFor(sessionHash, receipt);
}

/** The procedures of the visit, the one it is about first. */
export const proceduresOf = ({ lead, together }: Pick<PageWish, "lead" | "together">): string[] => [
  ...new Set([...(lead === null ? [] : [lead]), ...together]),
];

export const isOffered = (service: Service, procedure: string): boolean =>
  service.together.some((each) => each.procedure === procedure);

export const minutesOf = (wish: PageWish): number => lengthOf(wish.service, wish.together);

/** As the room asks for it, for one place. */
export const wishAt = (wish: PageWish, place: Place): Wish => ({
  service: wish.service,
  place,
  channel: "online",
  together: proceduresOf(wish),
  window: wish.window,
});

type Part = "place" | "week" | "offer";
type Changes = Partial<Record<Part, string | null>>;

function placed({ place, week, offer }: PageWish, changes: Changes): Record<Part, string | null> {
  return {
    place: place === null || place === "any" ? place : place.counter,
    week,
    offer: offer && timeKey(offer),
    ...changes,
  };
}

function addressOf(pairs: readonly (readonly [string, string | null | undefined])[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of pairs) if (value !== null && value !== undefined) query.append(name, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Only where and when, for a visit that is decided; `changes` replaces or, with null, leaves out. */
export const placingOf = (wish: PageWish, changes: Changes = {}): string =>
  addressOf(Object.entries(placed(wish, changes)));

/** The whole wish as an address. */
export function queryOf(wish: PageWish, changes: Changes = {}): string {
  const { service, together, lead, application, area, window } = wish;
  const { place, week, offer } = placed(wish, changes);
  // Where it can be ticked it may be unticked: then it is only among the others.
  const isHidden = application !== null || (lead !== null && isOffered(service, lead));
  return addressOf([
    ["procedure", isHidden ? null : lead],
    ["application", application?.receipt],
    ["area", area],
    ["place", place],
    ...together.map((procedure) => ["with", procedure] as const),
    ["earliest", window?.from.length === 10 ? window.from : null],
    ["latest", window?.until.length === 10 ? window.until : null],
    ["week", week],
    ["offer", offer],
  ]);
}
