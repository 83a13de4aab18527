/** The thirty handouts as residents read them: list, page, readings, languages, versions, sheets, feed, over real HTTP. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { expectPage } from "./apply.ts";
import { ask, type Page } from "./html-client.ts";
import { firstLost, readPaper, squeezed } from "./paper-pdf.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(() => portal?.close());

const open = async (path: string): Promise<Page> => expectPage(await portal.browser().open(path));
const shelf = () => portal.running.portal.handouts.library.current();
const rich = "garbage-sorting";

describe("the list", () => {
  test.each(locales)("has all thirty in %s, each with a page behind it", async (locale) => {
    const { list } = await shelf();
    expect(list).toHaveLength(30);
    const page = await open(localizePath("/handouts", locale));
    const links = page.links((href) => /\/handouts\/[a-z-]+$/.test(href) && !href.endsWith("/notices"));
    expect(new Set(links).size).toBe(30);
    for (const href of links) {
      const leaf = await open(href);
      expect.soft(leaf.heading, href).not.toBe("");
      expect.soft(leaf.text("article.leaf h2").length, href).toBeGreaterThan(1);
      expect.soft(leaf.main, href).not.toMatch(/要確認|\{[^}]*\|/);
    }
  });

  test("is found by any way of writing, and says so when nothing fits", async () => {
    const titles = (page: Page) => page.text(".hits .hit");
    expect(titles(await open("/handouts?q=ｺﾞﾐ"))[0]).toContain("ごみ");
    expect(titles(await open(`/handouts?q=${encodeURIComponent("犬")}`))[0]).toContain("犬");
    const none = await open("/handouts?q=zzzz");
    expect(titles(none)).toEqual([]);
    expect(none.main).toContain("合う案内が見つかりません");
  });

  test("stands behind the fourth door, and beside the procedures that a search finds", async () => {
    expect((await open("/")).links((href) => href === "/handouts").length).toBeGreaterThan(0);
    const found = await open(`/procedures?q=${encodeURIComponent("犬")}`);
    expect(found.links((href) => href === "/handouts/dog-guide")).toHaveLength(1);
    expect((await open("/procedures")).links((href) => href.startsWith("/handouts/"))).toEqual([]);
  });
});

describe("a handout", () => {
  test("shows readings where they are asked for; in やさしい日本語 until they are switched off", async () => {
    const rubies = async (path: string) => (await open(path)).text("article ruby rt").length;
    expect(await rubies(`/handouts/${rich}`)).toBe(0);
    expect(await rubies(`/easy/handouts/${rich}`)).toBeGreaterThan(20);
    expect(await rubies(`/easy/handouts/${rich}?furigana=off`)).toBe(0);
    const plain = await open(`/handouts/${rich}`);
    const other = plain.link((href) => href.includes("furigana="));
    expect(await rubies(other)).toBeGreaterThan(0);
    const back = (await open(other)).link((_, text) => text === "ふりがなを消す");
    expect(back).toBe(`/handouts/${rich}`);
  });

  test("has anchors for its contents, heads in its tables, and no link that leads nowhere", async () => {
    const page = await open(`/handouts/${rich}`);
    const ids = new Set(page.document.querySelectorAll("[id]").map((each) => each.attrs.id));
    const anchors = page.links((href) => href.startsWith("#") && href !== "#main");
    expect(anchors.length).toBeGreaterThan(3);
    for (const href of anchors) expect(ids).toContain(decodeURIComponent(href.slice(1)));
    expect(page.document.querySelectorAll("table th").every((cell) => /^(col|row)$/.test(cell.attrs.scope ?? ""))).toBe(
      true,
    );
    const pages = [page, await open(`/easy/handouts/${rich}`), await open("/en/handouts/foreign-residents")];
    for (const href of new Set(pages.flatMap((each) => each.links((to) => to.startsWith("/"))))) {
      const { status } = await ask(portal.origin, href);
      expect.soft(status, href).toBeLessThan(400);
    }
  });

  test("that is in Japanese only says so, and marks its text as Japanese", async () => {
    const { list } = await shelf();
    const only = list.find(({ content }) => content.texts.en === undefined);
    if (only === undefined) return;
    const page = await open(`/en/handouts/${only.handoutId}`);
    expect(page.lang).toBe("en");
    expect(page.document.querySelector("article")?.attrs.lang).toBe("ja");
    expect(page.main).toContain(translator("en")("handouts:page.fallback"));
    expect((await open(`/handouts/${only.handoutId}`)).document.querySelector("article")?.attrs.lang).toBeUndefined();
  });

  test("is linked from its procedures, and leads back to them", async () => {
    const page = await open("/procedures/moving-out");
    expect(page.links((href) => href === "/handouts/moving-out-guide")).toHaveLength(1);
    expect(
      (await open("/handouts/moving-out-guide")).links((href) => href === "/procedures/moving-out").length,
    ).toBeGreaterThan(0);
  });

  test("counts an answer for the day, knows nobody, and says thank you", async () => {
    const browser = portal.browser();
    const page = expectPage(await browser.open(`/easy/handouts/${rich}`));
    const form = page.form(({ action }) => action.endsWith("/helpful"));
    const [yes] = form.buttons;
    const thanks = expectPage(await browser.submit(page, form, yes));
    expect(thanks.heading).toBe("ありがとう ございました");
    expect(browser.cookies).toEqual({});
    const rows = portal.rows("select handout_id, locale, yes, no from handout_feedback");
    expect(rows).toEqual([{ handout_id: rich, locale: "easy", yes: 1, no: 0 }]);
  });
});

/** Published by two people, as at the desk. */
async function publish(id: string, edit: (markdown: string) => string): Promise<void> {
  const { publishing } = portal.running.portal.handouts;
  const [one, other] = ["writer", "checker"].map((login) => ({ login, role: "publisher" as const })) as [
    Parameters<typeof publishing.create>[1],
    Parameters<typeof publishing.create>[1],
  ];
  const sure = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  };
  const draft = sure(await publishing.startDraft({ handoutId: id }, one));
  const seen = (of: { version: number; revision: number }, by: typeof one) => ({
    handoutId: id,
    version: of.version,
    revision: of.revision,
    by,
  });
  const texts = Object.fromEntries(
    Object.entries(draft.content.texts).map(([locale, text]) => [
      locale,
      locale === "ja" ? edit(text.markdown) : text.markdown,
    ]),
  );
  const saved = sure(
    await publishing.save(seen(draft, one), { meta: draft.content.meta, texts }, "持ち物を足しました"),
  );
  const sent = sure(await publishing.submitForReview(seen(saved, one)));
  sure(await publishing.approve(seen(sent, other), null));
}

describe("versions", () => {
  test("a new one is shown within a second; the old one stays, marked, with what changed", async () => {
    const id = "dog-guide";
    const before = await open(`/handouts/${id}`);
    await publish(id, (markdown) => `${markdown.trimEnd()}\n\n## つけたし\n\n新しい文を足しました。\n`);
    await sleep(1_100);
    const after = await open(`/handouts/${id}`);
    expect(before.main).not.toContain("新しい文を足しました。");
    expect(after.main).toContain("新しい文を足しました。");
    const list = await open(`/handouts/${id}/versions`);
    expect(list.text(".hits h2")).toEqual(["第2版", "第1版"]);
    expect(list.main).toContain("持ち物を足しました");
    const old = await open(`/handouts/${id}/versions/1`);
    expect(old.main).toContain("これは前の版です");
    expect(old.main).not.toContain("新しい文を足しました。");
    expect(old.document.querySelector("meta[name=robots]")?.attrs.content).toBe("noindex");
    expect(old.links((href) => href === `/handouts/${id}`).length).toBeGreaterThan(0);
    const now = await open(`/handouts/${id}/versions/2`);
    expect(now.main).not.toContain("これは前の版です");
    expect(now.text("ins").join()).toContain("新しい文を足しました。");
    expect(now.text(".leaf-changes b")).toContain("加わったところ");
    const feed = (await ask(portal.origin, "/handouts/feed.atom")).body.toString();
    expect(/<entry>\s*<id>([^<]*)/.exec(feed)?.[1]).toMatch(/dog-guide\/versions\/2$/);
  });

  test("that are not there are not found", async () => {
    for (const path of [
      "/handouts/no-such",
      `/handouts/${rich}/versions/9`,
      `/handouts/${rich}/versions/x`,
      "/handouts/no-such/versions",
      "/handouts/no-such.pdf",
    ])
      expect((await portal.browser().open(path)).status, path).toBe(404);
  });
});

describe("on paper", () => {
  const read = async (path: string) => {
    const { status, headers, body } = await ask(portal.origin, path);
    expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
    return { body, etag: headers.etag ?? "", paper: await readPaper(body) };
  };

  test.each(locales)(
    "every leaflet in %s is tagged, in its language, with bookmarks and all its headings",
    async (locale: Locale) => {
      for (const { handoutId, content } of (await shelf()).list) {
        const path = localizePath(`/handouts/${handoutId}.pdf`, locale);
        const { paper } = await read(path);
        const language = content.texts[locale] === undefined ? "ja" : locale;
        const page = await open(localizePath(`/handouts/${handoutId}`, locale));
        const headings = page.text("article h2");
        expect.soft({ path, ...paper }).toMatchObject({
          path,
          isTagged: true,
          title: content.meta.title[language],
          lang: language === "en" ? "en" : "ja",
          foreignFonts: [],
          untagged: 0,
          looseLinks: 0,
        });
        // What leads somewhere on the page leads there from the sheet, too, and is read in its place.
        const { origin } = portal.running.portal;
        const targets = page.document.querySelectorAll("article.leaf a").map(({ attrs }) => attrs.href ?? "");
        for (const to of targets) expect.soft(paper.links, path).toContain(to.startsWith("/") ? `${origin}${to}` : to);
        expect.soft(paper.tags.has("Link"), path).toBe(targets.length > 0);
        const paragraphs = page.document
          .querySelectorAll("article.leaf > p")
          .filter((each) => each.querySelector("a:not(.outside)") && !each.querySelector("a.outside, ruby"));
        for (const { text } of paragraphs) expect.soft(paper.words, path).toContain(squeezed(text));
        expect.soft(paper.bookmarks.length, path).toBeGreaterThanOrEqual(headings.length);
      }
    },
    180_000,
  );

  test("a table has its heads, steps are a list, words can be taken out", async () => {
    const { paper, etag } = await read(`/handouts/${rich}.pdf`);
    for (const tag of ["Table", "TR", "TH", "TD", "Caption", "L", "LI", "Lbl", "H1", "H2"])
      expect(paper.tags).toContain(tag);
    expect(
      firstLost(paper.words, [
        "ごみの分け方・出し方",
        "地域の分別ガイドを使う",
        "燃やせるごみ",
        "粗大ごみを申し込む",
        "お問い合わせ",
      ]),
    ).toBeNull();
    const again = await ask(portal.origin, `/handouts/${rich}.pdf`, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  test("readings are drawn and not said twice", async () => {
    const [on, off] = [await read(`/easy/handouts/${rich}.pdf`), await read(`/easy/handouts/${rich}.pdf?furigana=off`)];
    expect(on.paper.words).toBe(off.paper.words);
    expect(on.paper.frames.join("")).toContain("ちいき");
    expect(off.paper.frames.join("")).not.toContain("ちいき");
  });

  test("the poster says in three languages where its code leads", async () => {
    const { paper } = await read(`/handouts/dog-guide/poster.pdf`);
    expect(paper.pages).toBe(1);
    expect(firstLost(paper.words, ["犬の飼い方", "犬をかっている人へ", "Dogowner", "/handouts/dog-guide"])).toBeNull();
    expect(paper.alternatives.join()).toContain("/handouts/dog-guide");
  });
});

test("the feed names every handout once, newest first", async () => {
  const { headers, body } = await ask(portal.origin, "/en/handouts/feed.atom");
  expect(headers["content-type"]).toContain("application/atom+xml");
  const xml = body.toString();
  expect(xml).toMatch(
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="en">/,
  );
  const ids = [...xml.matchAll(/<entry>\s*<id>([^<]*)/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(30);
  const times = [...xml.matchAll(/<updated>([^<]*)/g)].map(([, time]) => time ?? "");
  expect(times.slice(1)).toEqual(times.slice(1).toSorted().toReversed());
  expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/);
});
