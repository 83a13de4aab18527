/** 手続きナビ: the events, the questions of one, and what comes of the answers. */
import type { PageState } from "../page-state.ts";

const at = (path: string) => (scene: Parameters<PageState["bringAbout"]>[0]) => scene.goto(path);
const query = (values: Record<string, string | string[]>) =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each])));

export const guides = (): PageState[] => [
  { id: "guides", page: "/guide", title: "手続きナビ（できごと）", bringAbout: at("/guide") },
];

/** A family of four with a dog and a car; `today` lies after the move, so that something is late and something to come. */
const family = (today: string) => {
  const [year = "", month = "", day = ""] = before(today, 10).split("-");
  return query({
    "movedOn.year": year,
    "movedOn.month": String(Number(month)),
    "movedOn.day": String(Number(day)),
    from: "city",
    children: ["small", "school"],
    nursery: "yes",
    nhi: "yes",
    cards: "yes",
    dog: "registered",
    vehicles: ["moped", "car"],
    home: "water",
    others: ["care", "foreign", "card-notice"],
  });
};
const before = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

export function guide(today: string, events: readonly string[]): PageState[] {
  const state = (name: string, title: string, path: string, more: Partial<PageState> = {}): PageState => ({
    id: `guide/${name}`,
    page: "/guide/:event",
    title: `手続きナビ（${title}）`,
    bringAbout: at(path),
    ...more,
  });
  return [
    ...events.map((event) =>
      state(event, `質問 ${event}`, `/guide/${event}`, { page: `/guide/${event}`, isOneOfMany: event !== "moving-in" }),
    ),
    state("errors", "質問に誤り", "/guide/moving-in?movedOn.year=2026&movedOn.month=13&dog=cat", {
      status: 422,
      hasErrors: true,
    }),
    state("change", "答えを変える", `/guide/moving-in?${family(today)}&edit=1`),
    state("list", "することの一覧", `/guide/moving-in?${family(today)}`),
    state("nothing", "することがない", "/guide/aging-care?state=none&start=no"),
    state("unknown", "ないできごと", "/guide/no-such-event", { status: 404 }),
  ];
}

/** The file itself is no page; without answers there is none. */
export const guideCalendar = (): PageState[] => [
  {
    id: "guide-calendar/none",
    page: "/guide/:event/calendar.ics",
    title: "手続きナビのカレンダー（答えがない）",
    status: 404,
    isBare: true,
    bringAbout: at("/guide/moving-in/calendar.ics"),
  },
];
