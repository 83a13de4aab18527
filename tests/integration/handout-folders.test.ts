/** Handouts go out as files and come in as drafts: over the desk, and with the command at the server's terminal. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleOf, readFolder } from "../../app/handouts/index.ts";
import { translator } from "../../app/i18n/translator.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { expectPage } from "./apply.ts";
import type { Page } from "./html-client.ts";
import { multipart, type Upload } from "./html-form.ts";
import { approve, desk, editForm, pressEdit, staffOf } from "./publishing.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const t = translator("ja");
const seed = projectPath("db", "seed", "handouts");
const scratch = mkdtempSync(join(tmpdir(), "portal-folders-"));
let portal: TestPortal;
const as = staffOf(() => portal);
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(async () => {
  await portal?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const textFile = (name: string, text: string): Upload => ({
  name,
  type: name.endsWith(".json") ? "application/json" : "text/markdown",
  content: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>,
});
const filesOf = (id: string) =>
  Object.fromEntries(readdirSync(join(seed, id)).map((name) => [name, readFileSync(join(seed, id, name), "utf8")]));

describe("at the desk", () => {
  async function send(files: { bundle?: Upload[]; folder?: Upload[] }, login = "publisher"): Promise<Page> {
    const browser = await as(login);
    const { body, type } = multipart(
      [],
      Object.entries(files).flatMap(([field, list]) => list.map((file) => ({ field, file }))),
    );
    return browser.post(`${desk}/import`, body, type);
  }
  const rows = (page: Page) => page.text("table tbody tr").map((row) => row.replace(/\s+/g, " ").trim());
  const words = (outcome: string) => t(`publishing:import.outcome.${outcome}`);

  test("the file of the list comes back without a change", async () => {
    const browser = await as("publisher");
    const { html } = expectPage(await browser.open(`${desk}/handouts.json`));
    const page = expectPage(await send({ bundle: [textFile("handouts.json", html)] }));
    expect(rows(page)).toHaveLength(30);
    for (const row of rows(page)) expect(row).toContain(words("same"));
    expect(page.main).toContain(t("publishing:import.count.same", { count: 30 }));
  });

  test("each of many has a line of its own: new, changed, the same, or refused and why", async () => {
    const own = filesOf("garbage-sorting");
    const meta = { ...JSON.parse(own["handout.json"] ?? ""), id: "brand-new", number: 90 };
    const added = "取りこみで足した一文です。";
    const folder = [
      ...Object.entries(own).map(([name, text]) => textFile(`all/garbage-sorting/${name}`, text)),
      ...Object.entries(filesOf("water-guide")).map(([name, text]) =>
        textFile(`all/water-guide/${name}`, name === "ja.md" ? `${text}\n\n${added}\n` : text),
      ),
      textFile("all/brand-new/handout.json", JSON.stringify(meta)),
      textFile("all/brand-new/ja.md", own["ja.md"] ?? ""),
      textFile("all/no-meta/ja.md", "本文"),
      textFile("all/broken/handout.json", JSON.stringify({ ...meta, id: "broken", reviewBy: "いつか" })),
      textFile("all/broken/ja.md", "<script>alert(1)</script>\n"),
      textFile("all/renamed/handout.json", JSON.stringify(meta)),
      textFile("all/renamed/ja.md", "本文"),
      textFile("all/.git/config", "[core]"),
      textFile("all/nhi-guide/handout.json", filesOf("nhi-guide")["handout.json"] ?? ""),
      textFile("all/nhi-guide/ja.md", "本文\n"),
      textFile("all/nhi-guide/run.exe", "MZ"),
    ];
    const page = await send({ folder });
    expectPage(page, 422);
    const lines = rows(page);
    const line = (name: string) => lines.find((row) => row.startsWith(`${name} `)) ?? "";
    expect(lines).toHaveLength(7);
    expect(line("garbage-sorting")).toContain(words("same"));
    expect(line("water-guide")).toContain(words("changed"));
    expect(line("brand-new")).toContain(words("new"));
    for (const [name, reason] of [
      ["no-meta", t("publishing:import.problem.no-meta")],
      ["broken", "handout.json の"],
      ["renamed", "brand-new"],
      ["nhi-guide", "run.exe"],
    ] as const) {
      expect(line(name)).toContain(words("refused"));
      expect(line(name)).toContain(reason);
    }
    // Nothing of it is published, and the drafts are what was handed in.
    const browser = await as("publisher");
    expect((await portal.browser().open("/handouts/brand-new")).status).toBe(404);
    expect((await portal.browser().open("/handouts/water-guide")).main).not.toContain(added);
    const draft = expectPage(await browser.open(`${desk}/water-guide/edit`));
    expect(editForm(draft).values("markdown")[0]).toContain(added);
    // Handed in again: what waits as a draft is neither doubled nor overwritten.
    const again = rows(await send({ folder: folder.slice(0, 12) })).find((row) => row.startsWith("water-guide "));
    expect(again).toContain(words("same"));
    const other = folder.map((file) =>
      file.name.includes("water-guide/ja") ? textFile(file.name, "別の文。\n") : file,
    );
    const busy = rows(await send({ folder: other })).find((row) => row.startsWith("water-guide "));
    expect(busy).toContain(words("refused"));
    expect(busy).toContain(t("publishing:state.draft"));
    expect(editForm(expectPage(await browser.open(`${desk}/water-guide/edit`))).values("markdown")[0]).toContain(added);
    // Only by the second person does it go out.
    expectPage(await pressEdit(browser, draft, "submit"));
    const own2 = await approve(browser, "water-guide").catch(() => null);
    expect(own2?.status ?? 403).not.toBe(200);
    expectPage(await approve(await as("publisher-2"), "water-guide"));
    expect((await portal.browser().open("/handouts/water-guide")).main).toContain(added);
  });

  test("what is no bundle, and nothing at all, is refused in words", async () => {
    const bad = await send({ bundle: [textFile("handouts.json", '{"handouts": 1}')] });
    expectPage(bad, 422);
    expect(bad.main).toContain(t("publishing:import.badBundle"));
    const nothing = await send({ folder: [textFile("lonely.md", "x")] });
    expectPage(nothing, 422);
    expect(nothing.main).toContain(t("publishing:import.nothing"));
    expect((await (await as("auditor")).open(`${desk}/import`)).status).toBe(403);
  });
});

describe("with the command", () => {
  const run = promisify(execFile);
  const varDir = join(scratch, "var");
  const database = join(varDir, "portal.sqlite");
  const env = {
    PATH: process.env.PATH ?? "",
    PORTAL_MODE: "demo",
    VAR_DIR: varDir,
    DATABASE_URL: `file:${database}`,
    LOG_LEVEL: "silent",
  };
  const handouts = async (...args: string[]) => {
    const done = await run(process.execPath, [projectPath("scripts", "handouts.mjs"), ...args], { env }).catch(
      (error: unknown) => error,
    );
    const { code = 0, stdout, stderr } = done as { code?: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  };
  const count = (sql: string): number => {
    const books = new Database(database, { readonly: true });
    const row = books.prepare<[], { n: number }>(sql).get();
    books.close();
    return row?.n ?? -1;
  };

  test("says what is missing and exits with 1", async () => {
    mkdirSync(varDir, { recursive: true });
    for (const [args, words] of [
      [[], "export"],
      [["import", seed], "--login"],
      [["import", join(scratch, "nowhere"), "--login", "x"], "というフォルダはありません"],
      [["import", seed, "--login", "nobody"], "nobody"],
      [["import", seed, "--sideways"], "sideways"],
      [["export", seed], "空のフォルダではありません"],
      [["export", join(scratch, "none")], "配布文書が一つもありません"],
    ] as const)
      expect(await handouts(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
  });

  test("export, import into an empty portal, export: the same documents, none of them published", async () => {
    const out = join(scratch, "out");
    const account = ["add", "--login", "writer", "--name", "見本 花子", "--role", "publisher"];
    await run(process.execPath, [projectPath("scripts", "account.mjs"), ...account], { env });
    const imported = await handouts("import", seed, "--login", "writer");
    expect(imported).toMatchObject({ code: 0, stderr: "" });
    expect(imported.stdout.trim().split("\n")).toHaveLength(30);
    expect(count("select count(*) n from handout_versions where state = 'draft'")).toBe(30);
    expect(count("select count(*) n from handout_versions where state <> 'draft'")).toBe(0);

    expect(await handouts("export", out)).toMatchObject({ code: 0 });
    const seeded = readFolder(seed);
    expect(readFolder(out)).toEqual(seeded);
    const again = await handouts("import", out, "--login", "writer");
    expect(again.code).toBe(0);
    expect(again.stdout).not.toContain(t("publishing:import.outcome.changed"));
    // The same documents as in the file of the desk.
    expect(
      bundleOf(readFolder(out).map((content) => ({ handoutId: content.meta.id, version: 1, state: "draft", content }))),
    ).toBe(bundleOf(seeded.map((content) => ({ handoutId: content.meta.id, version: 1, state: "draft", content }))));
  });

  test("one that is refused is named with its line, the others are taken", async () => {
    const folder = join(scratch, "mixed");
    cpSync(join(seed, "tax-guide"), join(folder, "tax-guide"), { recursive: true });
    const meta = JSON.parse(readFileSync(join(seed, "dog-guide", "handout.json"), "utf8"));
    mkdirSync(join(folder, "fresh"), { recursive: true });
    writeFileSync(join(folder, "fresh", "handout.json"), JSON.stringify({ ...meta, id: "fresh", number: 91 }));
    writeFileSync(join(folder, "fresh", "ja.md"), "新しい文書です。\n");
    mkdirSync(join(folder, "bad"), { recursive: true });
    writeFileSync(join(folder, "bad", "handout.json"), JSON.stringify({ ...meta, id: "bad", number: 92 }));
    writeFileSync(join(folder, "bad", "ja.md"), Buffer.from([0x82, 0xa0, 0xff]));
    const done = await handouts("import", folder, "--login", "writer");
    expect(done.code).toBe(1);
    expect(done.stdout).toContain(`fresh: ${t("publishing:import.outcome.new")}`);
    expect(done.stdout).toContain(`tax-guide: ${t("publishing:import.outcome.same")}`);
    expect(done.stderr).toContain(`bad: ${t("publishing:import.outcome.refused")}`);
    expect(done.stderr).toContain(t("publishing:import.problem.not-text", { name: "ja.md" }));
    expect(count("select count(*) n from handout_versions where handout_id = 'bad'")).toBe(0);
  });
});
