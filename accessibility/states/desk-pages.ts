/** The clerks' side of reservations: plan, one reservation, booking for a caller, timetable, today's counter. */
import { addDays } from "../../app/lib/add-days.ts";
import type { Reservation } from "../../app/reservations/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import type { StaffLogin } from "../stage/stage.ts";
import { book, displace } from "../stage/visits.ts";
import { press, setInputs } from "./acting.ts";
import { aTicket, busy } from "./queue-pages.ts";

type Rest = Omit<PageState, "id" | "page" | "title">;
const base = "/staff/reservations";
/** One counter, one desk, half an hour: few others book it. */
const plain = "care-consult";
const plainCounter = "honcho-kaigo";

const as =
  (login: StaffLogin, path: string | ((scene: Scene) => Promise<string>), then?: (scene: Scene) => Promise<void>) =>
  async (scene: Scene) => {
    await scene.resident.signIn(login);
    await scene.goto(typeof path === "string" ? path : await path(scene));
    await then?.(scene);
  };
const states =
  (group: string, page: string, words: string) =>
  (name: string, title: string, rest: Rest): PageState => ({
    id: `staff/${group}/${name}`,
    page,
    title: `${words}（${title}）`,
    ...rest,
  });

async function silent({ stage }: Scene): Promise<Reservation> {
  const reservation = await book(stage, plain);
  await displace(stage, reservation);
  return reservation;
}

export function deskList(): PageState[] {
  const state = states("reservations", base, "予約の一覧");
  return [
    state("day", "1日", {
      bringAbout: as("clerk", async (scene) => {
        const { day, counterId } = await book(scene.stage, plain);
        return `${base}?counter=${counterId}&day=${day}`;
      }),
    }),
    state("week", "1週間", {
      bringAbout: as("clerk", async (scene) => {
        const { day, counterId } = await book(scene.stage, plain);
        return `${base}?counter=${counterId}&view=week&day=${day}`;
      }),
    }),
    state("closed", "休みの日", {
      bringAbout: as("clerk", ({ stage }) => {
        const saturday = 6 - new Date(`${stage.today}T00:00:00Z`).getUTCDay();
        return Promise.resolve(`${base}?counter=${busy}&day=${addDays(stage.today, saturday)}`);
      }),
    }),
    state("class", "教室の日", {
      bringAbout: as("clerk", async ({ stage }) => {
        const { services } = await stage.portal.reservations.timetable();
        const [session] = services.find(({ kind }) => kind === "class")?.sessions ?? [];
        return `${base}?counter=${session?.counter}&day=${session?.day}`;
      }),
    }),
    state("found", "さがした", { bringAbout: as("clerk", `${base}?q=${encodeURIComponent("はなこ")}`) }),
    state("nothing", "見つからない", { bringAbout: as("clerk", `${base}?q=${encodeURIComponent("ぬぬぬぬ")}`) }),
    state("feed", "カレンダーのアドレスを作った", {
      bringAbout: as("admin", `${base}?counter=${plainCounter}`, async ({ page }) => {
        await page.locator("details:has([value=renew-feed]) > summary").click();
        await press(page, "form:has([value=renew-feed]) button");
      }),
    }),
    {
      ...state("forbidden", "権限のないとき", { status: 403, bringAbout: as("publisher", base) }),
      page: "403",
    },
  ];
}

export function deskDetail(): PageState[] {
  const state = states("reservation", `${base}/:code`, "一件の予約");
  const one =
    (query = "") =>
    async ({ stage }: Scene) =>
      `${base}/${(await book(stage, plain)).code}${query}`;
  return [
    state("confirmed", "予約", { bringAbout: as("clerk", one()) }),
    state("booked", "受け付けた直後", { bringAbout: as("clerk", one("?done=booked")) }),
    state("moving", "日時を変える", { bringAbout: as("clerk", one("?move=1")) }),
    state("moved", "日時を変えた直後", { bringAbout: as("clerk", one("?done=moved")) }),
    state("displaced", "取り直し待ち", {
      bringAbout: as("clerk", async (scene) => `${base}/${(await silent(scene)).code}`),
    }),
    state("cancelled", "取消し", {
      bringAbout: as("clerk", async ({ stage }) => {
        const reservation = await book(stage, plain);
        await stage.portal.reservations.cancel(reservation, { kind: "system" }, "窓口の都合のため");
        return `${base}/${reservation.code}`;
      }),
    }),
    state("stale", "ほかの人が先に変えたとき", {
      status: 409,
      bringAbout: as("clerk", one(), async ({ page }) => {
        // The script of the page puts back what it knows when it comes.
        await page.waitForLoadState("networkidle");
        await setInputs(page, { revision: "1" });
        await page.evaluate(() => {
          for (const input of document.querySelectorAll<HTMLInputElement>("[name=revision]")) input.value = "1";
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        await page.locator("[name=reason]").fill("理由");
        await press(page, "button.grave");
      }),
    }),
    {
      ...state("unknown", "ない予約", { status: 404, bringAbout: as("clerk", `${base}/AAAAA-AAAAA`) }),
      page: "404",
    },
  ];
}

export function deskBook(): PageState[] {
  const state = states("booking", `${base}/new`, "予約を受ける");
  const start = `${base}/new?channel=phone&service=moving&place=mito-madoguchi`;
  const person = async ({ page }: Scene) => press(page, "button[name=at]");
  const typed = async (scene: Scene) => {
    await person(scene);
    await setInputs(scene.page, {
      "name.family": "見本",
      "name.given": "花子",
      kana: "ミホン ハナコ",
      tel: "0837-52-1110",
    });
    await press(scene.page, "button[value=check].button");
  };
  return [
    state("what", "用件", { bringAbout: as("clerk", `${base}/new?channel=phone`) }),
    state("what-counter", "窓口で用件", { bringAbout: as("clerk", `${base}/new?channel=counter`) }),
    state("when", "時間", { bringAbout: as("clerk", `${start}&together=nhi-enroll`) }),
    state("who", "お名前", { bringAbout: as("clerk", start, person) }),
    state("who-visit", "訪問先", {
      bringAbout: as("clerk", `${base}/new?channel=phone&service=home-visit-digital`, person),
    }),
    state("left-empty", "何も入れずに送ったとき", {
      status: 422,
      hasErrors: true,
      bringAbout: as("clerk", start, async (scene) => {
        await person(scene);
        await press(scene.page, "button[value=check].button");
      }),
    }),
    state("read-back", "読み上げ", { bringAbout: as("clerk", start, typed) }),
    state("full", "先に埋まったとき", {
      status: 409,
      bringAbout: as("clerk", start, async ({ page, stage }) => {
        const value = await page.locator("button[name=at]").last().getAttribute("value");
        const [counterId = "", day = "", minutes = ""] = (value ?? "").split("/");
        const { value: timetable } = await stage.portal.reservations.current();
        const service = timetable.services.find(({ id }) => id === "moving");
        for (let desk = 0; desk < (service?.places[0]?.desks ?? 0); desk++)
          await book(stage, "moving", { counterId, day, start: Number(minutes) }).catch(() => undefined);
        await Promise.all([page.waitForEvent("load"), page.locator("button[name=at]").last().click()]);
      }),
    }),
    {
      ...state("unknown", "取っていない時間", {
        status: 404,
        bringAbout: as("clerk", `${base}/new?hold=AAAAA-AAAAA`),
      }),
      page: "404",
    },
  ];
}

export function deskPrint(): PageState[] {
  const state = states("reservations-print", `${base}/print`, "印刷する一覧");
  return [
    state("full", "予約がある", {
      bringAbout: as("clerk", async ({ stage }) => {
        const { day, counterId } = await book(stage, plain);
        return `${base}/print?counter=${counterId}&day=${day}`;
      }),
    }),
    state("empty", "予約がない", { bringAbout: as("clerk", `${base}/print?counter=${busy}&day=2020-01-01`) }),
  ];
}

export const deskFeed = (): PageState[] => [
  {
    id: "staff/feed/unknown",
    page: "404",
    title: "ないカレンダー",
    status: 404,
    isBare: true,
    bringAbout: ({ goto }) => goto("/staff-feeds/no-such-token.ics"),
  },
];

export const timetableList = (): PageState[] => [
  {
    id: "staff/timetable/list",
    page: `${base}/timetable`,
    title: "予約の枠",
    bringAbout: as("clerk", `${base}/timetable`),
  },
  {
    id: "staff/timetable/done",
    page: `${base}/timetable`,
    title: "予約の枠（公開した直後）",
    bringAbout: as("clerk", `${base}/timetable?done=2`),
  },
];

export function timetablePart(): PageState[] {
  const state = states("timetable", `${base}/timetable/:kind/:id`, "予約の枠を変える");
  const office = `${base}/timetable/offices/honcho`;
  const closing = (day: (scene: Scene) => Promise<string>) => async (scene: Scene) => {
    await setInputs(scene.page, { "closed.0.from": await day(scene), "closed.0.reason": "停電" });
    await press(scene.page, "button[value=preview]");
  };
  return [
    state("office", "庁舎", { bringAbout: as("clerk", office) }),
    state("counter", "窓口", { bringAbout: as("clerk", `${base}/timetable/counters/${busy}`) }),
    state("service", "用件", { bringAbout: as("clerk", `${base}/timetable/services/moving`) }),
    state("class", "教室", { bringAbout: as("clerk", `${base}/timetable/services/smartphone-class`) }),
    state("refused", "誤りがあるとき", {
      status: 422,
      hasErrors: true,
      bringAbout: as("clerk", office, async ({ page }) => {
        await setInputs(page, { "mon.0.from": "12:03", "closed.0.reason": "理由だけ" });
        await press(page, "button[value=preview]");
      }),
    }),
    state("unchanged", "変わっていないとき", {
      status: 422,
      bringAbout: as("clerk", office, ({ page }) => press(page, "button[value=preview]")),
    }),
    state("effect", "影響がある", {
      bringAbout: as(
        "clerk",
        office,
        closing(async ({ stage }) => (await book(stage, plain)).day),
      ),
    }),
    state("no-effect", "影響がない", {
      bringAbout: as(
        "clerk",
        office,
        closing(async ({ stage }) => addDays(stage.today, 300)),
      ),
    }),
    {
      ...state("unknown", "ない用件", {
        status: 404,
        bringAbout: as("clerk", `${base}/timetable/services/no-such`),
      }),
      page: "404",
    },
  ];
}

export function counter(): PageState[] {
  const state = states("counter", "/staff/counter", "今日の窓口");
  const open = (counterId: string) => `/staff/counter?counter=${counterId}`;
  const seated = async ({ page }: Scene, desk: string) => {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.locator("#counter-desk").fill(desk);
    await press(page, "form:has(#counter-desk) button");
  };
  let desks = 40;
  const atDesk = (then?: (scene: Scene) => Promise<void>) =>
    as("clerk", open(busy), async (scene) => {
      desks += 1;
      await aTicket(scene.stage);
      await seated(scene, String(desks));
      await then?.(scene);
    });
  const button = (action: string) => `form:has([name=action][value=${action}]) button`;
  return [
    state("no-desk", "机を入れる前", {
      bringAbout: async (scene) => {
        await scene.resident.forget();
        await as("clerk", open(busy))(scene);
      },
    }),
    state("line", "待っている人がいる", { bringAbout: atDesk() }),
    state("empty", "だれもいない", { bringAbout: as("clerk", open("honcho-nougyo")) }),
    state("called", "呼んだ", { bringAbout: atDesk(({ page }) => press(page, button("next"))) }),
    state("serving", "対応中", {
      bringAbout: atDesk(async ({ page }) => {
        await press(page, button("next"));
        await press(page, button("start"));
      }),
    }),
    state("issued", "整理券を出した", { bringAbout: atDesk(({ page }) => press(page, button("issue"))) }),
    state("refused", "番号の形でない", {
      status: 422,
      hasErrors: true,
      bringAbout: atDesk(async ({ page }) => {
        await page.locator("#counter-number").fill("12345");
        await press(page, "form:has(#counter-number) button");
      }),
    }),
  ];
}

export const counterTicket = (): PageState[] => [
  {
    id: "staff/counter-ticket",
    page: "/staff/counter/tickets/:id",
    title: "整理券",
    bringAbout: as("clerk", async ({ stage }) => `/staff/counter/tickets/${(await aTicket(stage)).id}`),
  },
];
