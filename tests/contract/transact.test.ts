import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../db/dialect.ts";
import { openDialect } from "../../db/open.ts";
import { aDraft } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";
import { createSeats, type Stranger, seatsOf, strangerOf } from "./seats.ts";

/** A promise and the function that settles it. */
const signal = () => Promise.withResolvers<void>();

onBothEngines("transact", (db) => {
  let stranger: Stranger;
  beforeAll(async () => {
    stranger = await strangerOf(db);
    await createSeats(stranger);
  });
  afterAll(() => stranger.close());

  const seats = seatsOf(db.engine);
  const row = (id: string, slot = id, seat = 1) => ({ id, slot, seat });
  const add = (tx: Tx, id: string) => tx.insert(seats).values(row(id));
  const stored = async (slot: string) =>
    (await stranger.rows(`select id from test_seats where slot = '${slot}' order by seat`)).map(({ id }) => id);

  test("keeps what a body wrote and gives its value", async () => {
    const value = await db.dialect.transact(async (tx) => {
      await add(tx, "kept");
      return (await tx.select().from(seats).where(eq(seats.slot, "kept"))).length;
    });
    expect(value).toBe(1);
    expect(await stored("kept")).toEqual(["kept"]);
    expect(await db.dialect.read.select().from(seats).where(eq(seats.slot, "kept"))).toEqual([row("kept")]);
  });

  test("a body that throws leaves nothing", async () => {
    const failing = db.dialect.transact(async (tx) => {
      await add(tx, "thrown");
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await stored("thrown")).toEqual([]);
  });

  test("a statement that fails leaves nothing of its body", async () => {
    const failing = db.dialect.transact(async (tx) => {
      await add(tx, "twice");
      await tx.insert(seats).values(row("other", "twice"));
    });
    await expect(failing).rejects.toThrow();
    expect(await stored("twice")).toEqual([]);
  });

  test("overlapping bodies: the one that fails takes only its own writes back", async () => {
    const bodies = Array.from({ length: 40 }, (_, n) =>
      db.dialect.transact(async (tx) => {
        await tx.insert(seats).values(row(`overlap-${n}`, "overlap", n));
        await Promise.resolve();
        if (n % 3 === 0) throw new Error("on purpose");
      }),
    );
    const outcomes = await Promise.allSettled(bodies);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(14);
    const left = Array.from({ length: 40 }, (_, n) => n).filter((n) => n % 3 !== 0);
    expect(await stored("overlap")).toEqual(left.map((n) => `overlap-${n}`));
  });

  test("nobody else sees an open transaction: neither this process's reads nor a stranger", async () => {
    const written = signal();
    const looked = signal();
    const open = db.dialect.transact(async (tx) => {
      await add(tx, "open");
      written.resolve();
      await looked.promise;
    });
    await written.promise;
    expect(await stored("open")).toEqual([]);
    expect(await db.dialect.read.select().from(seats).where(eq(seats.slot, "open"))).toEqual([]);
    expect(await db.stores.applications.findDraft("nobody", "sample", 0)).toBeNull();
    looked.resolve();
    await open;
    expect(await stored("open")).toEqual(["open"]);
  });

  test("a write that starts meanwhile is not part of an open transaction and survives its rollback", async () => {
    const written = signal();
    const proceed = signal();
    const open = db.dialect.transact(async (tx) => {
      await add(tx, "doomed");
      written.resolve();
      await proceed.promise;
      throw new Error("on purpose");
    });
    await written.promise;
    const meanwhile = db.dialect.write((tx) => add(tx, "survivor"));
    const draft = db.stores.applications.createDraft(aDraft("meanwhile"));
    proceed.resolve();
    await expect(open).rejects.toThrow("on purpose");
    await Promise.all([meanwhile, draft]);
    expect(await stored("doomed")).toEqual([]);
    expect(await stored("survivor")).toEqual(["survivor"]);
    expect(await db.stores.applications.findDraft("session-meanwhile", "sample", aDraft("x").createdAt)).not.toBeNull();
  });

  test("transact, write and read inside a body are refused, and the body can go on", async () => {
    await db.dialect.transact(async (tx) => {
      await expect(db.dialect.transact(async () => 1)).rejects.toThrow("transact inside a transaction");
      await expect(db.dialect.write((inner) => add(inner, "nested"))).rejects.toThrow("write inside a transaction");
      await expect(async () => db.dialect.read.select().from(seats)).rejects.toThrow("read inside a transaction");
      await add(tx, "after-refusal");
    });
    expect(await stored("after-refusal")).toEqual(["after-refusal"]);
    await expect(db.dialect.transact(async () => "again")).resolves.toBe("again");
  });

  test("a store called inside a body is refused too", async () => {
    const nested = db.dialect.transact(() => db.stores.applications.createDraft(aDraft("nested")));
    await expect(nested).rejects.toThrow("inside a transaction");
  });

  test("work that a body started and left behind may use the database after it, but not the body's tx", async () => {
    const ended = signal();
    let leaked: Tx | undefined;
    let late: Promise<unknown> = Promise.resolve();
    await db.dialect.transact(async (tx) => {
      leaked = tx;
      late = ended.promise.then(() => db.dialect.write((own) => add(own, "late")));
    });
    ended.resolve();
    await late;
    expect(await stored("late")).toEqual(["late"]);
    await expect(async () => leaked && (await add(leaked, "leaked"))).rejects.toThrow();
    expect(await stored("leaked")).toEqual([]);
  });

  test("a statement that was not awaited does not fall into the next transaction", async () => {
    const forgotten = await db.dialect.transact(async (tx) => ({ statement: add(tx, "forgotten") }));
    const next = db.dialect.transact(async (tx) => {
      await expect(async () => await forgotten.statement).rejects.toThrow();
      await add(tx, "next");
    });
    await next;
    expect(await stored("forgotten")).toEqual([]);
    expect(await stored("next")).toEqual(["next"]);
  });

  test("write takes one statement", async () => {
    const two = db.dialect.write(async (tx) => {
      await tx.delete(seats).where(eq(seats.slot, "no such slot"));
      await add(tx, "second");
    });
    await expect(two).rejects.toThrow("write takes one statement");
    expect(await stored("second")).toEqual([]);
  });

  test("200 at once for 10 seats: ten get one each", async () => {
    const take = (person: number): Promise<number | null> =>
      db.dialect.transact(async (tx) => {
        const taken = await tx.select({ seat: seats.seat }).from(seats).where(eq(seats.slot, "counter-9:00"));
        const free = Array.from({ length: 10 }, (_, n) => n + 1).find(
          (seat) => !taken.some((one) => one.seat === seat),
        );
        if (free === undefined) return null;
        await tx.insert(seats).values(row(`person-${person}`, "counter-9:00", free));
        return free;
      });
    const got = await Promise.all(Array.from({ length: 200 }, (_, person) => take(person)));
    const given = got.filter((seat) => seat !== null).sort((a, b) => a - b);
    expect(given).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await stored("counter-9:00")).toHaveLength(10);
  }, 60_000);

  test("200 at once who do not look first: the constraint alone holds the rule", async () => {
    const take = async (person: number): Promise<boolean> => {
      for (let seat = 1; seat <= 10; seat++) {
        const added = await db.dialect.write((tx) =>
          tx
            .insert(seats)
            .values(row(`blind-${person}-${seat}`, "blind", seat))
            .onConflictDoNothing()
            .returning({ id: seats.id }),
        );
        if (added.length === 1) return true;
      }
      return false;
    };
    const got = await Promise.all(Array.from({ length: 200 }, (_, person) => take(person)));
    expect(got.filter(Boolean)).toHaveLength(10);
    expect(await stored("blind")).toHaveLength(10);
  }, 60_000);

  test("what a body has read still holds when it writes: two that would break a rule together cannot both", async () => {
    // Each may leave only while the other stays (write skew): serial execution keeps one of them.
    await db.dialect.write((tx) => tx.insert(seats).values([row("duty-1", "duty", 1), row("duty-2", "duty", 2)]));
    const leave = (id: string) =>
      db.dialect.transact(async (tx) => {
        const present = await tx.select().from(seats).where(eq(seats.slot, "duty"));
        if (present.length < 2) return false;
        await tx.delete(seats).where(and(eq(seats.slot, "duty"), eq(seats.id, id)));
        return true;
      });
    expect((await Promise.all([leave("duty-1"), leave("duty-2")])).filter(Boolean)).toHaveLength(1);
    expect(await stored("duty")).toHaveLength(1);
  });

  test("closing waits for what was begun, and refuses what comes later", async () => {
    const own = await openDialect(db.url);
    const last = own.write((tx) => add(tx, "last"));
    await Promise.all([last, own.close()]);
    expect(await stored("last")).toEqual(["last"]);
    await expect(own.transact(async () => 1)).rejects.toThrow();
  });
});
