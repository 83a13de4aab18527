/** A resident whose server dies again and again: fills in the form, attaches papers, sends, and does everything again until it is answered. */
import { type Answer, Connection, headerOf } from "../bench/connection.ts";
import { getBytes, postBytes, redirectOf, tokensOf } from "../bench/portal-requests.ts";
import { honestPdfs } from "../factories/sent-files.ts";
import { multipart } from "./html-form.ts";
import { type MortalPortal, paper } from "./kill-portal.ts";

/** A draft at its review page. `tokens`: what the page's form carries; `_draft` is the idempotency key. */
export type ReadyDraft = { cookie: string; tokens: { _draft: string; _rev: string } };
/** Told before a request that a kill should hit. */
export type Sending = (what: "file" | "submission") => void;

const base = `/procedures/${paper.id}/apply`;
const at = (page: string) => `${base}/${page}`;
export const filesEach = 2;

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = honestPdfs["a page of text"]?.() ?? Buffer.alloc(0);
const files = [
  { name: "写真.png", type: "image/png", content: new Uint8Array(png) },
  { name: "証明書.pdf", type: "application/pdf", content: new Uint8Array(pdf) },
];

/** Any answer of the server other than the expected one is a failure of the test, not of the connection. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error && (error.message === "connection closed" || "code" in error);

/** A broken connection says nothing about what happened: only an answer counts. */
async function untilAnswered(
  portal: MortalPortal,
  bytes: string | Buffer,
  before: () => void = () => {},
): Promise<{ answer: Answer; attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    await portal.up();
    let connection: Connection | null = null;
    try {
      connection = await Connection.open(portal.port);
      before();
      return { answer: await connection.send(bytes), attempts };
    } catch (error) {
      if (attempts === 200 || !isBroken(error)) throw error;
    } finally {
      connection?.close();
    }
  }
}

async function show(portal: MortalPortal, page: string, cookie: string): Promise<{ html: string; answer: Answer }> {
  const { answer } = await untilAnswered(portal, getBytes(at(page), { cookie }));
  if (answer.status !== 200) throw new Error(`GET ${page}: ${answer.status}`);
  return { html: answer.body().toString("utf8"), answer };
}

/** The file is on the page: it has arrived, whether the answer came or not. */
const present = (html: string): number => html.split('name="_remove"').length - 1;

/** All pages. What a dead server left unanswered is looked at on the page, as a person does, and done again when it is not there. */
export async function fillIn(portal: MortalPortal, sending: Sending = () => {}): Promise<ReadyDraft> {
  const started = await untilAnswered(portal, postBytes(base, {}));
  redirectOf(started.answer);
  const cookie = headerOf(started.answer, "set-cookie")?.split(";")[0] ?? "";
  const who = { "applicantName.family": "見本", "applicantName.given": "花子", applicantEmail: "hanako@example.com" };
  await again(portal, "applicant", cookie, async (tokens) => postBytes(at("applicant"), { ...tokens, ...who }, cookie));
  for (let count = 0; count < filesEach; ) {
    const { html, answer } = await show(portal, "papers", cookie);
    count = present(html);
    if (count >= filesEach) break;
    const file = files[count % files.length];
    if (file) await upload(portal, { cookie, tokens: tokensOf(answer), file, sending });
  }
  await again(portal, "papers", cookie, async (tokens) => formBytes(at("papers"), Object.entries(tokens), [], cookie));
  const review = await show(portal, "review", cookie);
  return { cookie, tokens: tokensOf(review.answer) };
}

/** Sends a page until the server says where to go on. */
async function again(
  portal: MortalPortal,
  page: string,
  cookie: string,
  bytes: (tokens: ReadyDraft["tokens"]) => Promise<string | Buffer>,
): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { answer } = await show(portal, page, cookie);
    const sent = await untilAnswered(portal, await bytes(tokensOf(answer)));
    if (sent.answer.status === 303) return;
    // The first try was kept and its answer lost: the page is an old one by now.
    if (sent.answer.status !== 409 || sent.attempts === 1) throw new Error(`POST ${page}: ${sent.answer.status}`);
  }
  throw new Error(`${page} is never taken`);
}

async function upload(
  portal: MortalPortal,
  { cookie, tokens, file, sending }: ReadyDraft & { file: (typeof files)[number]; sending: Sending },
): Promise<void> {
  const bytes = formBytes(at("papers"), [...Object.entries(tokens), ["_upload", "paper"]], [file], cookie);
  const { answer, attempts } = await untilAnswered(portal, bytes, () => sending("file"));
  if (answer.status === 303 || (answer.status === 409 && attempts > 1)) return;
  throw new Error(`upload: ${answer.status}`);
}

function formBytes(path: string, entries: [string, string][], sent: typeof files, cookie: string): Buffer {
  const form = multipart(
    entries,
    sent.map((file) => ({ field: "paper", file })),
  );
  const lines = [`POST ${path} HTTP/1.1`, "Host: localhost", "Origin: http://localhost", `Cookie: ${cookie}`];
  lines.push(`Content-Type: ${form.type}`, `Content-Length: ${form.body.length}`);
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), form.body]);
}

/** Address of the receipt. */
export async function sendUntilAnswered(
  portal: MortalPortal,
  { cookie, tokens }: ReadyDraft,
  sending: Sending = () => {},
): Promise<{ address: string; attempts: number }> {
  const { answer, attempts } = await untilAnswered(portal, postBytes(at("review"), tokens, cookie), () =>
    sending("submission"),
  );
  return { address: redirectOf(answer), attempts };
}
