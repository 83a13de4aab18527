/** Applications on paper over HTTP: every question and answer, in order, in a tagged file; and only for those who may see it. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newReceipt, withMaskedMails } from "../../app/applications/index.ts";
import { type Procedure, type SummaryStep, summarize } from "../../app/engine/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { kitchenSink } from "../fixtures/index.ts";
import { type Applicant, complete, type Filed } from "./apply.ts";
import { type Answer, ask, type Browser } from "./html-client.ts";
import { firstLost, type PaperFile, readPaper } from "./paper-pdf.ts";
import { signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const longText =
  `𠮷﨑です。辻\u{E0101}さんへの手紙😀（https://example.jp/a/very/long/path?query=1234567890&other=abcdefghijklmnop）を添えます。\n`
    .repeat(20)
    .slice(0, 1000)
    .trimEnd();

type Case = { id: string; locale: Locale; items: number; texts?: Record<string, string> };
const cases: Case[] = [
  { id: "moving-out", locale: "ja", items: 4 },
  { id: "care-cert-new", locale: "easy", items: 2 },
  { id: "farmland-permit", locale: "en", items: 10 },
  { id: "child-allowance-claim", locale: "ja", items: 3 },
  { id: kitchenSink.id, locale: "ja", items: 3, texts: { message: longText, feedback: longText, wish: longText } },
];

let seeds: string;
let portal: TestPortal;
const filed = new Map<string, Filed>();
const filedOf = (id: string): Filed => {
  const found = filed.get(id);
  if (!found) throw new Error(`${id} was not applied for`);
  return found;
};

beforeAll(async () => {
  seeds = mkdtempSync(join(tmpdir(), "paper-seeds-"));
  cpSync(projectPath("db", "seed", "procedures"), seeds, { recursive: true });
  writeFileSync(join(seeds, `${kitchenSink.id}.json`), JSON.stringify(kitchenSink));
  portal = await startPortal({ proceduresDirectory: seeds });
  const { byId } = await portal.running.portal.procedures.snapshot();
  for (const { id, locale, items, texts } of cases) {
    const procedure = byId.get(id)?.procedure;
    if (!procedure) throw new Error(`no procedure ${id}`);
    const everyText = texts ? longTextsOf(procedure) : {};
    const applicant: Applicant = {
      browser: portal.browser(),
      locale,
      variant: 1,
      email: `${id}@example.jp`,
      items,
      texts: everyText,
    };
    filed.set(id, await complete(portal, procedure, applicant));
  }
}, 240_000);
afterAll(async () => {
  await portal?.close();
  rmSync(seeds, { recursive: true, force: true });
});

/** The longest text that each field of several lines takes. */
const longTextsOf = ({ steps }: Procedure): Record<string, string> =>
  Object.fromEntries(
    steps
      .flatMap(({ fields, group }) => [...fields, ...(group?.fields ?? [])])
      .flatMap(({ id, spec }) =>
        spec.type === "textarea" ? [[id, longText.slice(0, spec.maxLength ?? 1000).trimEnd()]] : [],
      ),
  );

const get = (path: string, browser: Browser): Promise<Answer> =>
  ask(portal.origin, path, { headers: browser.cookieHeader });

async function sheetOf(id: string, file: string): Promise<{ answer: Answer; paper: PaperFile; filed: Filed }> {
  const found = filedOf(id);
  const { browser, locale } = found.applicant;
  const answer = await get(localizePath(`/applications/${found.receipt}/${file}`, locale), browser);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/pdf");
  return { answer, paper: await readPaper(answer.body), filed: found };
}

/** As paper shows it: what no face has is 〓, a variant is its plain letter. */
const asDrawn = (text: string): string => text.replaceAll("😀", "〓").replace(/[\u{E0100}-\u{E01EF}]/gu, "");

async function answersOf({ receipt, procedure, applicant }: Filed): Promise<SummaryStep[]> {
  const application = await portal.running.portal.applications.byReceipt(receipt);
  if (!application) throw new Error(`no application ${receipt}`);
  // Of two persons, neither sees where the other gets mail.
  const answers = application.proxy ? withMaskedMails(procedure, application.answers) : application.answers;
  return summarize(answers, procedure, applicant.locale);
}

describe.each(cases)("the application for $id on paper", ({ id, locale }) => {
  test("has every question with its answer, in the order of the form", async () => {
    const { paper, filed: found } = await sheetOf(id, "application.pdf");
    const steps = await answersOf(found);
    const rows = steps.flatMap((step) => step.rows);
    expect(rows.length).toBeGreaterThan(10);
    const texts = steps.flatMap(({ stepTitle, rows: own }) => [
      stepTitle,
      ...own.flatMap(({ label, lines, files }) => [label, ...lines, ...files.map(({ name }) => name)]),
    ]);
    expect(firstLost(paper.words, texts.map(asDrawn))).toBeNull();
    expect(firstLost(paper.words, [found.procedure.definition.title[locale] ?? "", found.receipt])).toBeNull();
  });

  test("is a tagged file with title, language, bookmarks and faces of its own", async () => {
    const { answer, paper, filed: found } = await sheetOf(id, "application.pdf");
    expect(paper).toMatchObject({ isTagged: true, lang: locale === "en" ? "en" : "ja", foreignFonts: [], untagged: 0 });
    expect(paper.title).toContain(found.receipt);
    for (const tag of ["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"])
      expect(paper.tags).toContain(tag);
    expect(paper.bookmarks.length).toBeGreaterThan(4);
    expect(paper.alternatives.join()).toContain(`/applications/${found.receipt}`);
    const t = translator(locale);
    for (const [index, frame] of paper.frames.entries()) {
      expect(frame).toContain(found.receipt);
      expect(frame).toContain(t("paper:page", { page: index + 1, pages: paper.pages }).replace(/\s/g, ""));
    }
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(answer.headers["content-disposition"]).toMatch(
      /^inline; filename="[\w.-]+"; filename\*=UTF-8''[\w%.-]+\.pdf$/,
    );
    expect(Number(answer.headers["content-length"])).toBe(answer.body.length);
    expect(answer.body.length).toBeLessThan(250 * 1024);
  });

  test("has a receipt with both numbers, what comes next and whom to ask, on one sheet", async () => {
    const { paper, filed: found } = await sheetOf(id, "receipt.pdf");
    expect(paper).toMatchObject({ isTagged: true, foreignFonts: [], untagged: 0, pages: 1 });
    const t = translator(locale);
    const texts = [
      t("paper:receipt.title"),
      found.receipt,
      found.code,
      t("paper:receipt.next"),
      t("portal:next.answered"),
    ];
    expect(firstLost(paper.words, [...texts, t("paper:receipt.ask"), "0837-52-1110"])).toBeNull();
  });
});

test("letters that cannot be printed are named on the sheet", async () => {
  const { paper } = await sheetOf(kitchenSink.id, "application.pdf");
  expect(paper.words).toContain("〓の文字は");
  expect(paper.words).toContain("U+1F600");
  expect(paper.words).toContain("辻（U+8FBBU+E0101）");
  expect(paper.words).toContain("𠮷﨑");
  const { paper: plain } = await sheetOf("moving-out", "application.pdf");
  expect(plain.words).not.toContain("〓");
});

describe("sheets of somebody else", () => {
  test("are refused like the status page, whether the number exists or not", async () => {
    const stranger = portal.browser();
    const unknown = newReceipt();
    for (const { id, locale } of cases) {
      const { receipt } = filedOf(id);
      const at = (number: string, below: string) =>
        get(localizePath(`/applications/${number}${below}`, locale), stranger);
      const page = await at(receipt, "");
      for (const file of ["/receipt.pdf", "/application.pdf"]) {
        const [foreign, none] = [await at(receipt, file), await at(unknown, file)];
        expect([foreign.status, foreign.headers.location]).toEqual([page.status, page.headers.location]);
        expect(none.status).toBe(foreign.status);
        expect(none.headers.location?.replace(unknown, "R")).toBe(foreign.headers.location?.replace(receipt, "R"));
        expect(foreign.headers["content-type"] ?? "").not.toContain("pdf");
      }
    }
  });

  test("are for clerks of the department only", async () => {
    const path = `/staff/applications/${filedOf("moving-out").receipt}/application.pdf`;
    const several = `/staff/applications/print.pdf?receipt=${filedOf("moving-out").receipt}`;
    for (const address of [path, several]) {
      const outside = await get(address, portal.browser());
      expect(outside.status).toBe(302);
      expect(outside.headers.location).toBe(`/staff/login?to=${encodeURIComponent(address)}`);
    }
    const [tax, publisher] = [
      await signIn(portal, "clerk-tax"),
      await signIn(portal, "publisher", "/staff/procedures"),
    ];
    for (const address of [path, several]) {
      expect((await get(address, tax.browser)).status).toBe(404);
      expect((await get(address, publisher.browser)).status).toBe(403);
    }
    // One that may not be opened stops all: nothing of the others is shown either.
    const own = await signIn(portal, "clerk-citizens");
    const mixed = `${several}&receipt=${filedOf("farmland-permit").receipt}`;
    expect((await get(several, own.browser)).status).toBe(200);
    expect((await get(mixed, own.browser)).status).toBe(404);
  });
});

test("clerks print several at once, in the order asked for, each on sheets of its own", async () => {
  const { browser } = await signIn(portal, "clerk");
  const order = ["farmland-permit", "moving-out", "child-allowance-claim"].map((id) => filedOf(id).receipt);
  const query = order.map((receipt) => `receipt=${receipt}`).join("&");
  const answer = await get(`/staff/applications/print.pdf?${query}`, browser);
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  const paper = await readPaper(answer.body);
  expect(paper).toMatchObject({ isTagged: true, lang: "ja", foreignFonts: [], untagged: 0 });
  const owners = paper.frames.map((frame) => order.findIndex((receipt) => frame.includes(receipt)));
  expect(owners).toEqual([...owners].sort());
  expect(new Set(owners)).toEqual(new Set([0, 1, 2]));
  const first = translator("ja")("paper:page", { page: 1, pages: 0 }).replace(/\s/g, "").slice(0, 2);
  expect(paper.frames.filter((frame) => frame.includes(first))).toHaveLength(3);

  const bothSides = await readPaper((await get(`/staff/applications/print.pdf?${query}&sides=2`, browser)).body);
  const starts = bothSides.frames.flatMap((frame, page) => (frame.includes(first) ? [page] : []));
  expect(starts.every((page) => page % 2 === 0)).toBe(true);

  const none = await get("/staff/applications/print.pdf?view=new", browser);
  expect([none.status, none.headers.location]).toEqual([303, "/staff/applications?view=new&print=refused"]);
  const tooMany = Array.from({ length: 51 }, () => `receipt=${newReceipt()}`).join("&");
  const refused = await get(`/staff/applications/print.pdf?${tooMany}`, browser);
  expect([refused.status, refused.headers.location]).toEqual([303, "/staff/applications?print=refused"]);
});

describe("the blank form", () => {
  test.each(["ja", "easy", "en"] as const)(
    "is there for everybody in %s, and changes only with its content",
    async (locale) => {
      const guide = await portal.browser().open(localizePath("/procedures/moving-out", locale));
      const path = localizePath("/procedures/moving-out/form.pdf", locale);
      expect(guide.links((href) => href === path)).toHaveLength(1);
      const answer = await ask(portal.origin, path);
      expect(answer.status).toBe(200);
      expect(answer.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
      const etag = String(answer.headers.etag);
      const again = await ask(portal.origin, path, { headers: { "If-None-Match": etag } });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      const head = await ask(portal.origin, path, { method: "HEAD" });
      expect([head.status, head.headers.etag, head.body.length]).toEqual([200, etag, 0]);
      const paper = await readPaper(answer.body);
      expect(paper).toMatchObject({
        isTagged: true,
        lang: locale === "en" ? "en" : "ja",
        foreignFonts: [],
        untagged: 0,
      });
      expect(paper.words).toContain(translator(locale)("paper:form.noIndividualNumber").replace(/\s/g, ""));
    },
  );

  test("is not there for a procedure that is not", async () => {
    const answer = await ask(portal.origin, "/easy/procedures/no-such-procedure/form.pdf");
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toContain("text/html");
  });
});
