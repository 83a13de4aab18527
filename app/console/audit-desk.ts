/** The auditor at work: which places a decision is about, and writing it down. */
import {
  type AccessibilityEvidence,
  type Cell,
  complaintHash,
  type DecisionStore,
  isOpenFailure,
  isPreliminary,
  isWaiting,
  type Review,
  type ReviewOutcome,
  type Session,
} from "../accessibility/index.ts";
import { isoDate } from "../i18n/dates.ts";
import { may, type StaffIdentity } from "../identity/index.ts";
import type { Clock } from "../lib/clock.ts";
import { sha256 } from "../lib/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";

export const auditShows = ["waiting", "preliminary", "failed", "disputed", "all"] as const;
export type AuditShow = (typeof auditShows)[number];
/** The places of one criterion that a page lists; empty strings: all of them. */
export type AuditFilter = { criterion: string; show: AuditShow; page: string; locale: string };

export type AuditFailure = "forbidden" | "no-record" | "stale" | "nothing" | "reason" | "until" | "undisputed";
export type NewSession = Pick<Session, "kind" | "tool" | "system" | "browser" | "on" | "pages" | "findings">;
type Decision = { outcome: ReviewOutcome; reason: string; until: string | null };

type Deps = { evidence: AccessibilityEvidence; store: DecisionStore; clock: Clock; newId: () => string };

const shows: Record<AuditShow, (cell: Cell) => boolean> = {
  waiting: isWaiting,
  preliminary: isPreliminary,
  failed: ({ outcome }) => outcome === "failed",
  disputed: ({ isDisputed }) => isDisputed,
  all: () => true,
};

/** A decision is about what was on the screen: this names it. */
export const seenHash = (cells: readonly Cell[]): string =>
  sha256(
    cells
      .map(
        ({ state, locale, contentHash, outcome, open }) =>
          `${state} ${locale} ${contentHash} ${outcome} ${open.length}`,
      )
      .join("\n"),
  );

/** What engines say against each other, or a person said: a person may decide it. */
const isOpenToJudgement = (cell: Cell): boolean => cell.open.length === 0 || cell.isDisputed;

export function createAuditDesk({ evidence, store, clock, newId }: Deps) {
  async function places(filter: AuditFilter): Promise<Cell[]> {
    const current = await evidence.current();
    if (current === null) return [];
    const { record, cells } = current.judgement;
    const pages = new Map(record.states.map(({ id, page }) => [id, page]));
    return cells.filter(
      (cell) =>
        cell.criterion === filter.criterion &&
        (filter.locale === "" || cell.locale === filter.locale) &&
        (filter.page === "" || pages.get(cell.state) === filter.page) &&
        shows[filter.show](cell),
    );
  }

  async function open(staff: StaffIdentity, filter: AuditFilter, seen: string): Promise<Result<Cell[], AuditFailure>> {
    if (!may(staff.role, "accessibility.review")) return err("forbidden");
    if ((await evidence.current()) === null) return err("no-record");
    const cells = await places(filter);
    if (seenHash(cells) !== seen) return err("stale");
    return cells.length === 0 ? err("nothing") : ok(cells);
  }

  /** Rows for these contents and complaints, all of one moment. */
  function rows(
    staff: StaffIdentity,
    kind: Review["kind"],
    decision: Decision,
    judged: readonly [Cell, string][],
  ): Review[] {
    const at = clock.now();
    const unique = new Map(
      judged.map(([cell, contentHash]) => [`${cell.state}\n${contentHash}`, { cell, contentHash }]),
    );
    return [...unique.values()].map(({ cell: { criterion, state }, contentHash }) => ({
      ...decision,
      ...{ id: newId(), kind, criterion, state, contentHash },
      ...{ accountId: staff.id, name: staff.name, at },
    }));
  }
  const complaintsOf = (cell: Cell): [Cell, string][] =>
    cell.open.map(({ engine, complaint }) => [cell, complaintHash(cell.contentHash, engine, complaint.rule)]);
  const today = () => isoDate(clock.now());

  return {
    places,

    /** A judgement of every place that was shown; over a complaint also an answer to it. How many places it is about. */
    async review(
      staff: StaffIdentity,
      filter: AuditFilter,
      seen: string,
      decision: Decision,
    ): Promise<Result<number, AuditFailure>> {
      const opened = await open(staff, filter, seen);
      if (!opened.ok) return opened;
      if (decision.reason.trim() === "") return err("reason");
      if (decision.until !== null && decision.until < today()) return err("until");
      const cells = opened.value.filter(isOpenToJudgement);
      if (cells.length === 0) return err("undisputed");
      const judged = cells.flatMap((cell): [Cell, string][] => [[cell, cell.contentHash], ...complaintsOf(cell)]);
      await store.decide(rows(staff, "review", decision, judged));
      return ok(cells.length);
    },

    /** The failures that were shown are known and accepted until a day. */
    async accept(
      staff: StaffIdentity,
      filter: AuditFilter,
      seen: string,
      { reason, until }: { reason: string; until: string },
    ): Promise<Result<number, AuditFailure>> {
      const opened = await open(staff, filter, seen);
      if (!opened.ok) return opened;
      if (reason.trim() === "") return err("reason");
      if (until < today()) return err("until");
      const cells = opened.value.filter(isOpenFailure);
      if (cells.length === 0) return err("nothing");
      const judged = cells.flatMap((cell): [Cell, string][] => [
        ...complaintsOf(cell),
        // What a person found is accepted with the content.
        ...(cell.open.length === 0 || cell.review?.outcome === "failed"
          ? [[cell, cell.contentHash] satisfies [Cell, string]]
          : []),
      ]);
      await store.decide(rows(staff, "exception", { outcome: "failed", reason, until }, judged));
      return ok(cells.length);
    },

    /** Exceptions that were given together (see `decisionKey`) no longer count. */
    async end(staff: StaffIdentity, key: string): Promise<Result<number, AuditFailure>> {
      if (!may(staff.role, "accessibility.review")) return err("forbidden");
      const { reviews } = await store.all();
      const given = reviews.filter((each) => each.kind === "exception" && decisionKey(each) === key);
      if (given.length === 0) return err("nothing");
      const at = clock.now();
      const ended = { outcome: "cantTell" as const, accountId: staff.id, name: staff.name, at };
      await store.decide(given.map((each) => ({ ...each, ...ended, id: newId() })));
      return ok(given.length);
    },

    async addSession(staff: StaffIdentity, session: NewSession): Promise<Result<string, AuditFailure>> {
      if (!may(staff.role, "accessibility.review")) return err("forbidden");
      const id = newId();
      await store.addSession({ ...session, id, accountId: staff.id, name: staff.name, at: clock.now() });
      return ok(id);
    },
  };
}

/** Rows that were written together share it. */
export const decisionKey = ({ kind, criterion, accountId, at, reason }: Review): string =>
  sha256([kind, criterion, accountId, at, reason].join("\n")).slice(0, 24);
