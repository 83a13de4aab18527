/** Requests to the portal as bytes, and a resident's way through the bench's procedure. */
import { type Answer, type Connection, headerOf } from "./connection.ts";

export const procedurePath = "/procedures/bench-garden-plot";

export type RequestOptions = { cookie?: string | undefined; encoding?: string | undefined };
const host = "localhost";

export function getBytes(path: string, { cookie, encoding }: RequestOptions = {}): string {
  const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, "Accept: text/html"];
  if (encoding !== undefined) lines.push(`Accept-Encoding: ${encoding}`);
  if (cookie !== undefined) lines.push(`Cookie: ${cookie}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

export function postBytes(path: string, fields: Record<string, string>, cookie?: string): string {
  const body = new URLSearchParams(fields).toString();
  const lines = [`POST ${path} HTTP/1.1`, `Host: ${host}`, `Origin: http://${host}`];
  if (cookie !== undefined) lines.push(`Cookie: ${cookie}`);
  lines.push("Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

const year = new Date().getFullYear();
/** What a resident types, page by page. */
export const pages: readonly { path: string; fields: Record<string, string> }[] = [
  {
    path: `${procedurePath}/apply/applicant`,
    fields: {
      "applicantName.family": "美祢",
      "applicantName.given": "花子",
      applicantKana: "みね はなこ",
      "birth.year": "昭和60",
      "birth.month": "4",
      "birth.day": "1",
      capacity: "resident",
    },
  },
  {
    path: `${procedurePath}/apply/contact`,
    fields: {
      "address.postalCode": "759-2292",
      "address.prefecture": "山口県",
      "address.city": "美祢市",
      "address.street": "大嶺町東分326-1",
      "address.building": "",
      tel: "0837-52-1110",
      email: "hanako@example.com",
    },
  },
  {
    path: `${procedurePath}/apply/plot`,
    fields: {
      garden: "akago",
      "startDay.year": String(year + 1),
      "startDay.month": "4",
      "startDay.day": "1",
      crops: "vegetables",
      wish: "水場に近い区画を希望します。",
    },
  },
  {
    path: `${procedurePath}/apply/terms`,
    fields: { usedBefore: "no", plots: "1", agreed: "yes" },
  },
];
export const reviewPath = `${procedurePath}/apply/review`;

/** The answer to a page's form; anything but "see other" is a failed measurement. */
export function redirectOf(answer: Answer): string {
  const location = headerOf(answer, "location");
  if (answer.status !== 303 || location === null) throw new Error(`expected a redirect, got ${answer.status}`);
  return location;
}

/** Begins a draft; returns the session's cookie. */
export async function startDraft(connection: Connection): Promise<string> {
  const answer = await connection.send(postBytes(`${procedurePath}/apply`, {}));
  redirectOf(answer);
  const cookie = headerOf(answer, "set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error("no session cookie");
  return cookie;
}

/** Draft and revision that the page's form carries. */
export function tokensOf(answer: Answer): { _draft: string; _rev: string } {
  const html = answer.body().toString("utf8");
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  const [draft, revision] = [value("_draft"), value("_rev")];
  if (answer.status !== 200 || draft === undefined || revision === undefined) {
    throw new Error(`no form in the answer (${answer.status})`);
  }
  return { _draft: draft, _rev: revision };
}

export async function get(connection: Connection, path: string, cookie?: string): Promise<Answer> {
  const answer = await connection.send(getBytes(path, { cookie }));
  if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status}`);
  return answer;
}

/** Start, every page shown and sent, review, submission, receipt page: what one application costs. Returns the receipt's address. */
export async function journey(connection: Connection): Promise<string> {
  const cookie = await startDraft(connection);
  for (const page of pages) {
    const tokens = tokensOf(await get(connection, page.path, cookie));
    redirectOf(await connection.send(postBytes(page.path, { ...tokens, ...page.fields }, cookie)));
  }
  const tokens = tokensOf(await get(connection, reviewPath, cookie));
  const receipt = redirectOf(await connection.send(postBytes(reviewPath, tokens, cookie)));
  if (!/\/applications\/[^/]+\/receipt$/.test(receipt)) throw new Error("the submission did not lead to a receipt");
  await get(connection, receipt, cookie);
  return receipt;
}
