/** Door of the console room: staff use cases over the rooms; no other room imports it. */
import { createCaseFiles } from "./case-file.ts";
import { createInbox } from "./inbox.ts";
import { createProcedureFacts } from "./procedure-facts.ts";

export type { CaseFile } from "./case-file.ts";
export { type InboxQuery, type InboxViewId, inboxViews } from "./inbox.ts";

export function createConsole(deps: Parameters<typeof createInbox>[0]) {
  return { inbox: createInbox(deps), files: createCaseFiles(deps), procedures: createProcedureFacts(deps) };
}
