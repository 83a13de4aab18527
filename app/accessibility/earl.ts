/**
 * The evidence in EARL 1.0, as JSON-LD: what each engine and each person says of each criterion on each page-state, and
 * the conclusion for the whole portal. Written line by line: it is long. Same judgement, same bytes.
 */
import { isoDate } from "../i18n/dates.ts";
import { type Criterion, criteria } from "./criteria.ts";
import type { Cell, Judgement } from "./judge.ts";
import type { RecordedState } from "./record.ts";
import { criterionResults } from "./summary.ts";
import type { Verdict } from "./verdicts.ts";

const vocabulary = "http://www.w3.org/ns/earl#";
/** Everything an EARL report may say, and what this one says beside it. Embedded: nothing is fetched to read the file. */
const context = {
  "@vocab": vocabulary,
  dct: "http://purl.org/dc/terms/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  assertedBy: { "@type": "@id" },
  subject: { "@type": "@id" },
  test: { "@type": "@id" },
  outcome: { "@type": "@vocab" },
  mode: { "@type": "@vocab" },
  "dct:isPartOf": { "@type": "@id" },
  "dct:date": { "@type": "xsd:date" },
};

type Options = {
  /** `https://…` of the portal: what was tested. */
  origin: string;
  portal: string;
};

/** Who or what says something, by the end of its address. */
const auditor = { id: "reviewer", name: "Accessibility auditor (監査者)" };
const developer = { id: "developer", name: "Developers, before the auditor (開発者の下見)" };

export function* earlLines(judgement: Judgement, { origin, portal }: Options): Generator<string> {
  const { record, cells } = judgement;
  const at = (fragment: string) => `${origin}/accessibility/results#${fragment}`;
  const criterionUris = new Map(criteria.map(({ id, uri }) => [id, uri]));
  const site = `${origin}/`;
  const conclusion = at("conclusion");
  yield `{"@context":${JSON.stringify(context)},\n"@graph":[\n`;
  yield node({
    "@id": site,
    "@type": "TestSubject",
    "dct:title": portal,
    "dct:hasVersion": record.commit ?? undefined,
    "dct:date": record.date,
  });
  for (const { id, name, version } of record.engines) {
    yield node({ "@id": at(id), "@type": ["Assertor", "Software"], "dct:title": name, "dct:hasVersion": version });
  }
  const judging = "Judgement over engines and people (app/accessibility/judge.ts)";
  yield node({ "@id": conclusion, "@type": ["Assertor", "Software"], "dct:title": judging });
  for (const { id, name } of [auditor, developer])
    yield node({ "@id": at(id), "@type": "Assertor", "dct:title": name });
  for (const criterion of criteria) yield node(criterionNode(criterion));
  for (const state of record.states) {
    for (const locale of Object.keys(state.contentHashes)) yield node(subjectNode(state, locale, site, at));
  }
  for (const cell of cells) {
    const place = { subject: at(subjectId(cell.state, cell.locale)), test: criterionUris.get(cell.criterion) ?? "" };
    for (const verdict of cell.verdicts) yield node(verdictNode(verdict, place, at));
    if (cell.review !== null) yield node(reviewNode(cell, place, at));
    if (cell.verdicts.length === 0 && cell.review === null) {
      yield node({ ...assertion, assertedBy: conclusion, ...place, mode: "automatic", result: result("untested") });
    }
  }
  const results = criterionResults(judgement);
  for (const [place, { criterion, outcome, mode, exceptions }] of results.entries()) {
    const info = exceptions.map(({ reason, until }) => `Accepted until ${until}: ${reason}`).join("\n");
    yield node(
      {
        ...assertion,
        assertedBy: conclusion,
        subject: site,
        test: criterion.uri,
        mode: mode ?? "automatic",
        result: result(outcome, info === "" ? undefined : info),
      },
      place === results.length - 1,
    );
  }
  yield "]}\n";
}

const assertion = { "@type": "Assertion" };
const result = (outcome: string, info?: string) => ({ "@type": "TestResult", outcome, info });
const node = (value: Record<string, unknown>, isLast = false): string =>
  `${JSON.stringify(value)}${isLast ? "" : ","}\n`;

const subjectId = (state: string, locale: string): string => `${encodeURI(state)}@${locale}`;

const criterionNode = ({ id, level, title, uri }: Criterion) => ({
  "@id": uri,
  "@type": ["TestCriterion", "TestRequirement"],
  "dct:identifier": id,
  "dct:title": [
    { "@value": title.ja, "@language": "ja" },
    { "@value": title.en, "@language": "en" },
  ],
  "dct:description": `Level ${level}`,
});

const subjectNode = (state: RecordedState, locale: string, site: string, at: (fragment: string) => string) => ({
  "@id": at(subjectId(state.id, locale)),
  "@type": "TestSubject",
  "dct:identifier": state.id,
  "dct:title": { "@value": state.title, "@language": "ja" },
  "dct:source": state.pattern ?? undefined,
  "dct:language": locale === "easy" ? "ja" : locale,
  "dct:hasVersion": state.contentHashes[locale],
  "dct:isPartOf": site,
});

function verdictNode({ engine, outcome, failed, undecided }: Verdict, place: object, at: (fragment: string) => string) {
  const complaints = outcome === "failed" ? failed : undecided;
  const info = complaints.map(({ rule, help, where }) => [`${rule}: ${help}`, ...where].join("\n")).join("\n\n");
  return {
    ...assertion,
    assertedBy: at(engine),
    ...place,
    mode: "automatic",
    result: result(outcome, info === "" ? undefined : info),
  };
}

function reviewNode({ review, mode }: Cell, place: object, at: (fragment: string) => string) {
  return {
    ...assertion,
    assertedBy: at((review?.isPreliminary ? developer : auditor).id),
    ...place,
    mode: mode === "manual" ? "manual" : "semiAuto",
    result: {
      ...result(review?.outcome ?? "cantTell", review?.reason),
      "dct:date": review ? isoDate(review.at) : undefined,
    },
  };
}
