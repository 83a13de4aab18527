/** 手続きナビ as residents use it: a few questions, then a dated checklist, over real HTTP and without JavaScript. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lifeEvents } from "../../app/engine/index.ts";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { expectPage } from "./apply.ts";
import type { Page } from "./html-client.ts";
import { type Element, textOf } from "./html-document.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

/** A morning in Japan two days after the move. */
let now = Date.parse("2026-12-22T09:00:00+09:00");
let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ clock: { now: () => now } });
}, 180_000);
afterAll(() => portal?.close());

/** 転入: two adults, a schoolchild and a two-year-old, a dog with a tag, a car, moved on Sunday 20 December 2026. */
const family: Record<string, string[]> = {
  "movedOn.year": ["令和8"],
  "movedOn.month": ["１２"],
  "movedOn.day": ["20"],
  from: ["city"],
  children: ["small", "school"],
  nursery: ["no"],
  nhi: ["no"],
  cards: ["yes"],
  dog: ["registered"],
  vehicles: ["car"],
  home: ["water"],
};
const query =
  "movedOn.year=2026&movedOn.month=12&movedOn.day=20&from=city&children=small&children=school&nursery=no&nhi=no&cards=yes&dog=registered&vehicles=car&home=water";

async function ask(locale: Locale, answers: Record<string, string[]> = family): Promise<Page> {
  const browser = portal.browser();
  const start = expectPage(await browser.open(localizePath("/guide/moving-in", locale)));
  const form = start.forms.find((each) => each.names.includes("from")) ?? expect.unreachable("no questions");
  expect(form.method).toBe("GET");
  for (const [name, values] of Object.entries(answers)) form.fill(name, values);
  return browser.submit(start, form);
}

/** Heading of the phase, then title and time of each of its tasks. */
function phasesOf(page: Page): Record<string, string[][]> {
  const sections = page.document.querySelectorAll("main section").filter((each) => each.querySelector("ol.todo"));
  const taskOf = (item: Element) => ["h3", ".by"].map((css) => textOf(item.querySelector(css) ?? item));
  return Object.fromEntries(
    sections.map((each) => [
      textOf(each.querySelector("h2") ?? each),
      each.querySelectorAll("ol.todo > li").map(taskOf),
    ]),
  );
}
/** Words of the section that a heading has. */
const section = (page: Page, id: string): string =>
  textOf(
    page.document.querySelectorAll("main section").find((each) => each.attrs["aria-labelledby"] === id) ??
      expect.unreachable(`no section ${id}`),
  );

/** As the published procedure says it. */
async function deadlineWords(id: string): Promise<string> {
  const { byId } = await portal.running.portal.procedures.snapshot();
  return byId.get(id)?.procedure.definition.guide.deadline.text.ja ?? expect.unreachable(`no procedure ${id}`);
}

type Event = Record<string, string>;
/** Lines unfolded, one record for each VEVENT (its alarm's lines under "alarm."). */
function eventsOf(file: string): Event[] {
  const events: Event[] = [];
  let inAlarm = false;
  for (const line of file.replace(/\r\n[ \t]/g, "").split("\r\n")) {
    if (line === "BEGIN:VEVENT") events.push({});
    if (line === "BEGIN:VALARM" || line === "END:VALARM") inAlarm = line.startsWith("BEGIN");
    const [, name = "", value = ""] = /^([^:;]+)[^:]*:(.*)$/.exec(line) ?? [];
    const last = events.at(-1);
    if (last) last[inAlarm ? `alarm.${name}` : name] = value.replaceAll("\\n", "\n").replace(/\\([,;\\])/g, "$1");
  }
  return events;
}

describe("転入 of a family of four with a dog and a car, over the year end", () => {
  test("in Japanese: the right procedures, in order, with their days in both calendars", async () => {
    const page = expectPage(await ask("ja"));
    expect(page.address).toBe(`/guide/moving-in?${query}`);
    expect(page.heading).toBe("美祢市に引っ越してくる・きた：することの一覧");
    expect(phasesOf(page)).toEqual({
      先にすること: [
        ["水道を使い始める届出", "目安は2026年（令和8年）12月14日（月）まで"],
        ["転出届", "2026年（令和8年）12月18日（金）まで"],
      ],
      期限があること: [
        ["転入届", "2027年（令和9年）1月4日（月）まで"],
        ["マイナンバーカードを続けて使う手続", "「転入届」といっしょに"],
        ["児童手当を受ける請求", "2027年（令和9年）1月4日（月）まで"],
        ["犬の登録の住所変更", "2027年（令和9年）1月19日（火）まで"],
      ],
      できるだけ早くすること: [
        ["こども医療費の受給者証", await deadlineWords("child-medical-subsidy")],
        ["小中学校の転校", "「転入届」のあと、すぐに"],
        ["普通車・軽自動車などの登録の変更", "できるだけ早く"],
        ["運転免許証の住所の変更", "できるだけ早く"],
      ],
      必要なときにすること: [["住民票の写し", "期限はありません"]],
    });
    expect(page.main).toContain(
      "することは11件です。市役所に行くのは、多くて1回です。次の期限は2027年（令和9年）1月4日（月）です。",
    );
    // Fourteen days end on a Sunday in the new year's holidays.
    expect(page.main).toContain("もとの2027年（令和9年）1月3日（日）は閉庁日なので、次の開庁日までです。");
    expect(page.main).toContain("この日を過ぎています。まだの方は、早めに済ませてください。");
    expect(page.main).toContain("期限を過ぎています。まだの方は、すぐにこれまでの市区町村の役所へお尋ねください。");
    expect(page.main).toContain("市役所ではなく、運輸支局、または軽自動車検査協会での手続です");
  });

  test("one visit round four counters, and each thing to bring once", async () => {
    const page = expectPage(await ask("ja"));
    expect(section(page, "trips").split("\n")).toEqual([
      "市役所に行く日",
      "同じ日に本庁舎の窓口を順に回れば、まとめて済みます。",
      "1回で済みます",
      "2027年（令和9年）1月4日（月）までに",
      "市民窓口（住民・戸籍・カード）",
      "転入届、マイナンバーカードを続けて使う手続",
      "子育て・母子保健の窓口",
      "児童手当を受ける請求、こども医療費の受給者証",
      "学校・生涯学習の窓口",
      "小中学校の転校",
      "生活環境課の窓口",
      "犬の登録の住所変更",
    ]);
    expect(section(page, "bring").split("\n").slice(1)).toEqual([
      "本人確認書類（運転免許証、マイナンバーカードなど）",
      "使う手続：転入届、児童手当を受ける請求、こども医療費の受給者証、小中学校の転校",
      "家族全員のマイナンバーカードと4桁の暗証番号",
      "使う手続：転入届、マイナンバーカードを続けて使う手続",
      "転出証明書（マイナンバーカードで転出した人は不要）",
      "使う手続：転入届",
      "委任状（代わりの人が行くときだけ）",
      "使う手続：転入届",
      "振込先の口座が分かるもの（受け取る人の名義の通帳など）",
      "使う手続：児童手当を受ける請求",
      "犬の鑑札",
      "使う手続：犬の登録の住所変更",
      "子どもの健康保険の資格が分かるもの（資格情報のお知らせなど）",
      "使う手続：こども医療費の受給者証",
      "在学証明書と教科書給与証明書（今までの学校でもらいます）",
      "使う手続：小中学校の転校",
    ]);
    expect(section(page, "online").split("\n").slice(1)).toEqual([
      "オンラインだけで終わります",
      "水道を使い始める届出",
      "児童手当を受ける請求",
      "犬の登録の住所変更",
      "こども医療費の受給者証",
      "住民票の写し",
      "来庁の前に、オンラインで入力や予約ができます",
      "転入届",
      "小中学校の転校",
    ]);
    expect(section(page, "handouts")).toContain("美祢市へ転入された方へ（手続チェックリスト）");
    expect(section(page, "handouts")).not.toContain("外国人住民");
  });

  test("before the move: from when it can be done, and nothing is late", async () => {
    now = Date.parse("2026-12-01T23:30:00+09:00");
    try {
      const page = expectPage(await ask("ja"));
      expect(phasesOf(page).期限があること?.[0]).toEqual([
        "転入届",
        "2026年（令和8年）12月20日（日）から2027年（令和9年）1月4日（月）まで",
      ]);
      expect(section(page, "trips")).toContain(
        "2026年（令和8年）12月21日（月）から2027年（令和9年）1月4日（月）までに",
      );
      expect(page.main).toContain("次の期限は2026年（令和8年）12月14日（月）です。");
      expect(page.main).not.toContain("過ぎて");
    } finally {
      now = Date.parse("2026-12-22T09:00:00+09:00");
    }
  });

  test.each([
    ["easy", "転入届（引っこして きた とどけ）", "2027年1月4日（月曜日）まで", "2027年1月19日（火曜日）まで"],
    ["en", "Moving-in notification", "By Monday 4 January 2027", "By Tuesday 19 January 2027"],
  ] as const)("in %s: the same tasks and days", async (locale, title, first, dog) => {
    const page = expectPage(await ask(locale));
    expect(page.address).toBe(`${localizePath("/guide/moving-in", locale)}?${query}`);
    const [before = [], dated = [], soon = [], later = []] = Object.values(phasesOf(page));
    expect([before.length, dated.length, soon.length, later.length]).toEqual([2, 4, 4, 1]);
    expect(dated[0]).toEqual([title, first]);
    expect(dated[3]?.[1]).toBe(dog);
    expect(page.links((href) => href.includes("/procedures/moving-in-reservation"))).toContain(
      localizePath("/procedures/moving-in-reservation", locale),
    );
  });

  test("the days as a calendar file", async () => {
    const browser = portal.browser();
    const page = expectPage(await browser.open(`/guide/moving-in?${query}`));
    const file = await browser.open(page.link((href) => href.includes(".ics")));
    expect([
      file.status,
      file.headers["content-type"],
      file.headers["cache-control"],
      file.headers["x-robots-tag"],
    ]).toEqual([200, "text/calendar; charset=utf-8", "private, no-store", "noindex"]);
    expect(file.headers["content-disposition"]).toContain("moving-in.ics");
    expect(file.html.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
    expect(file.html.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const host = new URL(portal.origin).host;
    const events = eventsOf(file.html);
    // What is late is not in it: nobody needs to be reminded of a day that has passed.
    expect(events.map((event) => [event.UID, event.DTSTART, event.DTEND, event.SUMMARY])).toEqual([
      [`moving-in.2026-12-20.moving-in@${host}`, "20270104", "20270105", "【期限】転入届"],
      [`moving-in.2026-12-20.child-allowance-claim@${host}`, "20270104", "20270105", "【期限】児童手当を受ける請求"],
      [`moving-in.2026-12-20.dog-change@${host}`, "20270119", "20270120", "【期限】犬の登録の住所変更"],
    ]);
    const [first = {}] = events;
    expect(first.DESCRIPTION?.split("\n")[0]).toBe("2027年（令和9年）1月4日（月）まで");
    expect(first.DESCRIPTION).toContain("持ちもの：本人確認書類");
    expect(first.URL).toBe(`${portal.origin}/guide/moving-in?${query}`);
    expect([first["alarm.ACTION"], first["alarm.TRIGGER"]]).toEqual(["DISPLAY", "-P2DT15H"]);
    // The same list again has the same identities: a calendar replaces what it has.
    expect(eventsOf((await browser.open(`/guide/moving-in/calendar.ics?${query}`)).html).map(({ UID }) => UID)).toEqual(
      events.map(({ UID }) => UID),
    );
  });

  test("the answers can be changed, and the list is there again by its address", async () => {
    const browser = portal.browser();
    const page = expectPage(await browser.open(`/guide/moving-in?${query}`));
    const change = expectPage(await browser.open(page.link((href) => href.includes("edit=1"))));
    const form = change.forms.find((each) => each.names.includes("from")) ?? expect.unreachable("no questions");
    const list = expectPage(await browser.submit(change, form));
    expect(list.address).toBe(`/guide/moving-in?${query}`);
    const without = expectPage(await browser.submit(change, form.fill("dog", ["none"])));
    expect(without.main).not.toContain("犬の登録");
    expect(browser.cookies).toEqual({});
  });
});

describe("what is kept and what is not", () => {
  test("the questions are anybody's; answers are never kept, never found", async () => {
    const browser = portal.browser();
    for (const path of ["/guide", "/guide/moving-in", "/en/guide/birth"]) {
      const page = expectPage(await browser.open(path));
      expect(page.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
      expect(page.has('meta[name="robots"]')).toBe(false);
    }
    const personal = [
      `/guide/moving-in?${query}`,
      `/guide/moving-in?${query}&edit=1`,
      "/guide/moving-in?movedOn.year=2026",
    ];
    for (const path of personal) {
      const page = await browser.open(path);
      expect(page.headers["cache-control"]).toBe("private, no-store");
      expect(page.headers["x-robots-tag"]).toBe("noindex");
      expect(page.document.querySelector('meta[name="robots"]')?.attrs.content).toBe("noindex");
      expect(page.headers["set-cookie"]).toBeUndefined();
    }
  });
});

describe("mistakes", () => {
  test("lead to the question, and what was typed stays", async () => {
    const page = await ask("ja", { ...family, "movedOn.month": ["13"], dog: [] });
    expect(page.status).toBe(422);
    expect(page.text("title")[0]).toMatch(/^エラー：/);
    const links = page.document.querySelectorAll(".summary-errors a").map((link) => link.attrs.href);
    expect(links).toEqual(["#f-movedOn-month", "#f-dog"]);
    for (const href of links) expect(page.has(`[id="${href?.slice(1)}"]`), href).toBe(true);
    const form = page.forms.find((each) => each.names.includes("from")) ?? expect.unreachable("no questions");
    expect(form.entries().filter(([name]) => name.startsWith("movedOn."))).toEqual([
      ["movedOn.year", "令和8"],
      ["movedOn.month", "13"],
      ["movedOn.day", "20"],
    ]);
  });

  test("an unknown event, and a calendar without answers or days, are not found", async () => {
    const browser = portal.browser();
    for (const path of [
      "/guide/no-such-event",
      "/guide/moving-in/calendar.ics",
      "/guide/moving-in/calendar.ics?movedOn.year=x",
      "/guide/aging-care/calendar.ics?state=none&start=no",
    ])
      expect((await browser.open(path)).status, path).toBe(404);
  });

  test("when nothing is to be done the page says so and leads on", async () => {
    const page = expectPage(await portal.browser().open("/guide/aging-care?state=none&start=no"));
    expect(page.main).toContain("必要な手続が見つかりませんでした");
    expect(page.links((href) => href === "/procedures?lifeEvent=aging-care")).toHaveLength(1);
  });
});

describe.each(locales)("the way there, in %s", (locale) => {
  test("from the first page and from the list, to every life event", async () => {
    const browser = portal.browser();
    const paths = lifeEvents.map((id) => localizePath(`/guide/${id}`, locale));
    for (const start of ["/", "/guide"]) {
      const page = expectPage(await browser.open(localizePath(start, locale)));
      expect(page.links((href) => paths.includes(href))).toEqual(paths);
    }
    const t = translator(locale);
    for (const [place, path] of paths.entries()) {
      const page = expectPage(await browser.open(path));
      expect(page.heading).toBe(t(`pages:lifeEvents.${lifeEvents[place]}`));
      expect(page.links((href) => href.includes("/procedures?lifeEvent="))).toHaveLength(1);
      expect(page.forms.filter(({ method }) => method === "POST")).toEqual([]);
    }
  });

  test("from a procedure to the guides it comes up in", async () => {
    const page = expectPage(await portal.browser().open(localizePath("/procedures/water-start", locale)));
    expect(page.links((href) => href.includes("/guide/"))).toEqual(
      ["moving-in", "moving-within"].map((id) => localizePath(`/guide/${id}`, locale)),
    );
  });
});
