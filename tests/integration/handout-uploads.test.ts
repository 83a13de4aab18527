/** Images and PDF files of the publishing desk over HTTP: taken in, kept, handed out; refused in words. */
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainPdf, write } from "../factories/pdf-files.ts";
import { expectPage } from "./apply.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import { signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const images = "/staff/handouts/images";
const fromPaper = "/staff/handouts/from-paper";
const jpeg = () =>
  sharp({ create: { width: 2600, height: 1300, channels: 3, background: "#4a8" } })
    .withExif({ IFD0: { Copyright: "himitsu" } })
    .jpeg()
    .toBuffer();
const leaflet = plainPdf((doc) =>
  write(doc, [
    { text: "犬を飼う方へ", x: 60, y: 60, size: 20, bold: true },
    { text: "登録のしかた", x: 60, y: 110, size: 14, bold: true },
    { text: "犬を飼い始めたら、市に登録してください。", x: 60, y: 140 },
    { text: "<script>alert(1)</script>", x: 60, y: 200 },
  ]),
);

/** A form with one file, as a script or a browser sends it. */
function multipart(field: string, name: string, type: string, content: Buffer, texts: Record<string, string> = {}) {
  const edge = "----edge";
  const parts = Object.entries(texts).map(
    ([key, value]) => `--${edge}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${edge}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(parts.join("") + head), content, Buffer.from(`\r\n--${edge}--\r\n`)]);
  return { body, type: `multipart/form-data; boundary=${edge}` };
}

let portal: TestPortal;
let publisher: Browser;
let page: Page;
beforeAll(async () => {
  portal = await startPortal();
  ({ browser: publisher, page } = await signIn(portal, "publisher", fromPaper));
}, 180_000);
afterAll(() => portal?.close());

const post = (browser: Browser, path: string, { body, type }: ReturnType<typeof multipart>, accept = "text/html") =>
  ask(portal.origin, path, {
    method: "POST",
    headers: { ...browser.formHeaders, Accept: accept, "Content-Type": type, "Content-Length": body.length },
    body,
  });

describe("an image", () => {
  test("is taken in by the script, and handed out as it was drawn anew", async () => {
    const taken = await post(
      publisher,
      images,
      multipart("image", "犬.jpg", "image/jpeg", await jpeg()),
      "application/json",
    );
    expect(taken.status).toBe(200);
    const { id, width, height } = JSON.parse(taken.body.toString());
    expect({ width, height }).toEqual({ width: 2000, height: 1000 });
    const shown = await ask(portal.origin, `/handouts/images/${id}`);
    expect(shown.headers).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(shown.body.includes("himitsu")).toBe(false);
    expect(await sharp(shown.body).metadata()).toMatchObject({ width: 2000, height: 1000 });
    const again = await ask(portal.origin, `/handouts/images/${id}`, { headers: { "If-None-Match": `"${id}"` } });
    expect(again.status).toBe(304);
  });

  test("is taken in without the script, and the page tells how to name it", async () => {
    const back = "/staff/handouts?state=draft";
    const sent = await post(publisher, images, multipart("image", "犬.jpg", "image/jpeg", await jpeg(), { back }));
    expect(sent.status).toBe(303);
    expect(sent.headers.location).toMatch(
      /^\/staff\/handouts\?state=draft&image=[0-9a-f]{64}&width=2000&height=1000#image-upload$/,
    );
    const abroad = await post(
      publisher,
      images,
      multipart("image", "x.jpg", "image/jpeg", await jpeg(), { back: "//example.org/" }),
    );
    expect(abroad.headers.location).toMatch(/^\/staff\/handouts\?image=/);
  });

  test.each([
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "wrong-type"],
    ["HTML named .jpg", Buffer.from("<html><script>alert(1)</script>"), "wrong-type"],
    ["too large a file", Buffer.alloc(11 * 1024 * 1024), "too-large"],
  ])("%s is refused", async (_, content, failure) => {
    const answer = await post(
      publisher,
      images,
      multipart("image", "x.jpg", "image/jpeg", content),
      "application/json",
    );
    expect({ status: answer.status, answer: JSON.parse(answer.body.toString()) }).toEqual({
      status: 200,
      answer: { failure },
    });
  });

  test("nobody else may, and unknown ones are not there", async () => {
    const { browser: clerk } = await signIn(portal, "clerk-citizens");
    for (const [browser, status] of [
      [clerk, 403],
      [portal.browser(), 302],
    ] as const) {
      const answer = await post(browser, images, multipart("image", "x.jpg", "image/jpeg", await jpeg()));
      expect(answer.status).toBe(status);
    }
    for (const path of [
      "/handouts/images/a",
      `/handouts/images/${"0".repeat(64)}`,
      `/handouts/originals/${"0".repeat(64)}.pdf`,
    ]) {
      expect((await ask(portal.origin, path)).status).toBe(404);
    }
  });
});

describe("from paper", () => {
  const attach = async (on: Page, content: Buffer) => {
    const form = on.form((each) => each.names.includes("paper"));
    form.attach("paper", [{ name: "犬.pdf", type: "application/pdf", content: new Uint8Array(content) }]);
    return form;
  };

  test("what is no PDF is refused in words beside the field", async () => {
    const refused = await publisher.submit(page, await attach(page, Buffer.from("<html>")));
    expect(refused.status).toBe(422);
    expect(refused.text(".error")).toEqual(["PDFではありません。PDFのファイルを選んでください。"]);
  });

  test("a PDF becomes a draft in its editor, with the PDF behind it", async () => {
    const pdf = await leaflet;
    const editor = expectPage(await publisher.submit(page, await attach(page, pdf)));
    expect(editor.path).toMatch(/^\/staff\/handouts\/paper-[0-9a-f]{12}\/edit$/);
    expect(editor.html).not.toContain("<script>alert(1)");
    const [markdown = ""] = editor.document.querySelectorAll("textarea[name=markdown]").map(({ text }) => text);
    expect(markdown).toContain("## 登録のしかた");
    expect(markdown).toContain("犬を飼い始めたら、市に登録してください。");
    const [path = ""] = /\/handouts\/originals\/[0-9a-f]{64}\.pdf/.exec(markdown) ?? [];
    const original = await ask(portal.origin, path);
    expect(original.headers).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff" });
    expect(original.headers["content-disposition"]).toMatch(/^attachment;/);
    expect(original.body.equals(pdf)).toBe(true);
  });

  test("the same PDF again is a draft that is there already", async () => {
    const again = await publisher.submit(page, await attach(page, await leaflet));
    expect(again.status).toBe(409);
  });

  test("a handout that there is gets a draft; what is published stays", async () => {
    const form = await attach(page, await leaflet);
    const [, existing = ""] = form.choices("handout");
    const shown = await publisher.open(`/handouts/${existing}`);
    const editor = expectPage(await publisher.submit(page, form.fill("handout", [existing])));
    expect(editor.path).toBe(`/staff/handouts/${existing}/edit`);
    expect(editor.html).toContain("登録のしかた");
    expect((await publisher.open(`/handouts/${existing}`)).main).toBe(shown.main);
  });
});
