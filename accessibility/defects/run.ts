/** Puts each seeded defect into its page and asks every engine what it finds there that it did not find before. */
import type { Browser, Page } from "@playwright/test";
import type { EngineId, Kill, RecordedFinding } from "../../app/accessibility/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { arrive, watch } from "../arriving.ts";
import { dress, openWindow } from "../audit.ts";
import { compareNotes, keyOfNote } from "../checks/across.ts";
import type { Sight } from "../checks/check.ts";
import { type Note, noteOf } from "../checks/notes.ts";
import { machineDecided, provenAbsent } from "../criteria.ts";
import type { Engine, Findings } from "../engines/engine.ts";
import { findingsOfVerdicts } from "../engines/own.ts";
import type { Entry } from "../inventory.ts";
import { createResident } from "../stage/resident.ts";
import type { Stage } from "../stage/stage.ts";
import { nameOfView } from "../views.ts";
import type { Defect } from "./defect.ts";
import { bringHarm } from "./harm.ts";
import { defects } from "./list.ts";

/** With these each damaged page is compared. */
const companions = [
  "home",
  "procedures/found",
  "procedures/nothing",
  "procedure/spaceship-by-post",
  "guides",
  "lookup/new",
  "reservations/home/new",
  "handouts/list/all",
  "accessibility",
  "apply/spaceship-parking/contact/untouched",
  "apply/spaceship-parking/ship/untouched",
  "apply/spaceship-parking/stay/untouched",
];
type Seen = { engine: EngineId; findings: Findings }[];

export async function runDefects(
  browser: Browser,
  stage: Stage,
  engines: readonly Engine[],
  whole: readonly Entry[],
  wanted: (defect: Defect) => boolean = () => true,
): Promise<Kill[]> {
  const chosen = defects.filter(wanted);
  const lanes = [
    ...Map.groupBy(
      chosen,
      ({ locale, criterion }) => `${locale} ${locale === "ja" && criterion > "2" ? 2 : 1}`,
    ).values(),
  ];
  let done = 0;
  const tell = () => {
    done += 1;
    if (done % 20 === 0) console.log(`${done} / ${chosen.length} seeded defects`);
  };
  const kills = await Promise.all(lanes.map((lane) => runLane(browser, stage, engines, whole, lane, tell)));
  return kills.flat();
}

async function runLane(
  browser: Browser,
  stage: Stage,
  engines: readonly Engine[],
  whole: readonly Entry[],
  lane: readonly Defect[],
  tell: () => void,
): Promise<Kill[]> {
  const locale = lane[0]?.locale ?? "ja";
  let bench = await openBench(browser, stage, engines, locale);
  const entryOf = (id: string): Entry => {
    const entry = whole.find((each) => each.id === id);
    if (!entry) throw new Error(`no page-state ${id} to damage`);
    return entry;
  };
  try {
    const notes: Note[] = [];
    for (const id of companions) notes.push(await bench.note(entryOf(id)));
    const sound = new Map<string, Seen>();
    const kills: Kill[] = [];
    for (const defect of lane) {
      const { criterion, name, state, view } = defect;
      const entry = entryOf(state);
      const key = `${state} ${nameOfView(view)}`;
      const before =
        sound.get(key) ?? (await bench.look(entry, { ...defect, damage: undefined, served: undefined }, notes));
      sound.set(key, before);
      const after = await bench.look(entry, defect, notes).catch((error: unknown) => {
        console.error(`${criterion} ${name}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
        return null;
      });
      kills.push({ criterion, defect: `${name}（${state}）`, foundBy: after ? newly(criterion, before, after) : [] });
      // Whatever a defect left behind – or broke – the next one starts afresh.
      if (after === null) {
        await bench.close();
        bench = await openBench(browser, stage, engines, locale);
      }
      tell();
    }
    return kills;
  } finally {
    await bench.close();
  }
}

async function openBench(browser: Browser, stage: Stage, engines: readonly Engine[], locale: Locale) {
  const context = await openWindow(browser, locale, engines);
  await bringHarm(context);
  const page = await context.newPage();
  const seen = watch(page, stage.origin);
  const resident = await createResident(stage, context);
  const goto = async (path: string) => {
    await page.goto(stage.origin + localizePath(path, locale));
  };
  const scene = { page, stage, resident, locale, goto };
  const come = async (entry: Entry, { view, served, damage }: Pick<Defect, "view" | "served" | "damage">) => {
    await dress(page, view);
    if (served) await serveDamaged(page, served);
    await arrive(entry, scene, seen);
    if (served) await page.unrouteAll();
    if (damage) await page.evaluate(`(${damage.toString()})(globalThis.a11yHarm)`);
    await page.evaluate(() => globalThis.a11ySpies.settle());
  };
  return {
    async note(entry: Entry): Promise<Note> {
      await come(entry, { view: { width: 1280, colours: "light" } });
      return noteOf(page, locale, entry);
    },
    async look(entry: Entry, defect: Defect, notes: readonly Note[]): Promise<Seen> {
      await come(entry, defect);
      const own = await noteOf(page, locale, entry);
      const others = notes.filter(({ state }) => state !== entry.id);
      const compared = compareNotes([...others, own], false).get(keyOfNote(own)) ?? [];
      const sight: Sight = { page, subject: entry, locale, view: defect.view, depth: "deep", served: seen.served };
      const all: Seen = [{ engine: "own", findings: findingsOfVerdicts(compared) }];
      for (const engine of engines) {
        // A defect may make an engine stumble; then it has not found it.
        const findings = await engine.look(page, sight).catch(() => null);
        if (findings) all.push({ engine: engine.id, findings });
      }
      return all;
    },
    close: () => context.close(),
  };
}

async function serveDamaged(page: Page, change: (html: string) => string): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, body: change(await response.text()) });
  });
}

/**
 * Engines that say something new about this criterion. Where a machine decides both ways only a failure counts; elsewhere
 * a question counts too: it puts the page in front of a person, and the proof that nothing applies no longer holds.
 */
export function newly(criterion: string, before: Seen, after: Seen): EngineId[] {
  const isStrict = machineDecided.includes(criterion) && !provenAbsent.includes(criterion);
  const said = (seen: Seen) =>
    seen.flatMap(({ engine, findings }) =>
      [...findings.failed, ...(isStrict ? [] : findings.undecided)]
        .filter(({ criteria }) => criteria.includes(criterion))
        .map((finding: RecordedFinding) => ({ engine, text: JSON.stringify([engine, finding.rule, finding.where]) })),
    );
  const known = new Set(said(before).map(({ text }) => text));
  return [
    ...new Set(
      said(after)
        .filter(({ text }) => !known.has(text))
        .map(({ engine }) => engine),
    ),
  ].toSorted();
}
