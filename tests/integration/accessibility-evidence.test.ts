/** Test results for everyone and the auditor's desk over HTTP: who may what, what a decision changes, what can be taken away. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { earlierRun, writeEvidence } from "../../accessibility/stage/evidence.ts";
import { translator } from "../../app/i18n/translator.ts";
import { expectPage } from "./apply.ts";
import { expectConsoleError, expectErrorPage } from "./error-page.ts";
import { ask, type Page } from "./html-client.ts";
import { multipart } from "./html-form.ts";
import { actionForm, staffOf } from "./publishing.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const t = translator("ja");
const desk = "/staff/accessibility";
let portal: TestPortal;
let folder: string;
const as = staffOf(() => portal);
const open = (path: string) => portal.browser().open(path);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evidence-"));
  portal = await startPortal({ accessibilityDirectory: folder });
}, 180_000);
afterAll(async () => {
  await portal?.close();
  rmSync(folder, { recursive: true, force: true });
});

const rowOf = (page: Page, words: string): string => page.text("tbody tr").find((row) => row.includes(words)) ?? "";
const files = ["evidence.zip", "template.json", "screens/home.ja.webp"];
const pages = ["", "/criteria/1.4.3", "/pages", "/pages/home", "/engines", "/decisions", "/history"];

describe("before any run", () => {
  test("the pages say so, and there is nothing to take away", async () => {
    for (const prefix of ["", "/easy", "/en"]) {
      const results = expectPage(await open(`${prefix}/accessibility/results`));
      const locale = prefix === "" ? "ja" : prefix.slice(1);
      expect(results.main).toContain(translator(locale as "ja")("accessibility:results.empty"));
      expectPage(await open(`${prefix}/accessibility`));
    }
    expectErrorPage(await open("/accessibility/results/1.4.3"), 404, "ja", portal);
    for (const kind of ["earl.jsonld", "csv", "json"]) {
      expect((await ask(portal.origin, `/accessibility/results.${kind}`)).status).toBe(404);
    }
    const auditor = await as("auditor");
    const overview = expectPage(await auditor.open(desk));
    expect(overview.main).toContain(t("auditor:overview.empty"));
    for (const path of pages.slice(1)) expect((await auditor.open(`${desk}${path}`)).path, path).toBe(desk);
    expect((await auditor.open(`${desk}/evidence.zip`)).status).toBe(404);
    for (const name of ["home.ja.webp", "..%2Frecord.json.gz"])
      expect((await auditor.open(`${desk}/screens/${name}`)).status, name).toBe(404);
  });
});

describe("with a record", () => {
  beforeAll(() => writeEvidence(folder));

  test("the desk is for staff, writing on it for auditors", async () => {
    for (const path of [...pages, "/sessions/new", ...files.map((name) => `/${name}`)]) {
      const stranger = await ask(portal.origin, `${desk}${path}`);
      expect([stranger.status, String(stranger.headers.location)], path).toEqual([
        302,
        expect.stringMatching(/^\/staff\/login/),
      ]);
    }
    for (const login of ["clerk-citizens", "publisher", "admin", "clerk"]) {
      const reader = await as(login);
      for (const path of pages) {
        const page = expectPage(await reader.open(`${desk}${path}`));
        expect(
          page.forms.filter(({ method, hidden }) => method === "POST" && hidden.action !== undefined),
          path,
        ).toEqual([]);
      }
      expectConsoleError(await reader.open(`${desk}/sessions/new`), 403);
      for (const action of ["review", "accept"]) {
        const body = `action=${action}&seen=x&outcome=passed&reason=x&acceptReason=x&acceptUntil=2099-01-01`;
        expectConsoleError(await reader.post(`${desk}/criteria/1.4.3`, body), 403);
      }
      expectConsoleError(await reader.post(`${desk}/decisions`, "action=end&key=x"), 403);
      expectConsoleError(await reader.post(`${desk}/sessions/new`, "kind=michecker"), 403);
    }
    expect(portal.rows("select id from accessibility_reviews")).toEqual([]);
    const auditor = await as("auditor");
    expectConsoleError(await auditor.open(`${desk}/criteria/9.9.9`), 404);
    expectConsoleError(await auditor.open(`${desk}/pages/no/such/state`), 404);
    expectConsoleError(await auditor.open(`${desk}/history?with=../record.json.gz`), 404);
    expectConsoleError(await auditor.post(`${desk}/criteria/1.4.3`, "action=other&seen=x"), 400);
  });

  test("a judgement is asked for completely, holds for what was seen, and shows everywhere at once", async () => {
    const auditor = await as("auditor");
    const before = expectPage(await auditor.open(`${desk}/criteria/1.4.1?page=%2F&locale=ja`));
    expect(before.text("tbody tr")).toHaveLength(1);
    const empty = await auditor.submit(before, actionForm(before, "review"));
    expectPage(empty, 422);
    expect(empty.text(".summary-errors li")).toEqual([t("auditor:error.outcome"), t("auditor:error.reason")]);
    expect(empty.links((href) => href === "#p-reason")).toHaveLength(1);

    const fill = (page: Page) =>
      actionForm(page, "review").fill("outcome", ["passed"]).fill("reason", ["色を外しても分かります。"]);
    const late = await auditor.submit(empty, fill(empty).fill("until", ["2020-01-01"]));
    expectPage(late, 422);
    expect(late.text(".summary-errors li")).toEqual([t("auditor:failure.until")]);
    expect(actionForm(late, "review").values("reason")).toEqual(["色を外しても分かります。"]);

    const done = expectPage(await auditor.submit(late, fill(late).fill("until", [""])));
    expect(done.main).toContain(t("auditor:done.review", { count: 1 }));
    expect(done.text("tbody tr")).toEqual([]);
    // Sent again, from a page that is no longer true.
    const stale = await auditor.submit(before, fill(before));
    expectPage(stale, 409);
    expect(stale.main).toContain(t("auditor:failure.stale"));
    const all = expectPage(await auditor.open(`${desk}/criteria/1.4.1?show=all&page=%2F&locale=ja`));
    expect(rowOf(all, "最初のページ")).toMatch(/適合.*見本 監査の判断/s);
    const state = expectPage(await auditor.open(`${desk}/pages/home`));
    expect(rowOf(state, "1.4.1")).toContain("色を外しても分かります。");

    const earl = await ask(portal.origin, "/accessibility/results.earl.jsonld");
    const text = earl.body.toString();
    expect(text).toContain("色を外しても分かります。");
    expect(text).not.toContain("見本 監査");
  });

  test("what no engine contradicts cannot be judged away, only accepted for a while, and that can be ended", async () => {
    const auditor = await as("auditor");
    const address = `${desk}/criteria/3.3.2?show=failed`;
    const page = expectPage(await auditor.open(address));
    expect(page.text("tbody tr")).toHaveLength(1);
    const judged = actionForm(page, "review").fill("outcome", ["passed"]).fill("reason", ["問題ない"]);
    const refused = await auditor.submit(page, judged);
    expectPage(refused, 422);
    expect(refused.main).toContain(t("auditor:failure.undisputed"));

    const noDay = await auditor.submit(refused, actionForm(refused, "accept").fill("acceptReason", ["春に直します。"]));
    expectPage(noDay, 422);
    expect(noDay.text(".summary-errors li")).toEqual([t("auditor:error.acceptUntil")]);
    const accepted = expectPage(
      await auditor.submit(noDay, actionForm(noDay, "accept").fill("acceptUntil", ["2099-03-31"])),
    );
    expect(accepted.main).toContain(t("auditor:done.accept", { count: 1 }));
    const results = expectPage(await open("/accessibility/results"));
    const row = rowOf(results, "3.3.2");
    expect(row).toContain(t("accessibility:outcome.failed"));
    expect(row).toContain("2099年");
    expect((await open("/accessibility")).main).toContain("3.3.2");

    const decisions = expectPage(await auditor.open(`${desk}/decisions`));
    expect(rowOf(decisions, "春に直します。")).toContain("見本 監査");
    const end = actionForm(decisions, "end");
    expect(expectPage(await auditor.submit(decisions, end)).main).toContain(t("auditor:done.end"));
    expect(rowOf(expectPage(await open("/accessibility/results")), "3.3.2")).not.toContain("2099年");
    const again = await auditor.post(`${desk}/decisions`, "action=end&key=unknown");
    expectPage(again, 409);
  });

  test("engines of two minds are decided by a person; the disagreement stays", async () => {
    const auditor = await as("auditor");
    const page = expectPage(await auditor.open(`${desk}/criteria/1.4.3`));
    const judged = actionForm(page, "review").fill("outcome", ["passed"]).fill("reason", ["比は 5.2:1 でした。"]);
    expectPage(await auditor.submit(page, judged));
    const results = expectPage(await open("/accessibility/results"));
    expect(rowOf(results, "1.4.3")).toMatch(/適合.*判定が分かれた/s);
    const engines = expectPage(await auditor.open(`${desk}/engines`));
    expect(engines.text("tbody tr").some((row) => row.includes("1.4.3") && row.includes("IBM"))).toBe(true);
  });

  test("a session with assistive technology is asked for completely and kept", async () => {
    const auditor = await as("auditor");
    const page = expectPage(await auditor.open(`${desk}/sessions/new`));
    const form = page.form((each) => each.names.includes("findings"));
    const refused = await auditor.submit(page, form.fill("on", ["2099-01-01"]).fill("tool", ["PC-Talker 2026"]));
    expectPage(refused, 422);
    expect(refused.text(".summary-errors li")).toContain(t("auditor:error.future"));
    const again = refused.form((each) => each.names.includes("findings"));
    expect(again.values("tool")).toEqual(["PC-Talker 2026"]);
    again
      .fill("kind", ["assistive-technology"])
      .fill("system", ["Windows 11"])
      .fill("browser", ["Edge 146"])
      .fill("on", ["2026-03-01"])
      .fill("pages", ["/\n/procedures/moving-out/apply"])
      .fill("findings", ["最後まで申請できました。"]);
    const done = expectPage(await auditor.submit(refused, again));
    expect(done.main).toContain(t("auditor:done.session"));
    expect(rowOf(done, "PC-Talker")).toContain("最後まで申請できました。");
    const results = expectPage(await open("/accessibility/results"));
    expect(results.main).toContain("PC-Talker 2026");
    // Evidence is no statement: that is the city's.
    expect(results.main).toContain("未表明");
    expect(results.html).not.toContain("準拠");
  });

  test("runs are compared: one that is kept here, one that somebody brings, and nothing else", async () => {
    const auditor = await as("auditor");
    const kept = expectPage(await auditor.open(`${desk}/history?with=${earlierRun}`));
    expect(kept.main).toContain("2026年（令和8年）2月1日");
    const record = readFileSync(join(folder, "reports", "record.json.gz"));
    const upload = (content: Buffer) => {
      const file = { name: "record.json.gz", type: "application/gzip", content: Uint8Array.from(content) };
      const { body, type } = multipart([], [{ field: "record", file }]);
      return auditor.post(`${desk}/history`, body, type);
    };
    expect(expectPage(await upload(record)).main).toContain(t("auditor:history.result"));
    for (const wrong of [Buffer.from("not packed"), gunzipSync(record).subarray(0, 100)]) {
      const refused = await upload(wrong);
      expectPage(refused, 422);
      expect(refused.text(".summary-errors li")).toEqual([t("auditor:history.notARecord")]);
    }
    const nothing = multipart([], []);
    expectPage(await auditor.post(`${desk}/history`, nothing.body, nothing.type), 422);
  });

  test("the results have the nine items, 38 rows, and the additions, in three languages", async () => {
    for (const prefix of ["", "/easy", "/en"]) {
      const page = expectPage(await open(`${prefix}/accessibility/results`));
      expect(page.text("main dl").length).toBeGreaterThan(0);
      const tables = page.document.querySelectorAll("table").map((table) => table.querySelectorAll("tbody tr").length);
      expect(tables).toEqual([38, 18, 4]);
      expect(page.text("main section:first-of-type dt")).toHaveLength(9);
      expect(page.html).not.toContain("準拠");
      expectPage(await open(`${prefix}/accessibility/results/2.4.6`));
    }
  });

  test("the files are there packed and plain, the same each time, and the bundle holds them", async () => {
    for (const kind of ["earl.jsonld", "csv", "json"]) {
      const path = `/accessibility/results.${kind}`;
      const plain = await ask(portal.origin, path);
      const packed = await ask(portal.origin, path, { headers: { "Accept-Encoding": "gzip" } });
      expect([plain.headers["content-encoding"], packed.headers["content-encoding"]]).toEqual([undefined, "gzip"]);
      expect(gunzipSync(packed.body).equals(plain.body), kind).toBe(true);
      expect(packed.headers.vary).toContain("Accept-Encoding");
      if (kind !== "csv") JSON.parse(plain.body.toString());
    }
    const auditor = await as("auditor");
    const bundle = async () =>
      (await ask(portal.origin, `${desk}/evidence.zip`, { headers: auditor.cookieHeader })).body;
    const [one, two] = [await bundle(), await bundle()];
    expect(one.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
    expect(one.equals(two)).toBe(true);
    const template = await auditor.open(`${desk}/template.json`);
    expect(JSON.parse(template.html).reviews[0].judged[0].contentHash).toBeTruthy();
  });

  test("a file of decisions with a mistake is named on the desk and counts for nothing", async () => {
    const file = join(folder, "reviews", "wrong.json");
    writeFileSync(file, '{"reviews":[{"criterion":"9.9.9"}]}');
    const auditor = await as("auditor");
    const overview = expectPage(await auditor.open(desk));
    expect(overview.main).toContain("wrong.json の reviews.0.criterion");
    rmSync(file);
    expect((await auditor.open(desk)).main).not.toContain("wrong.json");
  });
});
