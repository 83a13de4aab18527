/** Just as much WebDriver BiDi as loads a page in Firefox and asks it something: Firefox speaks it without another program. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Firefox = {
  version: string;
  /** In every page before its own scripts. */
  bring(source: string): Promise<void>;
  load(address: string, width: number): Promise<void>;
  /** The value of an expression; a promise is waited for. It must come as text. */
  ask(expression: string): Promise<string>;
  close(): Promise<void>;
};

const places = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const startsWithin = 60_000;
const answersWithin = 60_000;

export const findFirefox = (): string | null =>
  [process.env.FIREFOX_PATH, ...places].find((path) => path !== undefined && existsSync(path)) ?? null;

type Answer = { id?: number; type: string; result?: Record<string, unknown>; error?: string; message?: string };

export async function startFirefox(path: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const browser = spawn(
    path,
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: "1", HOME: profile } },
  );
  process.once("exit", () => browser.kill());
  const address = await listening(browser);
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("Firefox does not answer"));
  });
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  socket.onmessage = ({ data }) => {
    const { id, type, result, error, message } = JSON.parse(String(data)) as Answer;
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (type === "error") asked.reject(new Error(`Firefox: ${error} ${message}`));
    else asked.resolve(result ?? {});
  };
  let last = 0;
  const send = (method: string, params: object) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, { resolve, reject });
      setTimeout(
        () => waiting.delete(id) && reject(new Error(`Firefox: no answer to ${method}`)),
        answersWithin,
      ).unref();
      socket.send(JSON.stringify({ id, method, params }));
    });
  const { capabilities } = (await send("session.new", { capabilities: {} })) as {
    capabilities: { browserVersion: string };
  };
  const { context } = (await send("browsingContext.create", { type: "tab" })) as { context: string };
  return {
    version: capabilities.browserVersion,
    async bring(source) {
      await send("script.addPreloadScript", { functionDeclaration: `() => { ${source} }`, contexts: [context] });
    },
    async load(url, width) {
      await send("browsingContext.setViewport", { context, viewport: { width, height: 800 } });
      await send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    async ask(expression) {
      const target = { context };
      const answer = await send("script.evaluate", { expression, target, awaitPromise: true });
      const { type, result, exceptionDetails } = answer as {
        type: string;
        result?: { value?: unknown };
        exceptionDetails?: { text: string };
      };
      if (type !== "success") throw new Error(exceptionDetails?.text ?? "Firefox could not say");
      return String(result?.value ?? "");
    },
    async close() {
      socket.close();
      browser.kill();
      await new Promise((resolve) => browser.once("close", resolve));
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Firefox writes on its error stream where it can be spoken to. */
function listening(browser: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const tooLate = setTimeout(() => reject(new Error("Firefox did not start within a minute")), startsWithin);
    browser.once("error", reject);
    browser.stderr?.on("data", (chunk: Buffer) => {
      said += chunk;
      const [, address] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(tooLate);
      resolve(address);
    });
  });
}
