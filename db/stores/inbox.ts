/** The clerk's list: keyset pages that cost the same however many applications there are. No counting. */
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { ApplicationStore, InboxFilter } from "../../app/applications/store.ts";
import type { Status } from "../../app/applications/types.ts";
import type { Dialect } from "../dialect.ts";
import type { Tables } from "../schema/tables.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { dueFromRow } from "./due.ts";

const mostRows = 200;
/** A receipt number is looked up by its beginning from this length; a shorter one is only part of a name. */
const shortestPrefix = 3;
/** Up to so many departments get their own index range; more are filtered on the range of all. */
const mostDepartmentRanges = 4;
/** A record, so that a new status cannot be forgotten. */
const everyStatus: Record<Status, true> = {
  submitted: true,
  "in-review": true,
  "correction-requested": true,
  accepted: true,
  completed: true,
  rejected: true,
  withdrawn: true,
};

/** The picked columns of a list row; `dueAt` as stored. */
export const inboxRowOf = ({ applications: a }: Tables) => ({
  id: a.id,
  receipt: a.receipt,
  procedureId: a.procedureId,
  department: a.department,
  applicantName: a.applicantName,
  proxy: a.proxy,
  channel: a.channel,
  status: a.status,
  submittedAt: a.submittedAt,
  dueAt: a.dueAt,
  updatedAt: a.updatedAt,
});

/** The resident wrote after the last thing a clerk did; money that was recorded meanwhile answers nobody. */
const unansweredIn = ({ applications: a, applicationEvents: events }: Tables): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${events} as m where m.application_id = ${a.id} and m.type = 'message'
    and m.actor ->> 'kind' = 'resident' and not exists (select 1 from ${events} as s
      where s.application_id = m.application_id and s.seq > m.seq and s.type <> 'payment' and s.actor ->> 'kind' = 'staff'))`;

export const inboxOf = (dialect: Dialect): ApplicationStore["inbox"] => {
  const { applications: a } = dialect.tables;
  const unanswered = unansweredIn(dialect.tables);

  /** Order and keyset of a sort; id breaks ties in the same direction, so that the index gives the order. */
  const sortOf = ({ sort, after }: InboxFilter) => {
    const cursor = readCursor(after, sort);
    const at = sort === "due" ? a.dueAt : a.submittedAt;
    const order = sort === "due" ? [asc(at), asc(a.id)] : [desc(at), desc(a.id)];
    const place = cursor && sql`(${cursor.at}, ${sql.param(cursor.id, a.id)})`;
    const beyond = place && (sort === "due" ? sql`(${at}, ${a.id}) > ${place}` : sql`(${at}, ${a.id}) < ${place}`);
    return { order, beyond: beyond ?? undefined };
  };

  /** Ids of receipts that begin with the text and of names that contain it. */
  const found = (query: string): SQL => {
    const inName = sql`select ${a.id} from ${a} where ${dialect.contains(a.applicantSearch, query)}`;
    if (query.length < shortestPrefix) return inName;
    const prefix = query.toUpperCase();
    const [from, to] = [sql.param(prefix, a.receipt), sql.param(`${prefix}\u{10FFFF}`, a.receipt)];
    return sql`select ${a.id} from ${a} where ${a.receipt} >= ${from} and ${a.receipt} <= ${to} union all ${inName}`;
  };

  /**
   * Ids of the first rows of each (department, status): every part walks one index in order and stops, where
   * `department in (…) and status in (…) order by` would collect and sort everything that matches.
   */
  const firstOfEach = (filter: InboxFilter, rows: number): SQL => {
    const { order, beyond } = sortOf(filter);
    const { departments, procedureId } = filter;
    const separate = departments !== null && departments.length <= mostDepartmentRanges;
    const ranges = separate
      ? departments.map((department) => eq(a.department, department))
      : [departments ? inArray(a.department, departments) : undefined];
    const statuses = filter.statuses ?? (Object.keys(everyStatus) as Status[]);
    const ofProcedure = procedureId === null ? undefined : eq(a.procedureId, procedureId);
    const waiting = filter.unanswered ? unanswered : undefined;
    const parts = statuses.flatMap((status) =>
      ranges.map((range) =>
        dialect.read
          .select({ id: a.id })
          .from(a)
          .where(and(range, eq(a.status, status), ofProcedure, waiting, beyond))
          .orderBy(...order)
          .limit(rows),
      ),
    );
    return sql.join(
      parts.map((part) => sql`select id from ${part} as part`),
      sql` union all `,
    );
  };

  return async (filter) => {
    const { departments, statuses, procedureId, sort } = filter;
    const limit = Math.min(Math.max(Math.trunc(filter.limit), 1), mostRows);
    if (departments?.length === 0 || statuses?.length === 0) return { rows: [], next: null };
    const { order, beyond } = sortOf(filter);
    const where = filter.query
      ? and(
          sql`${a.id} in (${found(filter.query)})`,
          departments ? inArray(a.department, departments) : undefined,
          statuses ? inArray(a.status, statuses) : undefined,
          procedureId === null ? undefined : eq(a.procedureId, procedureId),
          filter.unanswered ? unanswered : undefined,
          beyond,
        )
      : sql`${a.id} in (${firstOfEach(filter, limit + 1)})`;
    const stored = await dialect.read
      .select({ ...inboxRowOf(dialect.tables), unanswered })
      .from(a)
      .where(where)
      .orderBy(...order)
      .limit(limit + 1);
    const page = stored.slice(0, limit);
    const last = page.at(-1);
    const more = stored.length > limit && last;
    const next = more ? writeCursor({ sort, at: sort === "due" ? last.dueAt : last.submittedAt, id: last.id }) : null;
    return {
      rows: page.map((row) => ({ ...row, dueAt: dueFromRow(row.dueAt), unanswered: Boolean(row.unanswered) })),
      next,
    };
  };
};
