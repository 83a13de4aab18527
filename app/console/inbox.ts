/** The clerk's inbox: applications of their departments, filtered and searched, as plain rows. */
import type { Applications, InboxRow, ProxyPerson, Status } from "../applications/index.ts";
import { departmentName, parseReceipt } from "../applications/index.ts";
import { textOf } from "../engine/index.ts";
import { may, type StaffIdentity, visibleDepartments } from "../identity/index.ts";
import { type Catalogue, type CityProfile, normalize } from "../procedures/index.ts";

export type InboxQuery = { view: string; procedure: string; q: string; sort: string; after: string };
/** `proxy`: who applied for the applicant, by name; no address. */
export type InboxItem = Omit<InboxRow, "proxy"> & {
  proxy: Pick<ProxyPerson, "kind" | "name"> | null;
  unanswered: boolean;
  procedureTitle: string;
  departmentName: string;
};
export type Inbox = {
  view: InboxViewId;
  items: InboxItem[];
  next: string | null;
  procedures: { id: string; title: string }[];
};

const views = {
  open: ["submitted", "in-review", "correction-requested", "accepted"],
  messages: ["submitted", "in-review", "correction-requested", "accepted"],
  new: ["submitted"],
  working: ["in-review"],
  waiting: ["correction-requested"],
  accepted: ["accepted"],
  closed: ["completed", "rejected", "withdrawn"],
} as const satisfies Record<string, Status[]>;
export type InboxViewId = keyof typeof views;
export const inboxViews = Object.keys(views) as InboxViewId[];

const pageSize = 50;
const isView = (value: string): value is InboxViewId => Object.hasOwn(views, value);

/** "7kq4m-xw" as it stands in the numbers; null when it is no beginning that reaches over the hyphen. */
function beginningOfReceipt(typed: string): string | null {
  const plain = typed.normalize("NFKC").toUpperCase();
  return /^[0-9A-Z]{5}-[0-9A-Z]{0,4}$/.test(plain) ? plain : null;
}

export function createInbox(deps: { applications: Applications; catalogue: Catalogue; city: CityProfile }) {
  return async function inbox(staff: StaffIdentity, query: InboxQuery): Promise<Inbox> {
    const snapshot = await deps.catalogue.snapshot();
    const departments = may(staff.role, "applications.read") ? visibleDepartments(staff) : [];
    const view = isView(query.view) ? query.view : "open";
    const q = query.q.slice(0, 100).trim();
    const { rows, next } = await deps.applications.inbox({
      departments,
      // A search looks everywhere: a clerk on the telephone does not know which tray the file is in.
      statuses: q ? null : [...views[view]],
      unanswered: !q && view === "messages",
      procedureId: snapshot.byId.has(query.procedure) ? query.procedure : null,
      query: q ? (parseReceipt(q) ?? beginningOfReceipt(q) ?? normalize(q)) : null,
      sort: query.sort === "newest" ? "newest" : "due",
      after: query.after || null,
      limit: pageSize,
    });
    const procedures = snapshot.list
      .map(({ procedure }) => procedure.definition)
      .filter(({ department }) => departments === null || departments.includes(department))
      .map(({ id, title }) => ({ id, title: title.ja }));
    return {
      view,
      next,
      procedures,
      items: rows.map((row) => ({
        ...row,
        proxy: row.proxy && { kind: row.proxy.kind, name: row.proxy.name },
        procedureTitle: textOf(
          snapshot.byId.get(row.procedureId)?.procedure.definition.title ?? { ja: row.procedureId },
          "ja",
        ),
        departmentName: departmentName(deps.city, row.department, "ja"),
      })),
    };
  };
}
