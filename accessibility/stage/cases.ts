/** Applications in every state an application can be in, made through the rooms' own doors. */
import type { Command, SentFile, Status } from "../../app/applications/index.ts";
import { type Answers, type Procedure, summarize } from "../../app/engine/index.ts";
import { sampleContent } from "../../tests/factories/answers.ts";
import type { TestPortal } from "./portal.ts";
import { waysThrough } from "./walk.ts";

type Portal = TestPortal["portal"];
type Step = { by: "staff" | "resident"; command: Command; files?: SentFile[] };

const staff = (command: Command): Step => ({ by: "staff", command });
const resident = (command: Command): Step => ({ by: "resident", command });
const take = staff({ action: "take" });
const accept = staff({ action: "accept", message: "書類を確認しました。" });

/** The last way reaches the last page, so its answers are whole. */
export function wholeAnswers(procedure: Procedure, today: string): Answers {
  return waysThrough(procedure, today).at(-1)?.answered ?? {};
}

/** Every answer is asked for again: the correction page then shows every kind of field. */
function requestEverything(procedure: Procedure, answers: Answers): Step {
  const paths = summarize(answers, procedure, "ja").flatMap((step) => step.rows.map((row) => row.path));
  const fields = paths.map((path) => ({ path, reason: "はっきり読めませんでした。もう一度入れてください。" }));
  return staff({ action: "request-correction", fields, message: "お手数ですが、直してください。" });
}

const photo = { name: "写真.jpg", bytes: sampleContent["image/jpeg"]() };
const paper = (name: string): SentFile => ({ name, bytes: sampleContent["application/pdf"]() });

/** Messages and files both ways, two corrections, a document to keep, and a question nobody has answered. */
function talk(answers: Answers): Step[] {
  const ask = (path: string, reason: string) =>
    staff({ action: "request-correction", fields: [{ path, reason }], message: "" });
  const first = { ...answers, pilotKana: "ナオシタ　ナマエ" };
  return [
    { ...resident({ action: "message", text: "機体の写真を送ります。" }), files: [photo] },
    take,
    { ...staff({ action: "message", text: "ありがとうございます。\n場所の地図です。" }), files: [paper("地図.pdf")] },
    ask("pilotKana", "読みが違うようです。"),
    resident({ action: "correct", answers: first }),
    ask("pilotKana", "もう一度確かめてください。"),
    resident({ action: "correct", answers: { ...first, pilotKana: "モウイチド　ナオシタ" } }),
    { ...accept, files: [paper("受理書.pdf")] },
    resident({ action: "message", text: "いつ受け取れますか。" }),
  ];
}

/** What happens to an application until it has the status; "in-review" also with a correction behind it. */
function histories(procedure: Procedure, answers: Answers) {
  const asked = requestEverything(procedure, answers);
  const byStatus: Record<Status, Step[]> = {
    submitted: [],
    "in-review": [take, staff({ action: "message", text: "担当が確認しています。" })],
    "correction-requested": [take, asked],
    accepted: [take, accept],
    completed: [take, accept, staff({ action: "complete", message: "許可書を送りました。" })],
    rejected: [take, staff({ action: "reject", reason: "駐機場が足りないため、今回はお受けできません。" })],
    withdrawn: [resident({ action: "withdraw", reason: "予定が変わりました。" })],
  };
  return {
    ...byStatus,
    corrected: [take, asked, resident({ action: "correct", answers })],
    talked: talk(answers),
    unread: [],
  };
}
/** "unread": no state of the console opens it. */
export type CaseName = Status | "corrected" | "talked" | "unread";

/** Receipt numbers by state; all belong to the browser session `sessionHash`. */
export async function makeCases(portal: Portal, procedure: Procedure, sessionHash: string, today: string) {
  const answers = wholeAnswers(procedure, today);
  const receipts: Partial<Record<CaseName, string>> = {};
  for (const [name, steps] of Object.entries(histories(procedure, answers)) as [CaseName, Step[]][]) {
    const receipt = await submit(portal, procedure, sessionHash, answers);
    for (const step of steps) await act(portal, receipt, step);
    receipts[name] = receipt;
  }
  return receipts as Record<CaseName, string>;
}

async function submit({ applications, procedures }: Portal, { id }: Procedure, sessionHash: string, answers: Answers) {
  const published = (await procedures.snapshot()).byId.get(id);
  if (!published) throw new Error(`${id} is not published`);
  await applications.drafts.save(await applications.drafts.start(sessionHash, published, true), { answers });
  const draft = await applications.drafts.find(sessionHash, id);
  if (!draft) throw new Error("the draft is gone");
  const sent = await applications.submit({
    sessionHash,
    procedureId: id,
    key: draft.id,
    revision: draft.revision,
    locale: "ja",
    channel: "online",
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  return sent.value.receipt;
}

async function act({ applications }: Portal, receipt: string, { by, command, files = [] }: Step): Promise<void> {
  const application = await applications.byReceipt(receipt);
  if (!application) throw new Error(`no application ${receipt}`);
  const who =
    by === "staff"
      ? { actor: { kind: "staff" as const, accountId: "test", name: "見本 窓口" }, party: "department-admin" as const }
      : { actor: { kind: "resident" as const }, party: "resident" as const };
  const purpose = command.action === "message" ? ("message" as const) : ("decision" as const);
  const kept = await applications.files.keep(files, { sessionHash: "stage", purpose });
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  const given = kept.value.length > 0 ? { ...command, files: kept.value } : command;
  const done = await applications.act(application, given, who, application.lastSeq);
  if (!done.ok) throw new Error(`${command.action}: ${done.error}`);
}
