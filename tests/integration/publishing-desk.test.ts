/** The publishing desk over HTTP, without JavaScript: from a draft to the public page and back, and whatever is refused. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "../../app/i18n/translator.ts";
import { expectPage } from "./apply.ts";
import { expectConsoleError } from "./error-page.ts";
import { ask } from "./html-client.ts";
import { multipart } from "./html-form.ts";
import { actionForm, approve, desk, editForm, pressEdit, sendToReview, staffOf, startDraft } from "./publishing.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const t = translator("ja");
let portal: TestPortal;
const as = staffOf(() => portal);
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(() => portal?.close());

const publicPage = (id: string) => portal.browser().open(`/handouts/${id}`);
const added = "\n\n検査のために足した文です。\n";

describe("the desk", () => {
  test("is there for those who publish, and for nobody else", async () => {
    const paths = ["", "/new", "/akiya-guide", "/akiya-guide/edit", "/akiya-guide/review", "/akiya-guide/compare"];
    const files = ["/handouts.json", "/akiya-guide/versions/1/ja.md"];
    for (const path of [...paths, ...files]) {
      const stranger = await ask(portal.origin, `${desk}${path}`);
      expect([stranger.status, String(stranger.headers.location)], path).toEqual([
        302,
        expect.stringMatching(/^\/staff\/login/),
      ]);
      for (const login of ["clerk-citizens", "auditor"]) {
        const refused = await (await as(login)).open(`${desk}${path}`);
        if (files.includes(path)) expect(refused.status, path).toBe(403);
        else expectConsoleError(refused, 403);
      }
    }
    const clerk = expectPage(await (await as("clerk-citizens")).open("/staff/procedures"));
    expect(clerk.links((href) => href === desk)).toEqual([]);
    const body = multipart([["locale", "ja"]], []);
    expectConsoleError(await (await as("clerk-citizens")).post(`${desk}/akiya-guide/edit`, body.body, body.type), 403);
    const drawn = await (await as("clerk-citizens")).post(`${desk}/akiya-guide/preview`, body.body, body.type);
    expect(drawn.status).toBe(403);
  });

  test("lists every handout with its state in words, and filters", async () => {
    const browser = await as("publisher");
    const page = expectPage(await browser.open(desk));
    const rows = page.text("tbody tr");
    expect(rows).toHaveLength(30);
    expect(rows.every((row) => row.includes(t("publishing:state.published")))).toBe(true);
    const filter = page.forms.find((form) => form.names.includes("overdue"));
    if (!filter) throw new Error("no filter");
    const one = expectPage(await browser.submit(page, filter.fill("department", ["regional-promotion"])));
    expect(one.text("tbody tr").every((row) => row.includes("地域振興課"))).toBe(true);
    expect(one.text("tbody tr").length).toBeGreaterThan(0);
    const none = expectPage(await browser.submit(page, filter.fill("department", [""]).fill("state", ["review"])));
    expect(none.main).toContain(t("publishing:list.none"));
    expectConsoleError(await browser.open(`${desk}/no-such-handout`), 404);
  });

  test("offers a department's administrator the review, not the writing", async () => {
    const browser = await as("clerk");
    const page = expectPage(await browser.open(`${desk}/dog-guide`));
    expect(page.forms.filter((form) => form.hidden.action === "start")).toEqual([]);
    expectConsoleError(await browser.open(`${desk}/new`), 403);
    expectConsoleError(await browser.open(`${desk}/dog-guide/edit`), 403);
    expectConsoleError(await browser.post(`${desk}/dog-guide`, "action=withdraw&version=1&revision=1&reason=x"), 403);
  });
});

describe("a text", () => {
  test("goes from the draft over the gate and a second person to the public page, and back", async () => {
    const [writer, second] = [await as("publisher"), await as("publisher-2")];
    const id = "akiya-guide";
    const edit = await startDraft(writer, id);
    const form = editForm(edit);
    const before = form.values("markdown")[0] ?? "";
    form.fill("markdown", [`${before}\n\nくわしくは[こちら](procedure:akiya-bank-user)。\n`]);
    const refused = await pressEdit(writer, edit, "submit", form);
    expectPage(refused, 422);
    expect(refused.main).toContain(t("publishing:failure.gateSaved"));
    expect(refused.text("#problems li")[0]).toMatch(/「?こちら.*日本語 \d+行目へ/);
    expect(editForm(refused).values("markdown")[0]).toContain("[こちら]");

    const mended = editForm(refused);
    mended.fill("markdown", [before + added]).fill("changeNote", ["検査の文を足しました。"]);
    const sent = expectPage(await pressEdit(writer, refused, "submit", mended));
    expect(sent.path).toBe(`${desk}/${id}`);
    expect(sent.main).toContain(t("publishing:done.submit"));
    expect((await publicPage(id)).main).not.toContain("検査のために足した文");

    const own = expectPage(await writer.open(`${desk}/${id}/review`));
    expect(own.main).toContain(t("publishing:review.own"));
    expect(own.forms.filter((each) => each.hidden.action === "approve")).toEqual([]);
    const { version, revision } = actionForm(own, "return").hidden;
    const alone = await writer.post(
      `${desk}/${id}/review`,
      `action=approve&when=now&version=${version}&revision=${revision}`,
    );
    expectPage(alone, 422);
    expect(alone.main).toContain(t("publishing:failure.second-person"));

    const review = expectPage(await second.open(`${desk}/${id}/review`));
    expect(review.text("ins").join("")).toContain("検査のために足した文です。");
    const live = expectPage(await approve(second, id));
    expect(live.main).toContain(t("publishing:done.approve"));
    expect((await publicPage(id)).main).toContain("検査のために足した文です。");

    const compared = expectPage(await writer.open(`${desk}/${id}/compare?from=1&to=2&locale=ja`));
    expect(compared.text("ins").join("")).toContain("検査のために足した文です。");

    const again = expectPage(await writer.open(`${desk}/${id}`));
    const back = actionForm(again, "roll-back").fill("version", ["1"]);
    const noReason = await writer.submit(again, back.fill("how", ["now"]));
    expectPage(noReason, 422);
    expect(noReason.main).toContain(t("publishing:failure.reason-missing"));
    const hurried = actionForm(noReason, "roll-back").fill("version", ["1"]).fill("how", ["now"]);
    const done = expectPage(await writer.submit(noReason, hurried.fill("reason", ["日付の誤り"])));
    expect(done.main).toContain(t("publishing:done.roll-back-now"));
    expect(done.main).toContain("日付の誤り");
    expect((await publicPage(id)).main).not.toContain("検査のために足した文");
    expect((await portal.browser().open(`/handouts/${id}/versions/2`)).main).toContain("検査のために足した文です。");
  });

  test("waits for its day and time, and is sent back with what is to be mended", async () => {
    const [writer, second] = [await as("publisher"), await as("publisher-2")];
    const id = "dog-guide";
    await sendToReview(writer, id, (markdown) => markdown + added);
    const review = expectPage(await second.open(`${desk}/${id}/review`));
    const form = actionForm(review, "approve")
      .fill("when", ["later"])
      .fill("day", ["2020-01-01"])
      .fill("time", ["09:00"]);
    const past = await second.submit(review, form);
    expectPage(past, 422);
    expect(past.main).toContain(t("publishing:failure.time-past"));
    expect(actionForm(past, "approve").values("day")).toEqual(["2020-01-01"]);
    const later = actionForm(past, "approve")
      .fill("when", ["later"])
      .fill("day", ["2099-04-01"])
      .fill("time", ["08:30"]);
    const waiting = expectPage(await second.submit(past, later));
    expect(waiting.main).toContain(t("publishing:done.approve-later"));
    expect(waiting.main).toContain("2099年4月1日（水） 8時30分");
    expect((await publicPage(id)).main).not.toContain("検査のために足した文");
    const back = expectPage(await writer.submit(waiting, actionForm(waiting, "return").fill("note", ["図を足します"])));
    expect(back.main).toContain("図を足します");
    const gone = expectPage(await writer.submit(back, actionForm(back, "discard")));
    expect(gone.main).toContain(t("publishing:done.discard"));
    expect((await second.open(`${desk}/${id}/versions/9/ja.md`)).status).toBe(404);
  });

  test("of two writers at once loses neither: the later one sees both", async () => {
    const [one, other] = [await as("publisher"), await as("publisher-2")];
    const id = "tax-guide";
    const first = await startDraft(one, id);
    const late = expectPage(await other.open(`${desk}/${id}/edit`));
    const saved = editForm(first).fill("summary", ["先に保存した一文です。"]);
    expectPage(await pressEdit(one, first, "save", saved));
    const typed = editForm(late);
    const words = `${typed.values("markdown")[0]}\n\nあとから書いた文です。\n`;
    const both = await pressEdit(other, late, "save", typed.fill("markdown", [words]));
    expectPage(both, 409);
    expect(both.main).toContain(t("publishing:failure.staleEdit"));
    expect(editForm(both).values("markdown")[0]?.trim()).toBe(words.trim());
    expect(both.text("textarea[readonly]").join("")).toContain("先に保存した一文です。");
    expectPage(await pressEdit(other, both, "save"));
    const fresh = expectPage(await one.open(`${desk}/${id}/edit`));
    expect(editForm(fresh).values("markdown")[0]).toContain("あとから書いた文です。");
  });

  test("that cannot be kept comes back as it was typed, with the line of every mistake", async () => {
    const browser = await as("publisher");
    const page = await startDraft(browser, "water-guide");
    const bad = "## 見出し\n\n<b>太い字</b>\n\n::::なぞ\n中\n::::\n";
    const form = editForm(page).fill("title", [""]).fill("markdown", [bad]).fill("reviewBy", [""]);
    const meta = await pressEdit(browser, page, "save", form);
    expectPage(meta, 422);
    expect(meta.text(".summary-errors li").sort()).toEqual([
      t("publishing:problem.day", { label: t("publishing:meta.reviewBy") }),
      t("publishing:problem.empty", { label: t("publishing:meta.title") }),
    ]);
    const mended = editForm(meta).fill("title", ["水道"]).fill("reviewBy", ["2030-01-01"]);
    expect(mended.values("markdown")[0]?.trim()).toBe(bad.trim());
    const refused = await pressEdit(browser, meta, "save", mended);
    expectPage(refused, 422);
    const listed = refused.text("#problems li");
    expect(refused.text(".summary-errors li")).toEqual([t("publishing:problems.mistakes", { count: listed.length })]);
    expect(listed.join("\n")).toMatch(/日本語 3行目へ[\s\S]*日本語 5行目へ/);
    expect(editForm(refused).values("markdown")[0]?.trim()).toBe(bad.trim());
    expect(refused.html).not.toContain("<b>太い字</b>");
  });

  test("is shown as it will be, for those without the script and for the script", async () => {
    const browser = await as("publisher");
    const page = await startDraft(browser, "hazard-map");
    const form = editForm(page).fill("markdown", ['## 確かめる見出し\n\n:check[朝8時]{why="時刻"}に{開|あ}きます。\n']);
    const drawn = expectPage(await pressEdit(browser, page, "preview", form));
    expect(drawn.text(".preview-sheet h4")).toEqual(["確かめる見出し"]);
    expect(drawn.text(".preview-sheet mark").join("")).toContain("時刻");
    const { body, type } = form.encode();
    const answer = await browser.post(`${desk}/hazard-map/preview`, body, type);
    expect(answer.headers["content-type"]).toContain("application/json");
    const { preview, problems } = JSON.parse(answer.html);
    expect(preview.blocks[0]).toMatchObject({ kind: "heading", level: 2 });
    expect(problems.warnings.length).toBeGreaterThan(0);
    expectPage(await browser.open(`${desk}/hazard-map/edit`));
    const stored = expectPage(await browser.open(`${desk}/hazard-map/edit`));
    expect(editForm(stored).values("markdown")[0]).not.toContain("確かめる見出し");
  });
});

describe("a handout", () => {
  test("is made from nothing, and in another language", async () => {
    const browser = await as("publisher");
    const page = expectPage(await browser.open(`${desk}/new`));
    const empty = await browser.submit(page, actionForm(page, "create"));
    expectPage(empty, 422);
    expect(empty.text(".summary-errors li").length).toBeGreaterThanOrEqual(4);
    const form = actionForm(empty, "create")
      .fill("title", ["検査の案内"])
      .fill("summary", ["検査のことが分かります。"])
      .fill("audience", ["検査をする人"])
      .fill("id", ["test-leaf"])
      .fill("department", ["citizens"])
      .fill("category", ["living"])
      .fill("reviewBy", ["2030-03-31"]);
    const edit = expectPage(await browser.submit(empty, form));
    expect(edit.path).toBe(`${desk}/test-leaf/edit`);
    const easy = expectPage(await pressEdit(browser, edit, "go-easy"));
    const words = editForm(easy).fill("title", ["けんさの あんない"]).fill("summary", ["けんさが わかります。"]);
    words.fill("audience", ["けんさを する 人"]).fill("markdown", ["けんさを します。"]);
    expectPage(await pressEdit(browser, easy, "save", words));
    const again = await browser.submit(empty, form);
    expectPage(again, 409);
    expect(again.main).toContain(t("publishing:problem.taken"));
    expect((await publicPage("test-leaf")).status).toBe(404);
  });

  test("goes out as files and comes back as a draft", async () => {
    const browser = await as("publisher");
    const all = JSON.parse(expectPage(await browser.open(`${desk}/handouts.json`)).html);
    expect(all.handouts.length).toBeGreaterThanOrEqual(30);
    const { files } = all.handouts.find(({ id }: { id: string }) => id === "school-guide");
    expect((await browser.open(`${desk}/school-guide/versions/1/ja.md`)).html).toBe(files["ja.md"]);
    const upload = (name: string, text: string) => ({
      name,
      type: name.endsWith(".json") ? "application/json" : "text/markdown",
      content: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>,
    });
    const page = expectPage(await browser.open(`${desk}/new`));
    const only = actionForm(page, "import").attach("files", [upload("ja.md", files["ja.md"])]);
    const refused = await browser.submit(page, only);
    expectPage(refused, 422);
    expect(refused.main).toContain(t("publishing:import.problem.no-meta"));
    const broken = { ...files, "en.md": "<script>alert(1)</script>" };
    const wrong = await browser.submit(
      page,
      actionForm(page, "import").attach(
        "files",
        Object.entries<string>(broken).map(([name, text]) => upload(name, text)),
      ),
    );
    expectPage(wrong, 422);
    expect(wrong.main).toContain("en.md 1行目");
    const changed = { ...files, "ja.md": `${files["ja.md"]}${added}` };
    const whole = actionForm(page, "import").attach(
      "files",
      Object.entries<string>(changed).map(([name, text]) => upload(name, text)),
    );
    const draft = expectPage(await browser.submit(page, whole));
    expect(draft.path).toBe(`${desk}/school-guide/edit`);
    expect(editForm(draft).values("markdown")[0]).toContain("検査のために足した文です。");
    expect((await publicPage("school-guide")).main).not.toContain("検査のために足した文");
  });

  test("is taken down with a reason, and its page with it", async () => {
    const browser = await as("publisher");
    const id = "septic-guide";
    const page = expectPage(await browser.open(`${desk}/${id}`));
    const form = actionForm(page, "withdraw");
    const refused = await browser.submit(page, form.fill("reason", [" "]));
    expectPage(refused, 422);
    const done = expectPage(
      await browser.submit(refused, actionForm(refused, "withdraw").fill("reason", ["制度の終わり"])),
    );
    expect(done.main).toContain("制度の終わり");
    expect((await publicPage(id)).status).toBe(404);
    const list = expectPage(await browser.open(`${desk}?state=withdrawn`));
    expect(list.main).toContain("浄化槽");
    const stale = await browser.submit(page, form.fill("reason", ["もう一度"]));
    expectPage(stale, 409);
    expect(stale.main).toContain(t("publishing:failure.stale"));
  });
});
