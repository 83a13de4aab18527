/** The frame of a page: its title, the way past what repeats, its landmarks, and more than one way to the other pages. */
import type { Page } from "@playwright/test";
import { type Check, question, verdict } from "./check.ts";
import { isProcess } from "./notes.ts";

export const frame: Check = async ({ page, locale, subject }) => {
  const seen = await page.evaluate(look);
  const { title, text, before, hasStops, landmarks, ways } = seen;
  // In front of the framework a page is a few lines with nothing repeated.
  const isPlain = subject.isBare === true || ((before <= 2 || !hasStops) && landmarks.main === 1);
  const skip = isPlain ? [] : await trySkip(page);
  const needsWays =
    !isProcess(subject) &&
    !subject.isBare &&
    subject.status === undefined &&
    !/login|print|display|ticket/.test(subject.route);
  return [
    // In Japanese the inventory's own name of the state helps; elsewhere a person decides.
    (locale === "ja" ? verdict : question)(
      { check: "title-tells", criteria: "2.4.2", help: "the words of the title are those of the page" },
      isAbout(title, locale === "ja" ? `${text} ${subject.title}` : text) ? [] : [title],
    ),
    verdict(
      { check: "bypass", criteria: "2.4.1", help: "the first stop leads past what repeats, into the main part" },
      [...skip, ...(landmarks.main === 1 || subject.isBare ? [] : [`${landmarks.main} main parts`])],
      !subject.isBare,
    ),
    verdict(
      { check: "landmarks", criteria: [], help: "words are in a landmark; banner and footer are there once" },
      landmarks.banner > 1 || landmarks.footer > 1 ? [JSON.stringify(landmarks)] : [],
    ),
    verdict(
      {
        check: "ways-to-pages",
        criteria: "2.4.5",
        help: "besides links there is a list of the pages, and a search or the way to one",
      },
      needsWays ? missingWays(ways, subject.area) : [],
      needsWays,
    ),
  ];
};

type Ways = { lists: number; toList: boolean; toSearch: boolean; hasSearch: boolean };

function missingWays({ lists, toList, toSearch, hasSearch }: Ways, area: "public" | "staff"): string[] {
  if (area === "staff") return lists > 0 ? [] : ["no list of the parts"];
  return [
    ...(lists > 0 ? [] : ["no list of pages"]),
    ...(toList ? [] : ["no way to the list of all procedures"]),
    ...(hasSearch || toSearch ? [] : ["no search and no way to it"]),
  ];
}

/**
 * Half of the title is found on the page, two letters at a time; of English a third of the words, which has more words for
 * one thing. Endings and numbers of receipts say nothing.
 */
export function isAbout(title: string, text: string): boolean {
  const [first = ""] = title.split(" | ");
  const own = simple(first.replace(/[0-9A-Z]{4,}(-[0-9A-Z]{4,})*/g, "")).replace(/^(エラー|error)\s*[:：]/, "");
  const isLatin = /^[\p{Script=Latin}\d\s\p{P}]+$/u.test(own);
  const all = isLatin ? (own.match(/[a-z0-9]{3,}/g) ?? []) : pairs(own);
  const telling = all.filter((part) => isLatin || !/\p{Script=Hiragana}/u.test(part));
  const parts = telling.length > 0 ? telling : all;
  const page = simple(text);
  return title.trim() !== "" && parts.filter((part) => page.includes(part)).length >= parts.length / (isLatin ? 3 : 2);
}

const simple = (text: string) => text.normalize("NFKC").toLowerCase();

const pairs = (text: string): string[] => {
  const letters = [...text.replace(/[\s、。・（）「」]/g, "")];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
};

/** In the page. */
function look() {
  const { all, isOnPage, isSeen, stops, words } = globalThis.a11yKit;
  const main = document.querySelector("main");
  const places = stops();
  const first = places.findIndex((each) => main?.contains(each));
  const links = (root: ParentNode) =>
    [...root.querySelectorAll<HTMLAnchorElement>("a[href]")].filter(
      (link) => isOnPage(link) && link.origin === location.origin,
    );
  const paths = links(document).map(({ pathname }) => pathname.replace(/^\/(easy|en)(?=\/|$)/, "") || "/");
  const outer = all("nav").filter(
    (nav) => nav.closest("header, footer") && links(nav).filter((link) => !link.hreflang).length >= 2,
  );
  return {
    title: document.title,
    text: `${words(main)} ${words(document.querySelector("header"))}`,
    hasStops: first >= 0,
    before: first < 0 ? places.length : first,
    landmarks: {
      main: all("main, [role=main]").filter(isSeen).length,
      banner: all("body > header, [role=banner]").filter(isSeen).length,
      footer: all("body > footer, [role=contentinfo]").filter(isSeen).length,
    },
    ways: {
      lists: outer.length,
      toList: paths.includes("/procedures"),
      toSearch: paths.includes("/") || paths.includes("/procedures"),
      hasSearch: all("search input, [role=search] input, input[type=search]").some(isSeen),
    },
  };
}

async function trySkip(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const start = document.createElement("span");
    start.tabIndex = 0;
    document.body.prepend(start);
    start.focus({ preventScroll: true });
    start.remove();
    globalThis.a11ySpies.guard();
  });
  const address = page.url();
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const { isOnPage, nameOf } = globalThis.a11yKit;
    const element = document.activeElement;
    if (!(element instanceof HTMLAnchorElement) || !element.getAttribute("href")?.startsWith("#"))
      return "the first stop is no link within the page";
    return isOnPage(element) ? null : `cannot be seen with the focus: ${nameOf(element)}`;
  });
  if (first !== null) {
    await page.evaluate(() => globalThis.a11ySpies.release());
    return [first];
  }
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isInside = await page.evaluate(() => {
    const main = document.querySelector("main");
    const { activeElement } = document;
    const hasStops = globalThis.a11yKit.stops().some((each) => main?.contains(each));
    return main !== null && (main.contains(activeElement) || !hasStops);
  });
  // The address as it was: later checks look whether it changes.
  await page.evaluate((url) => {
    history.replaceState(history.state, "", url);
    globalThis.a11ySpies.release();
  }, address);
  return isInside ? [] : ["the skip link does not lead into the main part"];
}
