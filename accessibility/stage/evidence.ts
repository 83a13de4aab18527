/** A small, made-up record of an accessibility run, and decisions about it: what the results pages and the auditor's desk show. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { criteria, type RunRecord } from "../../app/accessibility/index.ts";
import { aFinding, aLook, aRecord, aState } from "../../tests/factories/accessibility.ts";

const contents = (id: string, locales: readonly string[]) =>
  Object.fromEntries(locales.map((locale) => [locale, `${id}-${locale}`]));
const all = ["ja", "easy", "en"];
const states = [
  aState("home", { page: "/", title: "見本の最初のページ", pattern: "/", contentHashes: contents("home", all) }),
  aState("procedures/errors", { title: "見本の一覧（誤り）", contentHashes: contents("procedures", all) }),
  aState("staff/inbox", {
    page: "/staff/applications",
    title: "見本の申請の一覧",
    area: "staff",
    pattern: "/staff/applications",
    contentHashes: contents("inbox", ["ja"]),
  }),
  aState("not-found", { page: "404", title: "見本のないページ", pattern: null, contentHashes: contents("lost", all) }),
];
const idsOf = (decides: string) => criteria.filter((each) => each.decides === decides).map(({ id }) => id);

const looks = states.flatMap(({ id, contentHashes }) =>
  Object.keys(contentHashes).flatMap((locale) => [
    aLook(id, "own", { locale, view: "320", passed: idsOf("pass-and-fail"), inapplicable: idsOf("na-proof") }),
    aLook(id, "axe", { locale, passed: ["1.3.1", "1.4.3"], undecided: [aFinding("link-in-text-block", "1.4.1")] }),
    aLook(id, "ibm", {
      locale,
      failed:
        id === "home" && locale === "ja"
          ? [aFinding("text_contrast_sufficient", "1.4.3"), aFinding("input_label_visible", "3.3.2")]
          : [],
    }),
  ]),
);

const record: RunRecord = aRecord({
  set: "pairwise",
  states,
  looks,
  views: ["1280", "320"],
  locales: all,
  kills: [
    { criterion: "1.4.3", defect: "薄い字", foundBy: ["axe", "ibm"] },
    { criterion: "2.4.6", defect: "空の見出し", foundBy: [] },
  ],
});

const decisions = {
  reviews: [
    {
      criterion: "1.3.1",
      judged: [{ state: "home", contentHash: "home-ja" }],
      outcome: "passed",
      reason: "見出し、表、入力欄の名前が、見た目と合っていることを読み上げで確かめました。",
      by: "見本 監査",
      on: "2026-03-02",
    },
    {
      kind: "exception",
      criterion: "2.4.6",
      judged: [{ state: "not-found", contentHash: "lost-ja" }],
      outcome: "failed",
      reason: "見出しの言葉を市の各課と決めています。",
      by: "見本 監査",
      on: "2026-03-03",
      until: "2099-12-31",
    },
  ],
  sessions: [
    {
      kind: "assistive-technology",
      tool: "NVDA 2026.1",
      system: "Windows 11",
      browser: "Firefox 148",
      on: "2026-03-04",
      pages: ["/", "/procedures"],
      findings: "見出しで移動できました。\n問題は見つからなかった。",
      by: "見本 監査",
    },
  ],
};

export const earlierRun = "2026-02-01-0123456.json.gz";

/** The folder for `accessibilityDirectory`. */
export function writeEvidence(folder: string): void {
  const pack = (value: RunRecord) => gzipSync(JSON.stringify(value));
  mkdirSync(join(folder, "reports", "history"), { recursive: true });
  mkdirSync(join(folder, "reviews"), { recursive: true });
  writeFileSync(join(folder, "reports", "record.json.gz"), pack(record));
  const earlier = {
    ...record,
    date: "2026-02-01",
    looks: looks.map((look) => (look.engine === "ibm" ? { ...look, failed: [] } : look)),
  };
  writeFileSync(join(folder, "reports", "history", earlierRun), pack(earlier));
  writeFileSync(join(folder, "reviews", "2026-03.json"), JSON.stringify(decisions));
}
