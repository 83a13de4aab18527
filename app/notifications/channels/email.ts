/** Mail leaves through a transport; the demo writes files a person can open. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { OutgoingMail } from "../store.ts";

export type Transport = { send(mail: OutgoingMail): Promise<void> };

/** Bytes of one encoded word: 60 letters of base64 and 12 around them, of at most 75 (RFC 2047). */
const wordBytes = 45;

/** Words are cut between characters, one a line. */
function encodedHeader(text: string): string {
  const words: string[] = [""];
  for (const character of text) {
    const longer = (words.at(-1) ?? "") + character;
    if (Buffer.byteLength(longer) <= wordBytes) words[words.length - 1] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word, "utf8").toString("base64")}?=`).join("\r\n ");
}

/** Writes RFC 5322 messages as `<id>.eml` under `directory`; sending one twice overwrites the same file. */
export function fileTransport(directory: string, from: string): Transport {
  return {
    async send(mail) {
      await mkdir(directory, { recursive: true });
      const message = [
        `From: ${from}`,
        `To: ${mail.to}`,
        `Subject: ${encodedHeader(mail.subject)}`,
        `Message-ID: <${mail.id}@portal>`,
        `Date: ${new Date().toUTCString()}`,
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        mail.text.replace(/\r?\n/g, "\r\n"),
        "",
      ].join("\r\n");
      await writeFile(path.join(directory, `${mail.id}.eml`), message);
    },
  };
}
