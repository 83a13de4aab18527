/** Applications with a fee, brought into every state of payment through the rooms' own doors. */
import type { Command } from "../../app/applications/index.ts";
import type { Answers } from "../../app/engine/index.ts";
import type { Account, ClerkCommand } from "../../app/payments/index.ts";
import { sampleAnswers } from "../../tests/factories/answers.ts";
import type { Scene } from "../page-state.ts";
import { withFee } from "./definitions.ts";

type FeeAnswers = { copies?: number; receive?: "counter" | "post"; rescue?: boolean };
export type Debt = {
  receipt: string;
  account(): Promise<Account>;
  choose(way: "counter" | "invoice"): Promise<void>;
  /** Begins to pay; the name of the charge on the demo's page. */
  start(): Promise<string>;
  /** What a clerk records; `of` finds it in the account as it is then. */
  record(of: (account: Account) => ClerkCommand): Promise<void>;
  /** Something that happens to the application itself. */
  act(command: Command, by: "staff" | "resident"): Promise<void>;
};

export const feeAnswers = ({ stage }: Scene, change: FeeAnswers = {}): Answers => ({
  ...sampleAnswers(stage.procedure(withFee), { variant: 0, today: stage.today }),
  ...{ copies: 2, receive: "counter", rescue: false },
  ...change,
});

/** A fresh application of this resident. */
export async function owe(scene: Scene, change: FeeAnswers = {}): Promise<Debt> {
  const { resident, locale, stage } = scene;
  const { applications, payments, procedures } = stage.portal;
  const { sessionHash } = resident;
  await resident.startDraft(withFee.id, feeAnswers(scene, change));
  const draft = await applications.drafts.find(sessionHash, withFee.id);
  if (!draft) throw new Error("the draft is gone");
  const request = { sessionHash, procedureId: withFee.id, key: draft.id, revision: draft.revision };
  const sent = await applications.submit({ ...request, locale, channel: "online" });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const { receipt } = sent.value;

  const fresh = async () => {
    const application = await applications.byReceipt(receipt);
    if (!application) throw new Error(`no application ${receipt}`);
    const published = await procedures.version(application.versionId);
    const bill = payments.bill(published.procedure, application, locale);
    if (!bill) throw new Error("nothing is charged");
    return { application, account: await payments.accountOf(bill) };
  };
  const must = (done: { ok: boolean; error?: unknown }) => {
    if (!done.ok) throw new Error(JSON.stringify(done));
  };
  const wish = ({ bill, balance }: Account) => ({ bill, seen: balance.due });
  const clerk = { kind: "staff" as const, accountId: "test", name: "見本 窓口" };

  return {
    receipt,
    account: async () => (await fresh()).account,
    choose: async (way) => must(await payments.choose(wish((await fresh()).account), way)),
    async start() {
      const started = await payments.online?.start(wish((await fresh()).account), locale);
      if (!started?.ok) throw new Error(`not started: ${started?.error}`);
      return started.value.payUrl.split("/").at(-1) ?? "";
    },
    async record(of) {
      const { account } = await fresh();
      must(await payments.record(account.bill, account.bill.seq, of(account), clerk));
    },
    async act(command, by) {
      const { application } = await fresh();
      const actor =
        by === "staff"
          ? { actor: clerk, party: "clerk" as const }
          : { actor: { kind: "resident" as const }, party: by };
      must(await applications.act(application, command, actor, application.lastSeq));
    },
  };
}
