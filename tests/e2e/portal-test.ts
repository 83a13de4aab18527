/** `test` with a portal of its own per worker, and nothing the browser may complain about. */
import { type BrowserContext, test as base } from "@playwright/test";
import { startTestPortal } from "../../accessibility/stage/portal.ts";
import { prepareStage, type Stage } from "../../accessibility/stage/stage.ts";
import { type Definition, openSession, type Procedure, type Session } from "../../app/engine/index.ts";
import { sha256 } from "../../app/lib/ids.ts";

export { expect } from "@playwright/test";
export { kitchenSink } from "../../accessibility/stage/definitions.ts";

type WorkerFixtures = { stage: Stage };
type TestFixtures = { complaints: string[] };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names out of the pattern
    async ({}, use) => {
      const running = await startTestPortal();
      await use(await prepareStage(running));
      await running.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ stage }, use) => use(stage.origin),
  /** Errors and warnings of the browser; a test that expects one takes it out. */
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        // A refused form comes with its status, which the browser mentions as well.
        if (message.text().startsWith("Failed to load resource")) return;
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      await use(complaints);
      if (complaints.length > 0) throw new Error(`the browser complained:\n${complaints.join("\n")}`);
    },
    { auto: true },
  ],
});

/** The resident's session, from the browser's cookie. */
export async function sessionHashOf(context: BrowserContext): Promise<string> {
  const cookie = (await context.cookies()).find(({ name }) => name === "__Host-resident");
  if (!cookie) throw new Error("the browser has no resident cookie");
  return sha256(cookie.value);
}

/** Where the browser is in a form, by its draft and its address. */
export async function sessionAt(
  stage: Stage,
  context: BrowserContext,
  definition: Definition,
  address: string,
): Promise<Session> {
  const draft = await stage.portal.applications.drafts.find(await sessionHashOf(context), definition.id);
  const [, path = ""] = new URL(address).pathname.split("/apply/");
  const procedure: Procedure = stage.procedure(definition);
  return openSession(procedure, draft?.answers ?? {}, path);
}
