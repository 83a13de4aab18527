/** One handoff as its clerk has it open. Whoever may not open it is led back with the same words for every reason. */
import type { RouterContextProvider } from "react-router";
import type { HandoffView } from "../../applications/index.ts";
import { portalContext } from "../../http/context.ts";
import { seeOther } from "../../http/responses.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { type Place, seenOf } from "../apply-pages/place.ts";
import { readerOf } from "../reader.ts";
import { requireStaff } from "./guard.ts";

export const deskPath = "/staff/handoff";
export const handoffPath = (id: string): string => `${deskPath}/${id}`;

type Args = { request: Request; context: Readonly<RouterContextProvider>; params: { id: string } };
export type StaffHandoff = { staff: StaffIdentity; portal: Portal; view: HandoffView };
/** One that can still be worked on. */
export type OpenHandoff = Omit<StaffHandoff, "view"> & {
  handoff: HandoffView["handoff"];
  stage: HandoffView["stage"];
  draft: NonNullable<HandoffView["draft"]>;
  published: NonNullable<HandoffView["published"]>;
};

export async function openHandoff({ request, context, params }: Args): Promise<StaffHandoff> {
  const staff = await requireStaff(request, context, "applications.assist");
  const portal = context.get(portalContext);
  const view = await portal.applications.handoffs.openFor(staff, params.id);
  if (!view) throw seeOther(`${deskPath}?failure=gone`);
  return { staff, portal, view };
}

/** The application when this clerk handed it in for somebody: nobody else can give them its second secret. */
export async function handedInBy({ staff, portal, view }: StaffHandoff) {
  const application = view.receipt === null ? null : await portal.applications.byReceipt(view.receipt);
  if (!application) return null;
  const history = await portal.applications.history(application);
  const [submitted] = history;
  const helped = submitted?.type === "submitted" ? submitted.counter : undefined;
  const isOwn = helped?.confirmed === "at-counter" && helped.clerk.accountId === staff.id;
  return isOwn ? { application, history } : null;
}

/** What was sent meanwhile is shown as that. */
export async function openForWork(args: Args): Promise<OpenHandoff> {
  const { staff, portal, view } = await openHandoff(args);
  const { handoff, stage, draft, published } = view;
  if (!draft || !published) throw seeOther(handoffPath(handoff.id));
  return { staff, portal, handoff, stage, draft, published };
}

/** One page of the form, as the resident's own pages open it; null: not now, or there is no such page. */
export async function openFillPlace(args: Args, path: string): Promise<{ open: OpenHandoff; place: Place | null }> {
  const open = await openForWork(args);
  const { handoff, portal } = open;
  const filling = portal.applications.counterFilling;
  const opened = await filling.open(handoff.sessionHash, handoff.procedureId, path);
  if (!opened.ok) return { open, place: null };
  const { draft, session } = opened.value;
  const reader = { ...readerOf(args), sessionHash: handoff.sessionHash };
  const base = `${handoffPath(handoff.id)}/fill`;
  const files = await portal.applications.filesOf(session);
  return { open, place: { ...opened.value, reader, filling, path, base, files, hidden: seenOf(draft) } };
}
