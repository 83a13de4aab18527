/** Records and decisions of accessibility runs: small, valid, plainly made up. */
import type { EngineId, Look, RecordedFinding, RecordedState, RunRecord } from "../../app/accessibility/record.ts";
import type { Review, Session } from "../../app/accessibility/reviews.ts";
import { now } from "./storage.ts";

export const aState = (id: string, changes: Partial<RecordedState> = {}): RecordedState => ({
  id,
  page: `/${id.split("/")[0]}`,
  title: `見本の画面（${id}）`,
  area: "public",
  pattern: `/${id.split("/")[0]}`,
  contentHashes: { ja: `hash-${id}-ja`, en: `hash-${id}-en` },
  ...changes,
});

export const aFinding = (rule: string, criterion: string, changes: Partial<RecordedFinding> = {}): RecordedFinding => ({
  rule,
  criteria: [criterion],
  help: `${rule} を直してください`,
  where: ["main > p"],
  ...changes,
});

export const aLook = (state: string, engine: EngineId, changes: Partial<Look> = {}): Look => ({
  state,
  locale: "ja",
  view: "1280",
  engine,
  failed: [],
  undecided: [],
  passed: [],
  inapplicable: [],
  ...changes,
});

export const aRecord = (changes: Partial<RunRecord> = {}): RunRecord => ({
  format: 1,
  commit: "0123456789abcdef0123456789abcdef01234567",
  date: "2026-03-01",
  set: "full",
  engines: [
    { id: "axe", name: "axe-core", version: "4.14.1" },
    { id: "ibm", name: "accessibility-checker-engine", version: "4.0.34" },
    { id: "own", name: "このポータルの検査", version: "1" },
  ],
  browsers: [{ name: "Chromium", version: "141.0" }],
  views: ["1280"],
  locales: ["ja", "en"],
  states: [aState("home")],
  looks: [],
  kills: [],
  ...changes,
});

export const aReview = (criterion: string, changes: Partial<Review> = {}): Review => ({
  id: `review-${criterion}`,
  kind: "review",
  criterion,
  state: "home",
  contentHash: "hash-home-ja",
  outcome: "passed",
  reason: "読み上げて確かめました。",
  accountId: "account-auditor",
  name: "見本 監査",
  at: now,
  until: null,
  ...changes,
});

export const aSession = (changes: Partial<Session> = {}): Session => ({
  id: "session-1",
  kind: "assistive-technology",
  tool: "NVDA 2026.1",
  system: "Windows 11",
  browser: "Firefox 148",
  on: "2026-03-20",
  pages: ["/", "/procedures/moving-out/apply"],
  findings: "最後まで申請できました。",
  accountId: "account-auditor",
  name: "見本 監査",
  at: now,
  ...changes,
});
