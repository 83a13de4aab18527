/** Decisions kept as files beside the code: accessibility/reviews/*.json, for cities that review in their own repository. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { criterionById } from "./criteria.ts";
import { type Decisions, reviewOutcomes, sessionKinds } from "./reviews.ts";

const day = z.iso.date("YYYY-MM-DD の形で書いてください");
const words = (most: number) => z.string().trim().min(1, "空にできません").max(most, `${most}字までです`);

const contentsSchema = z
  .array(z.strictObject({ state: words(200), contentHash: words(200) }))
  .min(1, "一つ以上書いてください");

const reviewSchema = z
  .strictObject({
    kind: z.enum(["review", "exception"]).default("review"),
    criterion: z.string().refine((id) => criterionById(id) !== undefined, "ない達成基準です（例: 1.4.3）"),
    /** What was judged: page-state and hash, as the console's template gives them; or the name of such a list in `contents`. */
    judged: z.union([contentsSchema, words(100)]),
    outcome: z.enum(reviewOutcomes),
    reason: words(2000),
    by: words(100),
    on: day,
    until: day.nullable().default(null),
    /** Decided while it was built: the auditor is still asked to confirm it. */
    isPreliminary: z.boolean().default(false),
  })
  .refine(({ kind, until }) => kind === "review" || until !== null, {
    path: ["until"],
    message: "例外には期限が要ります",
  })
  .refine(({ kind, outcome }) => kind === "review" || outcome === "failed" || outcome === "cantTell", {
    path: ["outcome"],
    message: "例外は failed（受け入れる）か cantTell（終える）です",
  });

const sessionSchema = z.strictObject({
  kind: z.enum(sessionKinds),
  tool: words(100),
  system: words(100),
  browser: words(100),
  on: day,
  pages: z.array(words(300)).min(1, "一つ以上書いてください"),
  findings: words(5000),
  by: words(100),
});

const fileSchema = z
  .strictObject({
    /** Lists of what was judged, by name: one list may serve many criteria. */
    contents: z.record(z.string(), contentsSchema).default({}),
    reviews: z.array(reviewSchema).default([]),
    sessions: z.array(sessionSchema).default([]),
  })
  .superRefine(({ contents, reviews }, context) => {
    for (const [place, { judged }] of reviews.entries())
      if (typeof judged === "string" && contents[judged] === undefined)
        context.addIssue({ code: "custom", path: ["reviews", place, "judged"], message: "contents にない名前です" });
  });

export type FileProblem = { file: string; path: string; message: string };

/** Noon in Japan: a file knows the day, not the hour. */
const noon = (on: string): number => Date.parse(`${on}T12:00:00+09:00`);

/** A file with a mistake counts for nothing, and is named: half a file would be a decision nobody made. */
export function readReviewFiles(folder: string): Decisions & { problems: FileProblem[] } {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const read = names.sort().map((name) => parseReviewFile(name, readFileSync(join(folder, name), "utf8")));
  return {
    reviews: read.flatMap(({ reviews }) => reviews),
    sessions: read.flatMap(({ sessions }) => sessions),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** What the schema says by itself is in English. */
const inJapanese = (message: string): string =>
  /[\p{sc=Han}\p{sc=Hiragana}]/u.test(message) ? message : "書き方が違います（reviews/README.md の例と比べてください）";

export function parseReviewFile(file: string, text: string): Decisions & { problems: FileProblem[] } {
  const nothing = (problems: FileProblem[]) => ({ reviews: [], sessions: [], problems });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return nothing([{ file, path: "", message: "JSON として読めません" }]);
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    return nothing(
      parsed.error.issues.map(({ path, message }) => ({ file, path: path.join("."), message: inJapanese(message) })),
    );
  }
  const accountId = `file:${file}`;
  const { contents } = parsed.data;
  return {
    reviews: parsed.data.reviews.flatMap(({ judged, by, on, ...rest }, place) =>
      (typeof judged === "string" ? (contents[judged] ?? []) : judged).map(({ state, contentHash }, at) => {
        const id = `${file}:${String(place).padStart(6, "0")}:${at}`;
        return { ...rest, id, state, contentHash, accountId, name: by, at: noon(on) };
      }),
    ),
    sessions: parsed.data.sessions.map(({ by, ...rest }, place) => ({
      ...rest,
      id: `${file}:session:${place}`,
      accountId,
      name: by,
      at: noon(rest.on),
    })),
    problems: [],
  };
}
