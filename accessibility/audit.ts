/** Brings page-states about in one browser window, one after the other, and lets every engine look at each view. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Look } from "../app/accessibility/index.ts";
import { type Locale, localizePath } from "../app/i18n/locales.ts";
import { arrive, watch } from "./arriving.ts";
import type { Sight, Verdict } from "./checks/check.ts";
import { bringKit } from "./checks/kit.ts";
import { type Note, noteOf } from "./checks/notes.ts";
import { bringSpies } from "./checks/spies.ts";
import { contentHash } from "./content-hash.ts";
import type { Engine, Findings } from "./engines/engine.ts";
import { findingsOfVerdicts } from "./engines/own.ts";
import type { Entry } from "./inventory.ts";
import { type Outline, outlineOf, pictureOf } from "./outlines.ts";
import { createResident } from "./stage/resident.ts";
import type { Stage } from "./stage/stage.ts";
import { steadyPlace } from "./steady.ts";
import { nameOfView, type View } from "./views.ts";

/** One look at a page-state: deep ones leave the page changed, so it is brought about anew after them. */
export type Task = { entry: Entry; looks: { view: View; depth: Sight["depth"] }[] };
/** What came of one task. */
export type Result = {
  state: string;
  locale: Locale;
  looks: Look[];
  hash: string;
  note: Note;
  raw: Raw[];
  /** What the server sent, and for which address: another browser may be shown the same. */
  document: { path: string; html: string } | null;
  outline: Outline | null;
};
export type Raw = { engine: string; view: string; findings: Findings };
export type AuditOptions = {
  stage: Stage;
  locale: Locale;
  engines: readonly Engine[];
  onResult?(result: Result): void;
  /** Says whether a state whose content has this hash is looked at. */
  isWanted?(state: string, hash: string): boolean;
  /** Takes pictures for it. */
  onPicture?(state: string, picture: Buffer): void;
};

export async function audit(browser: Browser, tasks: readonly Task[], options: AuditOptions): Promise<Result[]> {
  const { stage, locale, engines } = options;
  const context = await openWindow(browser, locale, engines);
  const page = await context.newPage();
  const seen = watch(page, stage.origin);
  const goto = async (path: string) => {
    await page.goto(stage.origin + localizePath(path, locale));
  };
  const results: Result[] = [];
  try {
    for (const { entry, looks } of tasks) {
      // Somebody new each time: what others began does not show on their pages.
      const scene = { page, stage, resident: await createResident(stage, context), locale, goto };
      const result: Result = {
        state: entry.id,
        locale,
        looks: [],
        hash: "",
        note: blankNote(entry, locale),
        raw: [],
        document: null,
        outline: null,
      };
      let isFresh = false;
      for (const [index, { view, depth }] of looks.entries()) {
        await dress(page, view);
        const before = isFresh ? [] : await arrive(entry, scene, seen);
        if (index === 0) {
          result.hash = await contentHash(page);
          if (options.isWanted?.(entry.id, result.hash) === false) break;
          result.note = await noteOf(page, locale, entry);
          result.outline = await outlineOf(page);
          if (options.onPicture) options.onPicture(entry.id, await pictureOf(page));
          const { pathname, search } = new URL(page.url());
          if (seen.served !== null) result.document = { path: pathname + search, html: seen.served };
        }
        await page.evaluate(() => globalThis.a11ySpies.settle());
        // What is folded is looked at as it comes in the widest view, unfolded in the others.
        if (view.width !== 1280) await page.evaluate(unfold);
        const sight: Sight = { page, subject: entry, locale, view, depth, served: seen.served };
        const asked = engines.filter(({ sees }) => sees === "layout" || index === 0);
        for (const engine of asked) {
          const findings = withBefore(engine, await lookAt(engine, sight), before);
          const name = nameOfView(view);
          const { failed, undecided, passed, inapplicable } = findings;
          const look: Look = {
            state: entry.id,
            locale,
            view: name,
            engine: engine.id,
            failed,
            undecided,
            passed,
            inapplicable,
          };
          result.looks.push(steadyLook(look));
          result.raw.push({ engine: engine.id, view: name, findings });
        }
        isFresh = depth === "quick";
      }
      options.onResult?.(result);
      results.push(result);
    }
  } finally {
    await context.close();
  }
  return results;
}

export async function openWindow(
  browser: Browser,
  locale: Locale,
  engines: readonly Engine[],
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: locale === "en" ? "en-GB" : "ja-JP",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(30_000);
  await bringKit(context);
  await bringSpies(context);
  for (const engine of engines) await engine.bring(context);
  return context;
}

export async function dress(page: Page, { width, colours }: View): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  const isForced = colours === "forced-colors";
  await page.emulateMedia({
    colorScheme: colours === "dark" ? "dark" : "light",
    forcedColors: isForced ? "active" : "none",
  });
}

/** An engine that stumbles over a page has found something: about itself or about the page. */
async function lookAt(engine: Engine, sight: Sight): Promise<Findings> {
  try {
    return await engine.look(sight.page, sight);
  } catch (error) {
    const where = [error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)];
    const finding = { rule: "engine-stumbled", criteria: [], help: "the engine could not look at the page", where };
    return { failed: [finding], undecided: [], passed: [], inapplicable: [] };
  }
}

function withBefore(engine: Engine, findings: Findings, before: readonly Verdict[]): Findings {
  if (engine.id !== "own" || before.length === 0) return findings;
  const { failed } = findingsOfVerdicts(before);
  return { ...findings, failed: [...failed, ...findings.failed].toSorted((a, b) => (a.rule < b.rule ? -1 : 1)) };
}

const steadyLook = (look: Look): Look => {
  const told = (findings: Look["failed"]) =>
    findings.map((each) => ({
      ...each,
      where: [...new Set(each.where.map((place) => steadyPlace(place)))].toSorted(),
    }));
  return { ...look, failed: told(look.failed), undecided: told(look.undecided) };
};

function unfold(): void {
  for (const details of document.querySelectorAll("details")) details.open = true;
}

const blankNote = ({ id, page, area }: Entry, locale: Locale): Note => ({
  state: id,
  page,
  locale,
  area,
  isOwn: false,
  isProcess: true,
  path: "",
  title: "",
  frame: {},
  names: [],
  help: [],
  links: [],
});
