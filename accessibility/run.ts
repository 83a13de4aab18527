/** The accessibility run: every page-state, every engine, and the record of it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { judge, type RunRecord, readReviewFiles } from "../app/accessibility/index.ts";
import { isoDate } from "../app/i18n/dates.ts";
import { projectPath } from "../app/lib/project-path.ts";
import routes from "../app/routes.ts";
import { audit, type Result } from "./audit.ts";
import { launchOptions } from "./browser.ts";
import { runCanary } from "./canary.ts";
import { changedStates } from "./changed.ts";
import { runDefects } from "./defects/run.ts";
import { dismiss, gather } from "./engines/all.ts";
import type { Engine } from "./engines/engine.ts";
import { type Exception, readExceptions, staleExceptions } from "./exceptions.ts";
import { localeOfEach, lookInFirefox } from "./firefox/second-look.ts";
import { derive, type Entry } from "./inventory.ts";
import { isPart, type RunOptions } from "./options.ts";
import { writePicture } from "./outlines.ts";
import { type Lane, plan, shardOf } from "./planning.ts";
import {
  makeRecord,
  readRecord,
  recordFile,
  resultsFolder,
  screensFolder,
  writeRaw,
  writeRecord,
} from "./recording.ts";
import { mergeShards, writeShard } from "./shards.ts";
import { cityDefinitions } from "./stage/definitions.ts";
import { startTestPortal } from "./stage/portal.ts";
import { createRunClock } from "./stage/run-clock.ts";
import { prepareStage, type Stage } from "./stage/stage.ts";
import { summaryOf } from "./summary.ts";
import { isViolation, progress, tellFindings, tellJudgement, tellKills, tellRecord } from "./telling.ts";

const summaryFile = projectPath("accessibility", "reports", "summary.json");

export { readOptions } from "./options.ts";

/** Exit code: 0 when nothing was found, 1 when something was, 2 when the run is void. */
export async function run(options: RunOptions): Promise<number> {
  const today = isoDate(Date.now());
  const exceptions = readExceptions();
  if (options.merge) return keep(mergeShards(exceptions, today), exceptions, today);
  if (options.judge) {
    const record = readRecord(recordFile);
    if (record === null) throw new Error(`there is no record yet: ${recordFile}`);
    return tellAll(record, today);
  }
  const running = await startTestPortal(createRunClock());
  const browser = await chromium.launch(launchOptions());
  const { engines, absent } = await gather(options.engines);
  for (const id of absent)
    console.log(`${id}: この機械では動きません（Java がありません）/ not on this machine, no Java`);
  try {
    const stage = await prepareStage(running);
    const asleep = (await runCanary(browser, engines)).filter(({ missed }) => missed.length > 0);
    for (const { engine, missed } of asleep)
      console.error(`この試験は無効です / void: ${engine} は既知の欠陥を見逃しました / missed ${missed.join(", ")}`);
    if (asleep.length > 0) return 2;
    const whole = derive(routes, { catalogue: cityDefinitions(), today: stage.today, all: options.all });
    const isWhole = !isPart(options);
    // Of shards the first seeds the defects.
    const kills =
      options.defects || isWhole || options.shard?.part === 1 ? await runDefects(browser, stage, engines, whole) : [];
    if (kills.length > 0 && !tellKills(kills, engines)) return 2;
    if (options.defects) return 0;
    const results = await lookAtAll(browser, stage, engines, whole, options);
    const second =
      isWhole || options.firefox
        ? await lookInFirefox(running.origin, results, localeOfEach(lanesOf(whole, options)), (line) =>
            console.log(line),
          )
        : null;
    if (second === null && (isWhole || options.firefox))
      console.log("Firefox: 入っていません（FIREFOX_PATH で示せます）/ not installed, so there is no second browser");
    const parts = {
      set: isWhole ? (options.all ? "full" : "pairwise") : "part",
      engines,
      browsers: [
        { name: "Chromium", version: browser.version() },
        ...(second ? [{ name: "Firefox", version: second.version }] : []),
      ],
      entries: whole,
      results,
      kills,
      moreLooks: second?.looks ?? [],
    } as const;
    const { shard } = options;
    writeRaw(join(resultsFolder, "raw", shard ? `${shard.part}-of-${shard.of}` : "whole"), results);
    if (shard) writeShard(shard, options.all ? "full" : "pairwise", parts);
    const record = makeRecord(parts, exceptions, today);
    if (isWhole) return keep(record, exceptions, today);
    writeRecord(`${resultsFolder}/record.json.gz`, record);
    return tellAll(record, today);
  } finally {
    await browser.close();
    await running.close();
    await dismiss(engines);
  }
}

/** Of the whole: it becomes the record that is published, and exceptions that nothing needs are named. */
function keep(record: RunRecord, exceptions: readonly Exception[], today: string): number {
  writeRecord(recordFile, record);
  writeFileSync(summaryFile, `${JSON.stringify(summaryOf(record), null, 2)}\n`);
  const stale = staleExceptions(exceptions, record.looks, today);
  for (const each of stale) console.error(`exceptions.json: ${each}`);
  return Math.max(tellAll(record, today), stale.length > 0 ? 1 : 0);
}

/** What was found, and what is left when people's decisions are counted in. */
function tellAll(record: RunRecord, today: string): number {
  const { reviews, problems } = readReviewFiles(projectPath("accessibility", "reviews"));
  for (const { file, path, message } of problems) console.error(`reviews/${file} ${path}: ${message}`);
  return Math.max(tellRecord(record), tellJudgement(judge(record, reviews, today)), problems.length > 0 ? 1 : 0);
}

/** What is asked for; of shards, the whole that they are parts of. */
function lanesOf(whole: readonly Entry[], { all, locale, page }: RunOptions): Lane[] {
  return plan(whole, all ? "full" : "pairwise")
    .filter((lane) => locale === null || lane.locale === locale)
    .map((lane) => ({
      ...lane,
      tasks: lane.tasks.filter(({ entry }) => page === null || entry.id.startsWith(page)),
    }));
}

/** Windows side by side, one for each language, and one for the console. */
async function lookAtAll(
  browser: Browser,
  stage: Stage,
  engines: readonly Engine[],
  whole: readonly Entry[],
  options: RunOptions,
): Promise<Result[]> {
  const { changed, page } = options;
  const lanes = shardOf(lanesOf(whole, options), options.shard);
  const count = lanes.reduce((sum, { tasks }) => sum + tasks.length, 0);
  if (count === 0) throw new Error(`no page-state begins with ${page}`);
  const tick = progress(count);
  const isWanted = changed ? changedStates(readRecord(recordFile), whole) : undefined;
  const parts = await Promise.all(
    lanes.map(({ locale: own, tasks }) =>
      audit(browser, tasks, {
        stage,
        locale: own,
        engines,
        isWanted: isWanted && ((state, hash) => isWanted(state, own, hash)),
        onPicture: (state, picture) => writePicture(screensFolder, state, own, picture),
        onResult(result) {
          tellFindings(
            result.looks.map((look) => ({
              ...look,
              failed: look.failed.filter((each) => isViolation(each, look.engine)),
            })),
          );
          tick(result.looks.length);
        },
      }),
    ),
  );
  return parts.flat().filter(({ looks }) => looks.length > 0);
}
