/** A portal with something to show on every page: applications in every state, staff who are signed in. */
import { generateSync } from "otplib";
import { newReceipt } from "../../app/applications/index.ts";
import { compile, type Definition, type Procedure } from "../../app/engine/index.ts";
import { randomToken, sha256 } from "../../app/lib/ids.ts";
import { type CaseName, makeCases } from "./cases.ts";
import { kitchenSink } from "./definitions.ts";
import type { TestPortal } from "./portal.ts";

export type StaffLogin = "clerk" | "publisher" | "publisher-2" | "admin" | "auditor";
export type Stage = TestPortal & {
  /** The day in Japan, "YYYY-MM-DD", asked for each time: a run that begins before midnight ends on the next one. */
  readonly today: string;
  receipts: Record<CaseName, string>;
  /** Session tokens of the console by login. */
  staffTokens: Record<StaffLogin, string>;
  /** Sessions of browsers for which nobody answers where cards are read. */
  cutOff: Set<string>;
  /** Opening this application fails inside the portal, as nothing should. */
  brokenReceipt: string;
  procedure(definition: Definition): Procedure;
};

export async function prepareStage(running: TestPortal): Promise<Stage> {
  const { portal } = running;
  const compiled = new Map<string, Procedure>();
  const procedure = (definition: Definition): Procedure => {
    const known = compiled.get(definition.id) ?? compile(definition);
    compiled.set(definition.id, known);
    return known;
  };
  const receipts = await makeCases(
    portal,
    procedure(kitchenSink),
    sha256(randomToken()),
    portal.applications.filling.today(),
  );
  const staffTokens = {
    clerk: await signIn(portal, "clerk"),
    publisher: await signIn(portal, "publisher"),
    "publisher-2": await signIn(portal, "publisher-2"),
    admin: await signIn(portal, "admin"),
    auditor: await signIn(portal, "auditor"),
  };
  return {
    ...running,
    get today() {
      return portal.applications.filling.today();
    },
    receipts,
    staffTokens,
    cutOff: cutOffFrom(portal),
    brokenReceipt: breakOne(portal),
    procedure,
  };
}

async function signIn(portal: TestPortal["portal"], login: StaffLogin): Promise<string> {
  const { password, totpSecret } = portal.demoAccounts();
  const code = generateSync({ secret: totpSecret, epoch: Math.floor(portal.clock.now() / 1000) });
  const signed = await portal.staff.signIn({ login, password, code }, "127.0.0.1");
  if (!signed.ok) throw new Error(`${login} cannot sign in: ${signed.error.code}`);
  return signed.value;
}

/** A reader of cards that does not answer some browsers. */
function cutOffFrom({ cardSignIn }: TestPortal["portal"]): Set<string> {
  const sessions = new Set<string>();
  if (!cardSignIn) return sessions;
  const { begin, finish } = cardSignIn;
  const down = { code: "down" as const, why: "cut off by the accessibility run" };
  cardSignIn.begin = async (of) => (sessions.has(of.sessionHash) ? { ok: false, error: down } : begin(of));
  cardSignIn.finish = async (answer, sessionHash) =>
    sessionHash !== null && sessions.has(sessionHash)
      ? { ok: false, error: { ...down, draftId: "" } }
      : finish(answer, sessionHash);
  return sessions;
}

/** A failure that only this receipt number meets: the page of an incident must be looked at too. */
function breakOne({ applications }: TestPortal["portal"]): string {
  const broken = newReceipt();
  const { openFor } = applications;
  applications.openFor = async (sessionHash, receipt) => {
    if (receipt === broken) throw new Error("made to fail by the accessibility run");
    return openFor(sessionHash, receipt);
  };
  return broken;
}
