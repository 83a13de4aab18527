/** Searching the real catalogue as residents do, through the page's own search box. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import type { Synonym } from "../../app/procedures/index.ts";
import { expectPage } from "./apply.ts";
import type { Page } from "./html-client.ts";
import { textOf } from "./html-document.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(() => portal?.close());

/** Ids of the hits in the order of the page. */
const idsOn = (page: Page): string[] => [
  ...new Set(page.links((href) => /\/procedures\/[a-z0-9-]+$/.test(href)).map((href) => href.split("/").pop() ?? "")),
];

async function search(query: string, locale: Locale = "ja"): Promise<{ page: Page; ids: string[] }> {
  const browser = portal.browser();
  const start = expectPage(await browser.open(localizePath("/procedures", locale)));
  const form = start.forms.find((each) => each.names.includes("q")) ?? expect.unreachable("the page has no search box");
  const page = expectPage(await browser.submit(start, form.fill("q", [query])));
  return { page, ids: idsOn(page) };
}

const moving = ["moving-out", "moving-in-reservation", "moving-within-reservation"];

/** What people type → what must come first, in this order. */
const expected: [query: string, ...first: string[]][] = [
  ["転出", "moving-out"],
  ["てんしゅつ", "moving-out"],
  ["テンシュツ", "moving-out"],
  ["ﾃﾝｼｭﾂ", "moving-out"],
  ["転出届", "moving-out"],
  ["転入", "moving-in-reservation"],
  ["転居", "moving-within-reservation"],
  ["ひっこし", ...moving],
  ["引越し", ...moving],
  ["引っ越し", ...moving],
  ["引っ越しました", ...moving],
  ["ひっこし を しました", ...moving],
  ["住所変更", ...moving],
  ["moving", ...moving],
  ["moving in", "moving-in-reservation"],
  ["Moving Out", "moving-out"],
  ["ゴミ", "bulky-waste"],
  ["粗大ごみ", "bulky-waste"],
  ["ソファ", "bulky-waste"],
  ["garbage", "bulky-waste"],
  ["印かん", "seal-registration", "seal-certificate"],
  ["ハンコ", "seal-registration"],
  ["実印", "seal-registration"],
  ["マイナカード", "mynumber-card-pickup"],
  ["暗証番号を忘れた", "digital-certificate-renewal"],
  ["赤ちゃん", "birth-notification"],
  ["赤ちゃんが生まれました", "birth-notification"],
  ["baby", "birth-notification"],
  ["妊娠", "pregnancy-notification"],
  ["児童手当", "child-allowance-claim"],
  ["保育園", "childcare-enrollment"],
  ["学童", "after-school-club"],
  ["転校", "school-transfer"],
  ["給食費", "school-aid"],
  ["ワンちゃん", "dog-registration", "dog-death-notification"],
  ["犬", "dog-registration"],
  ["犬を飼いたい", "dog-registration"],
  ["dog", "dog-registration", "dog-death-notification"],
  ["住民票", "residence-certificate"],
  ["ｼﾞｭｳﾐﾝﾋｮｳ", "residence-certificate"],
  ["戸籍謄本", "family-register-certificate"],
  ["結婚", "marriage-notification"],
  ["離婚", "divorce-notification"],
  ["父が亡くなりました", "death-notification", "bereavement-package"],
  ["おくやみ", "bereavement-package"],
  ["健康保険", "nhi-enroll"],
  ["会社をやめた", "nhi-enroll", "national-pension-enroll"],
  ["年金", "national-pension-enroll"],
  ["介護", "care-cert-new"],
  ["障害者手帳", "disability-handbook"],
  ["課税証明書", "tax-certificate"],
  ["税金", "tax-certificate"],
  ["tax certificate", "tax-certificate"],
  ["納税証明", "tax-payment-certificate"],
  ["原付", "light-vehicle"],
  ["水道", "water-start", "water-stop"],
  ["water", "water-start"],
  ["くみ取り", "septic-tank-subsidy", "night-soil"],
  ["トイレ", "night-soil"],
  ["空き家", "akiya-bank-register"],
  ["家を壊す", "dangerous-house-demolition"],
  ["市営住宅", "public-housing-application"],
  ["り災証明", "disaster-victim-certificate"],
  ["台風", "disaster-victim-certificate"],
  ["がん検診", "health-checkup"],
  ["選挙", "absentee-ballot"],
  ["畑", "farmland-permit"],
  ["道路の穴", "public-comment"],
  ["図書館", "library-reservation"],
  ["体育館", "facility-reservation"],
  ["スマホ教室", "event-application"],
  ["情報公開", "information-disclosure"],
  ["求人", "staff-exam"],
  // Two words: what both fit comes first.
  ["引っ越し 水道", "water-start"],
  ["水道　止める", "water-stop"],
  ["犬 死んだ", "dog-death-notification"],
  ["年金 免除", "national-pension-exemption"],
  ["保険証 なくした", "late-elderly-reissue"],
  ["結婚 補助金", "newlywed-support"],
];

describe("residents find", () => {
  test.each(expected)("%s", async (query, ...first) => {
    expect((await search(query)).ids.slice(0, first.length)).toEqual(first);
  });

  test("the same in every language of the page", async () => {
    for (const locale of locales) {
      for (const query of ["ひっこし", "ゴミ", "moving"])
        expect((await search(query, locale)).ids).toEqual((await search(query)).ids);
    }
  });

  test("every procedure by its own title, reading and easy title", async () => {
    const { index, list } = await portal.running.portal.procedures.snapshot();
    const lost = list.flatMap(({ procedure: { definition } }) =>
      [definition.title.ja, definition.reading, definition.title.easy ?? "", definition.title.en ?? ""]
        .filter(
          (query) =>
            !index
              .search(query, { category: null, lifeEvent: null, online: null })
              .ids.slice(0, 3)
              .includes(definition.id),
        )
        .map((query) => `${definition.id}: ${query}`),
    );
    expect(lost).toEqual([]);
  });
});

describe("the page of results", () => {
  test("helps on when nothing fits, in each language", async () => {
    for (const locale of locales) {
      const t = translator(locale);
      const { page, ids } = await search("ぬるぽがっ", locale);
      expect(ids).toEqual([]);
      for (const words of [
        t("pages:catalogue.nothing"),
        t("pages:catalogue.nothingHelp"),
        portal.running.portal.city.contact.tel ?? "",
      ]) {
        expect(page.main).toContain(words);
      }
      const suggestions = ["a", "b", "c", "d"].map((key) =>
        t("pages:catalogue.searchFor", { what: t(`portal:suggest.${key}`) }),
      );
      for (const words of suggestions) {
        const link = page.link((_, text) => text === words);
        expect(idsOn(await portal.browser().open(link)).length, words).toBeGreaterThan(0);
      }
    }
  });

  test("shows what was searched, as text and never as markup", async () => {
    const { page } = await search("<img src=x onerror=alert(1)>\"'&");
    expect(page.html).not.toContain("<img src=x");
    expect(page.forms.find((form) => form.names.includes("q"))?.values("q")).toEqual([
      "<img src=x onerror=alert(1)>\"'&",
    ]);
    for (const query of ["　", "%", "_", "\\", "(", "*", "a".repeat(100), "😀", "ﾞ", "を"])
      expectPage((await search(query)).page);
  });

  test("narrows by kind, life event and visit; counts agree with the lists; the search goes along", async () => {
    const all = expectPage(await portal.browser().open("/procedures"));
    expect(idsOn(all)).toHaveLength(100);
    for (const [name, start] of [
      ["category", "/procedures"],
      ["lifeEvent", "/procedures"],
      ["online", "/procedures"],
      ["category", "/procedures?q=証明"],
    ] as const) {
      const page = expectPage(await portal.browser().open(start));
      const options = page.document
        .querySelectorAll("nav details li")
        .map((item) => ({ link: item.querySelector("a")?.attrs.href ?? "", label: textOf(item) }))
        .filter(({ link }) => new URL(link, portal.origin).searchParams.has(name));
      expect(options.length, name).toBeGreaterThan(1);
      for (const { link, label } of options) {
        const narrowed = expectPage(await portal.browser().open(link));
        expect(idsOn(narrowed).length, `${link} ${label}`).toBe(Number(/(\d+)\D*$/.exec(label)?.[1]));
        const form = narrowed.forms.find((each) => each.names.includes("q"));
        expect(form?.hidden[name]).toBe(new URL(link, portal.origin).searchParams.get(name));
      }
    }
  });

  test("ignores facets that do not exist", async () => {
    for (const query of [
      "category=nothing",
      "lifeEvent=__proto__",
      "online=maybe",
      "category=moving&category=tax",
      "page=-1",
    ]) {
      expectPage(await portal.browser().open(`/procedures?${query}`));
    }
  });
});

test("synonyms name procedures and words that exist", async () => {
  const synonyms: Synonym[] = JSON.parse(readFileSync(projectPath("db", "seed", "synonyms.json"), "utf8"));
  const { byId, index } = await portal.running.portal.procedures.snapshot();
  expect(synonyms.flatMap(({ first = [] }) => first).filter((id) => !byId.has(id))).toEqual([]);
  const words = synonyms.flatMap((entry) => entry.words);
  const none = { category: null, lifeEvent: null, online: null };
  expect(words.filter((word) => index.search(word, none).ids.length === 0)).toEqual([]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});
