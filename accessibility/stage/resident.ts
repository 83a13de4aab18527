/** One browser of one resident: its cookie, its drafts, the applications it may open. */
import type { BrowserContext } from "@playwright/test";
import type { Identity } from "../../app/applications/index.ts";
import type { Answers } from "../../app/engine/index.ts";
import { randomToken, sha256 } from "../../app/lib/ids.ts";
import type { CaseName } from "./cases.ts";
import type { StaffLogin, Stage } from "./stage.ts";

export type Resident = {
  sessionHash: string;
  /** Begins the procedure anew with these answers. */
  startDraft(procedureId: string, answers: Answers, rest?: { identity?: Identity; codeSentTo?: string }): Promise<void>;
  discardDrafts(): Promise<void>;
  /** The receipt number of an application that this browser may open. */
  open(name: CaseName): Promise<string>;
  signIn(login: StaffLogin): Promise<void>;
  signOut(): Promise<void>;
  /** The cookies of a visitor who has never been here. */
  forget(): Promise<void>;
  /** This resident's own cookie again. */
  remember(): Promise<void>;
};

export async function createResident(stage: Stage, context: BrowserContext): Promise<Resident> {
  const { applications, procedures, emailConfirmation } = stage.portal;
  const token = randomToken();
  const sessionHash = sha256(token);
  const cookie = (name: string, value: string) => ({
    name: `__Host-${name}`,
    value,
    url: stage.origin.replace("http:", "https:"),
    httpOnly: true,
    secure: true,
    sameSite: "Lax" as const,
  });
  const beKnown = () => context.addCookies([cookie("resident", token)]);
  await beKnown();

  return {
    sessionHash,
    async startDraft(procedureId, answers, { identity, codeSentTo } = {}) {
      await beKnown();
      const published = (await procedures.snapshot()).byId.get(procedureId);
      if (!published) throw new Error(`${procedureId} is not published`);
      const draft = await applications.drafts.start(sessionHash, published, true);
      if (codeSentTo !== undefined) {
        const sent = await emailConfirmation.start(draft.id, codeSentTo);
        if (!sent.ok) throw new Error(sent.error);
      }
      const pending = codeSentTo === undefined ? null : { path: "identity", input: { email: [codeSentTo] } };
      await applications.drafts.save(draft, { answers, pending, identity: identity ?? null });
    },
    async discardDrafts() {
      for (const draft of await applications.drafts.list(sessionHash)) await applications.drafts.discard(draft);
    },
    async open(name) {
      await beKnown();
      const receipt = stage.receipts[name];
      const code = applications.accessCode(receipt);
      const opened = await applications.lookup({ receipt, code }, sessionHash, `test ${sessionHash}`);
      if (!opened.ok) throw new Error(opened.error.code);
      return receipt;
    },
    signIn: (login) => context.addCookies([cookie("staff", stage.staffTokens[login])]),
    signOut: () => context.clearCookies({ name: "__Host-staff" }),
    forget: () => context.clearCookies(),
    remember: beKnown,
  };
}
