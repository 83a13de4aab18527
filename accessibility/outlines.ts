/**
 * What a person reads before judging: a page-state's title, headings, links, controls, pictures, words in other languages and
 * messages, in the order of the page, and a picture of it. Beside the raw results, not in the repository.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { screenName } from "../app/accessibility/index.ts";
import type { Locale } from "../app/i18n/locales.ts";

export type Outline = Awaited<ReturnType<typeof outlineOf>>;

export const outlineOf = (page: Page) => page.evaluate(read);

/** In the page. */
function read() {
  const { accName, all, isOnPage, isSeen, named, texts, words } = globalThis.a11yKit;
  const short = (text: string, most = 160) => (text.length > most ? `${text.slice(0, most)}…` : text);
  const controls = all<HTMLInputElement>("input:not([type=hidden]), select, textarea").filter(isSeen);
  const headOf = (element: Element) =>
    words(element.closest("fieldset, [role=radiogroup], [role=group]")?.querySelector("legend") ?? null);
  return {
    title: document.title,
    headings: all("h1, h2, h3, h4, h5, h6")
      .filter(isSeen)
      .map((each) => `${each.tagName} ${short(words(each))}`),
    links: all<HTMLAnchorElement>("a[href]")
      .filter(isOnPage)
      .map((link) => {
        const name = accName(link);
        const around = words(link.closest("li, p, td, dd, h2, h3"));
        return [name, link.getAttribute("href") ?? "", around === name ? "" : short(around)]
          .filter(Boolean)
          .join(" | ");
      }),
    controls: controls.map((each) =>
      [
        each.type || each.tagName.toLowerCase(),
        accName(each),
        headOf(each),
        short(named(each.getAttribute("aria-describedby"))),
        each.getAttribute("aria-invalid") === "true" ? "invalid" : "",
      ]
        .filter(Boolean)
        .join(" | "),
    ),
    buttons: all("button, summary, input[type=submit]").filter(isSeen).map(accName),
    pictures: all("img, svg, canvas, [role=img]")
      .filter((each) => isSeen(each) && each.parentElement?.closest("svg") === null)
      .map((each) => {
        const isHidden = each.closest("[aria-hidden=true]") !== null || each.getAttribute("alt") === "";
        const what =
          each.querySelector("use")?.getAttribute("href") ?? each.getAttribute("src")?.slice(0, 60) ?? each.tagName;
        const beside = words(each.closest("a, button, p, li, h1, h2, h3, summary, figure") ?? each.parentElement);
        return `${what} | ${isHidden ? "(decoration)" : accName(each)} | ${short(beside, 60)}`;
      }),
    tables: all<HTMLTableElement>("table")
      .filter(isSeen)
      .map((table) => `${words(table.caption)}: ${all("th", table).slice(0, 12).map(words).join(", ")}`),
    otherLanguages: all("body [lang]")
      .filter((each) => isSeen(each) && each.getAttribute("lang") !== document.documentElement.lang)
      .map((each) => `${each.getAttribute("lang")}: ${short(words(each), 80)}`),
    messages: all("[role=alert], [role=status], [aria-live], .error, .error-summary, .notice")
      .filter((each) => words(each) !== "")
      .map((each) => `${each.getAttribute("role") ?? each.className}: ${short(words(each), 300)}`),
    text: texts(document.querySelector("main") ?? document.body)
      .map(({ text }) => text)
      .join("\n"),
  };
}

/** The whole page as it is drawn, small enough to keep one of every page-state. */
export async function pictureOf(page: Page): Promise<Buffer> {
  const taken = await page.screenshot({ fullPage: true, type: "jpeg", quality: 70 });
  const { height = 0 } = await sharp(taken).metadata();
  // Taller ones do not fit into the format.
  return sharp(taken)
    .extract({ left: 0, top: 0, width: page.viewportSize()?.width ?? 1280, height: Math.min(height, 12_000) })
    .resize({ width: 640, withoutEnlargement: true })
    .webp({ quality: 60, effort: 2 })
    .toBuffer();
}

export function writePicture(folder: string, state: string, locale: Locale, picture: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, screenName(state, locale)), picture);
}

/** A line a page-state and language. */
export function writeOutlines(
  file: string,
  results: readonly { state: string; locale: Locale; hash: string; outline: Outline | null }[],
): void {
  const lines = results.map(({ state, locale, hash, outline }) => JSON.stringify({ state, locale, hash, ...outline }));
  writeFileSync(file, gzipSync(`${lines.toSorted().join("\n")}\n`));
}
