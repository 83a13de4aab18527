import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, lte, max, ne, or, sql } from "drizzle-orm";
import type {
  Change,
  HandoutEvent,
  HandoutStore,
  HandoutVersion,
  HandoutVersionRow,
  NewVersion,
} from "../../app/handouts/store.ts";
import type { Dialect, Tx } from "../dialect.ts";
import { contentOf } from "./content.ts";
import { handoutFeedback } from "./handout-feedback.ts";

const open = ["draft", "review", "approved"] as const;

export const handoutStore = (dialect: Dialect): HandoutStore => {
  const { handoutVersions: versions, handoutEvents: events } = dialect.tables;
  const content = contentOf(dialect);
  /** Writers are few and slow: one after the other, so that "busy" and "stale" are answers and not conflicts. */
  const alone = <T>(body: (tx: Tx, changed: () => Promise<void>) => Promise<T>) =>
    content.transact(body, { inTurn: versions });
  type Row = typeof versions.$inferSelect;

  const { content: _, ...withoutContent } = getTableColumns(versions);
  const toDomain = ({ number: _, ...row }: Row): HandoutVersion => row;
  const toListed = ({ number: _, ...row }: Omit<Row, "content">): HandoutVersionRow => row;
  const place = ({ meta }: HandoutVersion["content"]) => ({ number: meta.number, department: meta.department });
  const is = (handoutId: string, version: number) =>
    and(eq(versions.handoutId, handoutId), eq(versions.version, version));
  const published = (handoutId: string) => and(eq(versions.handoutId, handoutId), eq(versions.state, "published"));

  type Told = Omit<HandoutEvent, "seq" | "at">;
  const tell = async (tx: Tx, handoutId: string, version: number, at: number, told: Told[]) => {
    const [last] = await tx
      .select({ seq: max(events.seq) })
      .from(events)
      .where(eq(events.handoutId, handoutId));
    const seq = (last?.seq ?? 0) + 1;
    await tx.insert(events).values(told.map((event, n) => ({ handoutId, version, at, ...event, seq: seq + n })));
  };
  /** The version shown so far steps back before the next one may be shown: the constraint allows one. */
  const supersede = async (tx: Tx, handoutId: string, by: string, at: number) => {
    const ended = { state: "superseded" as const, endedAt: at, updatedAt: at };
    const [old] = await tx
      .update(versions)
      .set({ ...ended, revision: sql`${versions.revision} + 1` })
      .where(published(handoutId))
      .returning({ version: versions.version });
    if (old) await tell(tx, handoutId, old.version, at, [{ by, type: "superseded", note: "" }]);
  };
  const nextVersion = async (tx: Tx, handoutId: string): Promise<number> => {
    const [row] = await tx
      .select({ newest: max(versions.version) })
      .from(versions)
      .where(eq(versions.handoutId, handoutId));
    return (row?.newest ?? 0) + 1;
  };
  const insert = async (tx: Tx, fresh: NewVersion, state: "draft" | "published"): Promise<HandoutVersion> => {
    const { content, hash, author, changeNote, at } = fresh;
    const handoutId = content.meta.id;
    const version = await nextVersion(tx, handoutId);
    const [row] = await tx
      .insert(versions)
      .values({
        handoutId,
        version,
        ...place(content),
        content,
        hash,
        state,
        revision: 1,
        author,
        reviewer: null,
        changeNote,
        publishAt: null,
        publishedAt: state === "published" ? at : null,
        endedAt: null,
        updatedAt: at,
      })
      .returning();
    if (!row) throw new Error("a handout version was not written");
    const told: Told[] = [{ by: author, type: fresh.origin, note: fresh.note }];
    if (state === "published") told.push({ by: author, type: "published", note: fresh.note });
    await tell(tx, handoutId, version, at, told);
    return toDomain(row);
  };
  const publishAtOnce = async (tx: Tx, fresh: NewVersion): Promise<HandoutVersion> => {
    await supersede(tx, fresh.content.meta.id, fresh.author, fresh.at);
    return insert(tx, fresh, "published");
  };

  /** What the step changes besides content: times follow from the state. */
  const changesOf = (change: Change): Partial<Row> => ({
    state: change.to,
    updatedAt: change.at,
    ...(change.content && { ...change.content, ...place(change.content.content) }),
    ...(change.author !== undefined && { author: change.author }),
    ...(change.reviewer !== undefined && { reviewer: change.reviewer }),
    ...(change.changeNote !== undefined && { changeNote: change.changeNote }),
    ...(change.publishAt !== undefined && { publishAt: change.publishAt }),
    ...(change.to === "published" && { publishedAt: change.at }),
    ...(change.to === "withdrawn" && { endedAt: change.at }),
  });
  const step = async (tx: Tx, change: Change, changed: () => Promise<void>): Promise<HandoutVersion | "stale"> => {
    const { handoutId, version, revision, to, at, event } = change;
    const [before] = await tx
      .select({ state: versions.state, author: versions.author })
      .from(versions)
      .where(and(is(handoutId, version), eq(versions.revision, revision), inArray(versions.state, [...change.from])));
    if (!before) return "stale";
    if (to === "approved" && (!change.reviewer || change.reviewer === before.author))
      throw new Error("a handout is approved by somebody else than its author");
    if (change.content && change.content.content.meta.id !== handoutId) throw new Error("a handout keeps its id");
    if (to === "published" || before.state === "published") await changed();
    if (to === "published") await supersede(tx, handoutId, event.by, at);
    const [row] = await tx
      .update(versions)
      .set({ ...changesOf(change), revision: revision + 1 })
      .where(is(handoutId, version))
      .returning();
    if (!row) throw new Error("a handout version changed within its own transaction");
    await tell(tx, handoutId, version, at, [event]);
    return toDomain(row);
  };

  return {
    current: async () => {
      const rows = await dialect.read
        .select()
        .from(versions)
        .where(eq(versions.state, "published"))
        .orderBy(asc(versions.number), asc(versions.handoutId));
      return rows.map(toDomain);
    },
    version: async (handoutId, version) => {
      const [row] = await dialect.read.select().from(versions).where(is(handoutId, version));
      return row ? toDomain(row) : null;
    },
    versions: async (handoutId) => {
      const rows = await dialect.read
        .select(withoutContent)
        .from(versions)
        .where(eq(versions.handoutId, handoutId))
        .orderBy(desc(versions.version));
      return rows.map(toListed);
    },
    overview: async () => {
      const kept = or(ne(versions.state, "withdrawn"), isNotNull(versions.publishedAt));
      const newest = dialect.read
        .select({ handoutId: versions.handoutId, version: max(versions.version).as("newest_version") })
        .from(versions)
        .where(kept)
        .groupBy(versions.handoutId)
        .as("newest");
      const rows = await dialect.read
        .select(withoutContent)
        .from(versions)
        .innerJoin(newest, eq(newest.handoutId, versions.handoutId))
        .where(or(eq(versions.version, newest.version), eq(versions.state, "published")))
        .orderBy(asc(versions.number), asc(versions.handoutId), desc(versions.version));
      return rows.map(toListed);
    },
    history: (handoutId) =>
      dialect.read
        .select({
          seq: events.seq,
          version: events.version,
          at: events.at,
          by: events.by,
          type: events.type,
          note: events.note,
        })
        .from(events)
        .where(eq(events.handoutId, handoutId))
        .orderBy(asc(events.seq)),
    createDraft: (draft) =>
      alone(async (tx) => {
        const [busy] = await tx
          .select({ version: versions.version })
          .from(versions)
          .where(and(eq(versions.handoutId, draft.content.meta.id), inArray(versions.state, [...open])));
        return busy ? "busy" : insert(tx, draft, "draft");
      }),
    publishNew: (fresh) =>
      alone(async (tx, changed) => {
        const [shown] = await tx
          .select({ version: versions.version })
          .from(versions)
          .where(published(fresh.content.meta.id));
        if ((shown?.version ?? null) !== fresh.current) return "stale";
        await changed();
        return publishAtOnce(tx, fresh);
      }),
    change: (change) => alone((tx, changed) => step(tx, change, changed)),
    due: async (now) => {
      const rows = await dialect.read
        .select(withoutContent)
        .from(versions)
        .where(and(eq(versions.state, "approved"), lte(sql`coalesce(${versions.publishAt}, 0)`, now)))
        .orderBy(asc(versions.handoutId));
      return rows.map(toListed);
    },
    seed: (entries, by, at) =>
      alone(async (tx, changed) => {
        const ids = entries.map(({ content }) => content.meta.id);
        const rows = await tx
          .select({
            handoutId: versions.handoutId,
            state: versions.state,
            author: versions.author,
            hash: versions.hash,
          })
          .from(versions)
          .where(inArray(versions.handoutId, ids));
        const known = Map.groupBy(rows, ({ handoutId }) => handoutId);
        const fresh = entries.filter(({ content, hash }) => {
          const shown = known.get(content.meta.id)?.find(({ state }) => state === "published");
          return known.has(content.meta.id) ? shown?.author === by && shown.hash !== hash : true;
        });
        if (fresh.length > 0) await changed();
        for (const { content, hash } of fresh) {
          await publishAtOnce(tx, { content, hash, author: by, changeNote: "", origin: "created", note: "", at });
        }
        return fresh.map(({ content }) => content.meta.id);
      }),
    ...handoutFeedback(dialect),
  };
};
