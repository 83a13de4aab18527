/** What the database says, asked by queries of its own over a connection of its own. */
import Database from "better-sqlite3";
import pg from "pg";

/** One row per application. */
export type Book = {
  key: string;
  receipt: string;
  status: string;
  lastSeq: number;
  /** Histories, mails, grants and drafts that belong to it. */
  events: number;
  submitted: number;
  mails: number;
  grants: number;
  drafts: number;
  files: number;
};
/** One row per file. */
export type FileRow = {
  id: string;
  sha256: string;
  scan: string;
  applicationId: string | null;
  draftId: string | null;
};

const books = `
  select a.idempotency_key as key, a.receipt as receipt, a.status as status, a.last_seq as "lastSeq",
    (select count(*) from application_events e where e.application_id = a.id) as events,
    (select count(*) from application_events e where e.application_id = a.id and e.seq = 1 and e.type = 'submitted') as submitted,
    (select count(*) from outbox o where o.about = a.receipt) as mails,
    (select count(*) from application_grants g where g.application_id = a.id) as grants,
    (select count(*) from drafts d where d.id = a.idempotency_key) as drafts,
    (select count(*) from attachments f where f.application_id = a.id) as files
  from applications a`;
/** Rows that belong to no application. */
const strays = `
  select (select count(*) from application_events where application_id not in (select id from applications))
    + (select count(*) from application_grants where application_id not in (select id from applications))
    + (select count(*) from outbox where about not in (select receipt from applications)) as count`;

const files = `
  select id, sha256, scan, application_id as "applicationId", draft_id as "draftId" from attachments`;

export type Books = { applications: Book[]; files: FileRow[]; strays: number };

export async function readBooks(databaseUrl: string | undefined, sqliteFile: string): Promise<Books> {
  if (databaseUrl === undefined) {
    const database = new Database(sqliteFile, { readonly: true });
    const applications = database.prepare<[], Book>(books).all();
    const count = database.prepare<[], number>(strays).pluck().get() ?? -1;
    const rows = database.prepare<[], FileRow>(files).all();
    database.close();
    return { applications, files: rows, strays: count };
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Record<keyof Book, string>>(books);
  const { rows: counted } = await client.query<{ count: string }>(strays);
  const { rows: fileRows } = await client.query<FileRow>(files);
  await client.end();
  // The driver hands counts over as text: they may exceed a JavaScript number.
  const applications = rows.map(({ key, receipt, status, ...counts }) => ({
    ...{ key, receipt, status },
    ...(Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, Number(value)])) as Omit<
      Book,
      "key" | "receipt" | "status"
    >),
  }));
  return { applications, files: fileRows, strays: Number(counted[0]?.count) };
}
