/** What the command line does with handouts: all of them out as files, a folder in as drafts. */
import { createPublishing, folderFiles, foldersOf, type HandoutStore, parseHandout } from "../handouts/index.ts";
import { may, type StaffIdentity } from "../identity/index.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Say } from "./handout-words.ts";
import { createHandoutsImport, type ImportLine } from "./handouts-import.ts";
import { createPublishingDesk } from "./publishing-desk.ts";

type Account = StaffIdentity & { disabledAt: number | null };
type Stores = { handouts: HandoutStore; identity: { accountByLogin(login: string): Promise<Account | null> } };
type ReportLine = { outcome: ImportLine["outcome"]; text: string };

export type HandoutsCommand = ReturnType<typeof createHandoutsCommand>;

/** Nobody is asked for a password: who may write into the database may do this, and the account says in whose name. */
const everybodys: StaffIdentity = { id: "", login: "", name: "", role: "publisher", departments: [] };

export function createHandoutsCommand(stores: Stores, clock: Clock, t: Say) {
  const desk = createPublishingDesk({ store: stores.handouts });
  const nothing = { findings: async () => err("unchecked" as const), known: async () => [] };
  const publishing = createPublishing({
    ...{ store: stores.handouts, clock, gate: () => [], pages: nothing, parse: parseHandout },
  });
  const importAll = createHandoutsImport({ publishing, desk, t });

  return {
    /** What is shown, else the newest, as the files of its folder. */
    async files(): Promise<{ name: string; text: string }[]> {
      const entries = await desk.list(everybodys);
      return entries.flatMap(({ shown, newest }) => folderFiles((shown ?? newest).content));
    },

    async importAs(login: string, files: Parameters<typeof foldersOf>[0]): Promise<Result<ReportLine[], string>> {
      const staff = await stores.identity.accountByLogin(login);
      if (!staff || staff.disabledAt !== null || !may(staff.role, "handouts.edit"))
        return err(t("publishing:import.noAccount", { login }));
      const lines = await importAll(staff, foldersOf(files));
      return ok(lines.map((line) => ({ outcome: line.outcome, text: textOf(line) })));
    },
  };

  function textOf(line: ImportLine): string {
    const head = `${line.name}: ${t(`publishing:import.outcome.${line.outcome}`)}`;
    return line.outcome === "refused" ? [head, ...line.reasons.map((reason) => `  ${reason}`)].join("\n") : head;
  }
}
