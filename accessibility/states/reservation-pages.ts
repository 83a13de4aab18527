/** Reservations: choosing, keeping a time, the reservation in its states, the waiting list. */
import { newReceipt } from "../../app/applications/index.ts";
import { addDays } from "../../app/lib/add-days.ts";
import type { Reservation } from "../../app/reservations/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import { book, bookToday, displace, fillDay, hold } from "../stage/visits.ts";
import { press, setInputs, submit } from "./acting.ts";

type Rest = Omit<PageState, "id" | "page" | "title">;
const states =
  (group: string, page: string, words: string) =>
  (name: string, title: string, rest: Rest): PageState => ({
    id: `reservations/${group}/${name}`,
    page,
    title: `${words}（${title}）`,
    ...rest,
  });
const at = (path: string) => (scene: Scene) => scene.goto(path);
const refused = { status: 422, hasErrors: true };

/** One counter with one desk, half an hour, nothing else in the same visit: few choices to make. */
const plain = "farmland-consult";

/** What is given back, taken or full: no other window may be the one who takes it. */
const alone = { ja: "water-consult", easy: "akiya-consult", en: "disability-consult" };

/** Lets this browser open the reservation, as its number and second secret do. */
async function open({ stage, resident }: Scene, { code }: Pick<Reservation, "code">): Promise<string> {
  await resident.remember();
  const { reservations } = stage.portal;
  const typed = { number: code, code: reservations.accessCode(code) };
  const found = await reservations.lookup(typed, resident.sessionHash, `test ${resident.sessionHash}`);
  if (!found.ok) throw new Error(found.error.code);
  return `/reservations/${code}`;
}

export function home(): PageState[] {
  const page = "/reservations";
  const state = states("home", page, "予約");
  const typing = (number: () => string, secret: string) => async (scene: Scene) => {
    await scene.resident.forget();
    await scene.goto(page);
    await setInputs(scene.page, { number: number(), secret });
    await submit(scene.page);
  };
  return [
    state("new", "初めて", {
      async bringAbout({ resident, goto }) {
        await resident.forget();
        await goto(page);
      },
    }),
    state("mine", "予約がある", {
      async bringAbout(scene) {
        await open(scene, await book(scene.stage, plain));
        await scene.goto(page);
      },
    }),
    state("left-empty", "何も入れずに送ったとき", { ...refused, bringAbout: typing(() => "", "") }),
    state("malformed", "番号の形でない", { ...refused, bringAbout: typing(() => "12345", "ABCD-EFGH") }),
    state("wrong", "番号が合わない", { ...refused, bringAbout: typing(newReceipt, "ABCD-EFGH") }),
    state("locked", "何度も誤ったあと", {
      status: 429,
      hasErrors: true,
      async bringAbout(scene) {
        const number = newReceipt();
        const { lookup } = scene.stage.portal.reservations;
        for (let tries = 0; tries < 5; tries++) await lookup({ number, code: "ABCDEFGH" }, "nobody", `lock ${number}`);
        await typing(() => number, "ABCD-EFGH")(scene);
      },
    }),
  ];
}

export function choosing(): PageState[] {
  const page = "/reservations/new/:service";
  const state = states("new", page, "予約の日時");
  const taken = async (scene: Scene) => {
    const service = alone[scene.locale];
    await scene.goto(`/reservations/new/${service}`);
    const button = scene.page.locator(".slots button").last();
    const [counterId = "", day = "", start = ""] = ((await button.getAttribute("value")) ?? "").split("/");
    await book(scene.stage, service, { counterId, day, start: Number(start) });
    await Promise.all([scene.page.waitForEvent("load"), button.click()]);
  };
  return [
    state("choose", "場所と一緒にする手続を選ぶ", { bringAbout: at("/reservations/new/moving") }),
    state("choose-nothing", "選ばずに送ったとき", {
      ...refused,
      async bringAbout(scene) {
        await scene.goto("/reservations/new/moving");
        await press(scene.page, "main form .button.forward");
      },
    }),
    state("times", "空いている時間", {
      bringAbout: at("/reservations/new/moving?place=honcho-shimin&with=nhi-enroll"),
    }),
    state("anywhere", "どこでもよいとき", { bringAbout: at("/reservations/new/moving?place=any") }),
    state("full-day", "満席の日がある", {
      async bringAbout({ stage, goto, locale }) {
        const day = await fillDay(stage, alone[locale]);
        await goto(`/reservations/new/${alone[locale]}?week=${day}`);
      },
    }),
    state("taken", "選んだ時間が埋まっていた", { status: 409, hasErrors: true, bringAbout: taken }),
    state("past", "予約できない週", { bringAbout: at(`/reservations/new/${plain}?week=2020-01-06`) }),
    state("offer-gone", "お知らせの時間が埋まっていた", {
      bringAbout: at(`/reservations/new/${plain}?offer=honcho-nougyo/2020-01-06/510`),
    }),
    state("home-visit", "訪問", { bringAbout: at("/reservations/new/home-visit-digital") }),
    state("too-far", "訪問できないところ", {
      bringAbout: at("/reservations/new/home-visit-digital?area=outside&place=home-visit-team"),
    }),
    state("video", "オンライン相談", { bringAbout: at("/reservations/new/online-consult") }),
    state("class", "教室", { bringAbout: at("/reservations/new/smartphone-class") }),
    state("unknown", "ない用件", { status: 404, bringAbout: at("/reservations/new/no-such") }),
  ];
}

export function details(): PageState[] {
  const page = "/reservations/:code/details";
  const state = states("details", page, "予約するお名前と連絡先");
  const held = async (scene: Scene, service = plain): Promise<Reservation> => {
    const reservation = await hold(scene.stage, service, scene.resident.sessionHash);
    await open(scene, reservation);
    await scene.goto(`/reservations/${reservation.code}/details`);
    return reservation;
  };
  const ended = async (scene: Scene): Promise<Reservation> => {
    const reservation = await held(scene, alone[scene.locale]);
    const { portal } = scene.stage;
    await portal.reservations.release(reservation.id, scene.resident.sessionHash, portal.clock.now());
    return reservation;
  };
  return [
    state("held", "時間をとってある", { bringAbout: async (scene) => void (await held(scene)) }),
    state("left-empty", "何も入れずに送ったとき", {
      ...refused,
      async bringAbout(scene) {
        await held(scene);
        await submit(scene.page);
      },
    }),
    state("longer", "15分延ばしたあと", {
      async bringAbout(scene) {
        await held(scene);
        await press(scene.page, "[name=_more]");
      },
    }),
    state("over", "時間が過ぎたが空いている", {
      async bringAbout(scene) {
        const { code } = await ended(scene);
        await scene.goto(`/reservations/${code}/details`);
      },
    }),
    state("gone", "時間が過ぎて埋まった", {
      status: 409,
      hasErrors: true,
      async bringAbout(scene) {
        const reservation = await ended(scene);
        await book(scene.stage, alone[scene.locale], reservation);
        await scene.goto(`/reservations/${reservation.code}/details`);
        await submit(scene.page);
      },
    }),
    state("home-visit", "訪問する住所", {
      bringAbout: async (scene) => void (await held(scene, "home-visit-digital")),
    }),
  ];
}

export function reservation(): PageState[] {
  const page = "/reservations/:code";
  const state = states("page", page, "予約票");
  const opening =
    (query = "") =>
    async (scene: Scene) => {
      const booked = await book(scene.stage, plain);
      await scene.goto((await open(scene, booked)) + query);
      return booked;
    };
  return [
    state("booked", "予約した直後", { bringAbout: async (scene) => void (await opening("?news=booked")(scene)) }),
    state("today", "今日、窓口に来た", {
      async bringAbout(scene) {
        await scene.goto(await open(scene, await bookToday(scene.stage, plain)));
        await scene.page.locator("form:has([name=action][value=arrive]) button").waitFor();
      },
    }),
    state("arrived", "来たことを知らせたあと", {
      async bringAbout(scene) {
        const { code } = await bookToday(scene.stage, plain);
        const path = await open(scene, { code });
        await scene.stage.portal.queue.checkIn(code, { kind: "resident" });
        await scene.goto(path);
      },
    }),
    state("displaced", "時間の選び直し", {
      async bringAbout(scene) {
        const booked = await book(scene.stage, plain);
        await displace(scene.stage, booked);
        await scene.goto(await open(scene, booked));
      },
    }),
    state("cancelled", "取り消した", {
      async bringAbout(scene) {
        const booked = await opening()(scene);
        await scene.stage.portal.reservations.cancel(booked, { kind: "resident" });
        await scene.goto(`/reservations/${booked.code}?news=cancelled`);
      },
    }),
    state("not-mine", "このブラウザで開けない番号", {
      isElsewhere: true,
      async bringAbout(scene) {
        await scene.resident.forget();
        await scene.goto(`/reservations/${(await book(scene.stage, plain)).code}`);
      },
    }),
  ];
}

/** Only for whoever may open the reservation; the file itself has no page. */
export const calendar = (): PageState[] => [
  {
    id: "reservations/calendar/not-mine",
    page: "/reservations",
    title: "予約のカレンダー（このブラウザで開けない番号）",
    isElsewhere: true,
    async bringAbout({ resident, goto }) {
      await resident.forget();
      await goto(`/reservations/${newReceipt()}.ics`);
    },
  },
];

export function change(): PageState[] {
  const state = states("change", "/reservations/:code/change", "予約を変える");
  const opening = (below: string) => async (scene: Scene) => {
    const booked = await book(scene.stage, "moving");
    await scene.goto(`${await open(scene, booked)}${below}`);
  };
  return [
    state("times", "時間を選ぶ", { bringAbout: opening("/change") }),
    state("anywhere", "場所を決めずに", { bringAbout: opening("/change?place=any") }),
  ];
}

export function cancel(): PageState[] {
  const state = states("cancel", "/reservations/:code/cancel", "予約を取り消す");
  return [
    state("ask", "確かめる", {
      async bringAbout(scene) {
        await scene.goto(`${await open(scene, await book(scene.stage, plain))}/cancel`);
      },
    }),
    state("too-late", "もう取り消した", {
      status: 409,
      async bringAbout(scene) {
        const booked = await book(scene.stage, plain);
        const path = await open(scene, booked);
        await scene.stage.portal.reservations.cancel(booked, { kind: "resident" });
        await scene.goto(`${path}/cancel`);
      },
    }),
  ];
}

export function waiting(): PageState[] {
  const page = "/reservations/new/:service/waiting";
  const state = states("waiting", page, "空き待ちの登録");
  return [
    state("new", "初めて", { bringAbout: at("/reservations/new/moving/waiting") }),
    state("left-empty", "アドレスなしで送ったとき", {
      ...refused,
      async bringAbout(scene) {
        await scene.goto("/reservations/new/moving/waiting");
        await submit(scene.page);
      },
    }),
    state("earlier", "早い時間を待つ", {
      async bringAbout(scene) {
        const booked = await book(scene.stage, plain);
        await open(scene, booked);
        await scene.goto(`/reservations/new/${plain}/waiting?reservation=${booked.code}`);
      },
    }),
  ];
}

export function waitingEntry(): PageState[] {
  const state = states("waiting-entry", "/reservations/waiting/:id", "空き待ち");
  let joined = 0;
  const join = async ({ stage, goto, locale }: Scene) => {
    joined += 1;
    const path = await stage.portal.waiting.join({
      serviceId: "moving",
      counterId: null,
      fromDay: stage.today,
      untilDay: addDays(stage.today, 30),
      email: `waiting${joined}@example.jp`,
      locale,
      reservationId: null,
    });
    await goto(`${path}&news=joined`);
  };
  return [
    state("joined", "登録した直後", { bringAbout: join }),
    state("left", "やめたあと", {
      async bringAbout(scene) {
        await join(scene);
        await press(scene.page, "main form[method=post] button");
      },
    }),
    state("unknown", "ない空き待ち", { status: 404, bringAbout: at("/reservations/waiting/nobody?key=x") }),
  ];
}
