/**
 * The Nu HTML checker, as one process for the whole run: it reads what the server sent and what the browser made of it.
 * It needs Java; without it the run has no such engine and says so.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Sight } from "../checks/check.ts";
import { type Engine, findingsOf, type Judgement } from "./engine.ts";

type Message = { type: string; subType?: string; message: string; extract?: string; lastLine?: number };
const require = createRequire(import.meta.url);
const jar = require.resolve("vnu-jar/build/dist/vnu.jar");

/** null: this machine has no Java. */
export async function startNu(): Promise<Engine | null> {
  if (spawnSync("java", ["-version"], { stdio: "ignore" }).status !== 0) return null;
  const port = await freePort();
  const options = ["-Xmx512m", "-Dnu.validator.servlet.bind-address=127.0.0.1"];
  const checker = spawn("java", [...options, "-cp", jar, "nu.validator.servlet.Main", String(port)], {
    stdio: "ignore",
  });
  // Not even a run that is broken off leaves it behind.
  process.once("exit", () => checker.kill());
  const address = `http://127.0.0.1:${port}/?out=json`;
  const version = await firstAnswer(address, checker);
  return {
    id: "nu",
    name: "Nu HTML Checker",
    version,
    sees: "document",
    bring: async () => {},
    look: async (page, sight) => lookAt(address, page, sight),
    async close() {
      checker.kill();
    },
  };
}

/** The document as served, when the browser still has it, and as it is now. */
async function lookAt(address: string, page: Page, { served }: Sight) {
  const now = await page.evaluate(() => `<!DOCTYPE html>${document.documentElement.outerHTML}`);
  const texts = [...(served === null ? [] : [{ name: "served", html: served }]), { name: "in the browser", html: now }];
  const judgements: Judgement[] = [];
  for (const { name, html } of texts) {
    const { messages } = await ask(address, html);
    judgements.push({ outcome: "passed", rule: "parsed", criteria: ["4.1.1"], help: "", where: [] });
    for (const { type, subType, message, extract } of messages) {
      if (type === "info" && subType !== "warning") continue;
      const isError = type === "error";
      judgements.push({
        outcome: isError ? "failed" : "undecided",
        rule: ruleOf(message),
        criteria: isError && isParsing(message) ? ["4.1.1"] : [],
        help: message,
        where: [`${name}: ${(extract ?? "").replace(/\s+/g, " ").slice(0, 120)}`],
      });
    }
  }
  return findingsOf(judgements);
}

/** 4.1.1 speaks of four things: whole tags, nesting, attributes twice, ids twice. Other errors are no failures of it. */
const parsing = [
  /duplicate (id|attribute)|duplicate id/i,
  /(stray|unclosed|unexpected|no) .*(tag|element)|end tag|end of file|saw .* when expecting/i,
  /not allowed as child|must not appear as a descendant|nesting/i,
  /attribute name|quote .* in attribute|unquoted attribute|garbage|no space between attributes/i,
];
export const isParsing = (message: string): boolean => parsing.some((pattern) => pattern.test(message));

/** The message without what it quotes: one name for all its cases. */
export const ruleOf = (message: string): string =>
  message
    .replace(/[“"].*?[”"]/g, "…")
    .replace(/\s+/g, " ")
    .slice(0, 100);

async function ask(address: string, html: string): Promise<{ version: string; messages: Message[] }> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "text/html; charset=utf-8" },
    body: html,
  });
  if (!answer.ok) throw new Error(`the Nu HTML checker answered ${answer.status}`);
  return (await answer.json()) as { version: string; messages: Message[] };
}

async function firstAnswer(address: string, checker: ChildProcess): Promise<string> {
  for (let tries = 0; tries < 240; tries++) {
    if (checker.exitCode !== null) throw new Error("the Nu HTML checker ended while it was starting");
    const answer = await ask(address, "<!DOCTYPE html><html lang=en><title>t</title>").catch(() => null);
    if (answer) return answer.version.split(" ")[0] ?? answer.version;
    await wait(250);
  }
  checker.kill();
  throw new Error("the Nu HTML checker did not start within a minute");
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
