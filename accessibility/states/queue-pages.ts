/** Today's line as residents see it: all counters, one board, one's own place, the screen on the wall. */
import type { Ticket } from "../../app/reservations/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import type { Stage } from "../stage/stage.ts";

/** The demo has people here. */
export const busy = "honcho-shimin";
/** Nobody is at these but for the state: a board shows everybody who is called, and is to be the same in every run. */
const own = { called: "honcho-zei", start: "honcho-fukushi", done: "honcho-kaigo", leave: "honcho-bosai" };
const staff = { kind: "staff" as const, accountId: "test", name: "見本" };
const at = (path: string) => (scene: Scene) => scene.goto(path);

export async function aTicket({ portal }: Stage, counterId = busy): Promise<Ticket> {
  const ticket = await portal.queue.issue(counterId, "moving", "ja");
  if (!ticket) throw new Error(`no counter ${counterId}`);
  return ticket;
}
/** Calls until it is this one's turn: the line of a stage is shared, others may wait before it and are served first. */
export async function callUp({ portal }: Stage, ticket: Ticket, desk: string): Promise<Ticket> {
  for (;;) {
    const next = await portal.queue.callNext(ticket.counterId, desk, staff);
    if (!next) throw new Error("the ticket is not in the line");
    if (next.id === ticket.id) return next;
    await portal.queue.act(next, "done", staff);
  }
}
let desks = 0;
let turn: Promise<unknown> = Promise.resolve();
/** Each to a desk of its own; one after the other, as the windows of a run stand at the same counter. */
export function called(stage: Stage, counterId = own.called): Promise<Ticket> {
  const mine = turn.then(async () => {
    desks += 1;
    return await callUp(stage, await aTicket(stage, counterId), String(desks));
  });
  turn = mine.catch(() => undefined);
  return mine;
}

export const queue = (): PageState[] => [
  { id: "queue/list", page: "/queue", title: "窓口の待ち人数", bringAbout: at("/queue") },
];

export function queueBoard(): PageState[] {
  const state = (name: string, title: string, rest: Omit<PageState, "id" | "page" | "title">): PageState => ({
    id: `queue/board/${name}`,
    page: "/queue/:counter",
    title: `窓口の順番（${title}）`,
    ...rest,
  });
  const place = (make: (stage: Stage) => Promise<Ticket>) => async (scene: Scene) => {
    const { counterId, code } = await make(scene.stage);
    await scene.goto(`/queue/${counterId}?code=${code}`);
  };
  const ending = (action: "start" | "done" | "leave") => async (stage: Stage) => {
    const ticket = await called(stage, own[action]);
    await stage.portal.queue.act(ticket, action, staff);
    return ticket;
  };
  return [
    state("busy", "待っている人がいる", { bringAbout: at(`/queue/${busy}`) }),
    state("calm", "だれもいない", { bringAbout: at("/queue/honcho-kyoui") }),
    state("waiting", "自分の順番を待っている", { bringAbout: place(aTicket) }),
    state("called", "呼ばれている", { bringAbout: place((stage) => called(stage)) }),
    state("serving", "対応中", { bringAbout: place(ending("start")) }),
    state("done", "終わった", { bringAbout: place(ending("done")) }),
    state("left", "列から外れた", { bringAbout: place(ending("leave")) }),
    state("wrong-code", "番号が合わない", {
      status: 404,
      hasErrors: true,
      bringAbout: at(`/queue/${busy}?code=3333-3333`),
    }),
    { ...state("unknown", "ない窓口", { status: 404, bringAbout: at("/queue/no-such-counter") }), page: "404" },
  ];
}

export function queueDisplay(): PageState[] {
  const state = (name: string, title: string, path: string): PageState => ({
    id: `queue/display/${name}`,
    page: "/queue/:counter/display",
    title: `壁の画面（${title}）`,
    bringAbout: at(path),
  });
  return [
    state("busy", "呼び出しがある", `/queue/${busy}/display`),
    state("calm", "だれもいない", "/queue/honcho-kyoui/display"),
    state("dark", "暗い色", `/queue/${busy}/display?colour=dark`),
    state("light", "明るい色", `/queue/${busy}/display?colour=light`),
  ];
}
