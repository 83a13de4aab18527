/** Mail leaves through a transport; the demo writes files a person can open. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { OutgoingMail } from "../store.ts";

export type Transport = { send(mail: OutgoingMail): Promise<void> };

const encodedHeader = (text: string) => `=?UTF-8?B?${Buffer.from(text, "utf8").toString("base64")}?=`;

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
        mail.text,
        "",
      ].join("\r\n");
      await writeFile(path.join(directory, `${mail.id}.eml`), message);
    },
  };
}
