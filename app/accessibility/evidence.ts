/** The room at work: reads the record and the decisions when they change, judges once, hands out pages' data and files. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as others } from "node:timers/promises";
import { isoDate } from "../i18n/dates.ts";
import { type Comparison, compareRuns } from "./compare.ts";
import { csvLines } from "./csv.ts";
import { earlLines } from "./earl.ts";
import { evidenceJson } from "./evidence-json.ts";
import { type Judgement, judgeInTurns } from "./judge.ts";
import { gzipLines } from "./packed-text.ts";
import type { RunRecord } from "./record.ts";
import { historyNames, readHistory, readRecord } from "./record-file.ts";
import { type Evidence, resultsView, type Words } from "./results.ts";
import { resultsHtml } from "./results-html.ts";
import { type FileProblem, readReviewFiles } from "./review-files.ts";
import { readScreen } from "./screens.ts";
import type { Statement } from "./statement.ts";
import type { DecisionStore } from "./store.ts";
import { zip } from "./zip.ts";

export const evidenceFiles = ["earl.jsonld", "csv", "json"] as const;
export type EvidenceFile = (typeof evidenceFiles)[number];

export type Current = Evidence & { problems: FileProblem[] };

type Options = {
  store: DecisionStore;
  clock: { now(): number };
  /** `reports`: record and history. `reviews`: decisions kept as files. `screens`: pictures of the last run made here. */
  folders: { reports: string; reviews: string; screens: string };
  statement: Statement;
  origin: string;
  portal: string;
  words: Words;
};

export type AccessibilityEvidence = ReturnType<typeof createEvidence>;

export function createEvidence({ store, clock, folders, statement, origin, portal, words }: Options) {
  /** Newest only: what it was made from is its name. */
  let known: { name: string; made: Promise<Current | null> } | null = null;
  let files = new Map<string, Promise<Buffer<ArrayBuffer>>>();

  async function current(): Promise<Current | null> {
    const name = `${changedAt(join(folders.reports, "record.json.gz"))} ${filesChangedAt(folders.reviews)} ${await store.count()} ${isoDate(clock.now())}`;
    if (known?.name !== name) {
      files = new Map();
      known = { name, made: make() };
      // A record that cannot be read is tried again: somebody may be writing it.
      known.made.catch(() => {
        if (known?.name === name) known = null;
      });
    }
    return known.made;
  }

  async function make(): Promise<Current | null> {
    const record = await readRecord(folders.reports);
    if (record === null) return null;
    const { problems, ...decisions } = await decided();
    return {
      ...decisions,
      problems,
      judgement: await judgeInTurns(record, decisions.reviews, isoDate(clock.now()), others),
    };
  }

  async function decided() {
    const [inFiles, inStore] = [readReviewFiles(folders.reviews), await store.all()];
    return {
      reviews: [...inFiles.reviews, ...inStore.reviews],
      sessions: [...inFiles.sessions, ...inStore.sessions].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      problems: inFiles.problems,
    };
  }

  function packed(evidence: Evidence, kind: EvidenceFile): Promise<Buffer<ArrayBuffer>> {
    const made = files.get(kind) ?? gzipLines(linesOf(evidence, kind));
    files.set(kind, made);
    return made;
  }

  function linesOf(evidence: Evidence, kind: EvidenceFile): Iterable<string> {
    if (kind === "csv") return csvLines(evidence.judgement);
    if (kind === "json") return [evidenceJson(evidence, statement)];
    return earlLines(evidence.judgement, { origin, portal });
  }

  return {
    statement,
    current,
    /** Decisions as they stand, also where no run was made. */
    decided,
    /** The results in a reader's words; null: no run was made. */
    async results(reader: Words) {
      const evidence = await current();
      return evidence && resultsView(evidence, statement, origin, reader);
    },
    /** Compressed by gzip; null: no run was made. */
    async file(kind: EvidenceFile): Promise<Buffer<ArrayBuffer> | null> {
      const evidence = await current();
      return evidence && packed(evidence, kind);
    },
    /** Everything an auditor takes away; null: no run was made. */
    async bundle(): Promise<Buffer<ArrayBuffer> | null> {
      const evidence = await current();
      if (evidence === null) return null;
      const view = resultsView(evidence, statement, origin, words);
      const { reviews, sessions } = evidence;
      const texts = await Promise.all(
        evidenceFiles.map(async (kind) => ({ name: `results.${kind}`, gzip: await packed(evidence, kind) })),
      );
      const html = resultsHtml(view, `${words.t("accessibility:results.title")} ${portal}`, words);
      return zip([
        { name: "results.html", bytes: Buffer.from(html) },
        ...texts,
        { name: "decisions.json", bytes: Buffer.from(`${JSON.stringify({ reviews, sessions }, null, 1)}\n`) },
        { name: "record.json.gz", bytes: readFileSync(join(folders.reports, "record.json.gz")) },
      ]);
    },
    /** null: there is none. */
    screen: (name: string) => readScreen(folders.screens, name),
    history: () => historyNames(folders.reports),
    /** `earlier`: a name of `history`, or a record somebody brings. null: it does not exist, or no run was made here. */
    async compare(
      earlier: string | RunRecord,
    ): Promise<{ before: Judgement["record"]; comparison: Comparison } | null> {
      const now = await current();
      const record = typeof earlier === "string" ? await readHistory(folders.reports, earlier) : earlier;
      if (now === null || record === null) return null;
      const before = await judgeInTurns(record, now.reviews, now.judgement.today, others);
      return { before: before.record, comparison: compareRuns(before, now.judgement) };
    },
  };
}

/** 0 when there is nothing. */
const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A file that is written anew leaves its folder's time as it was. */
const filesChangedAt = (folder: string): string =>
  existsSync(folder)
    ? readdirSync(folder)
        .map((name) => `${name}:${changedAt(join(folder, name))}`)
        .join()
    : "";
