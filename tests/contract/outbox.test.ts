import { beforeEach, expect, test } from "vitest";
import { aMail, now } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("outbox store", (db) => {
  beforeEach(async () => {
    for (const mail of await db.stores.outbox.claim(1000, now * 2, 1)) await db.stores.outbox.sent(mail.id, now);
  });

  test("a claimed mail is not due again before its lease ends; a failed one at its time; a sent one never", async () => {
    const { outbox } = db.stores;
    await outbox.enqueue([], now);
    await outbox.enqueue([aMail("one")], now);
    expect(await outbox.claim(10, now - 1, 100)).toEqual([]);
    expect(await outbox.claim(0, now, 100)).toEqual([]);
    expect(await outbox.claim(10, now, 100)).toEqual([{ ...aMail("one"), attempts: 1 }]);
    expect(await outbox.claim(10, now + 99, 100)).toEqual([]);
    expect(await outbox.claim(10, now + 100, 100)).toEqual([{ ...aMail("one"), attempts: 2 }]);
    await outbox.failed("mail-one", "connection refused", now + 500);
    expect(await outbox.claim(10, now + 499, 100)).toEqual([]);
    expect(await outbox.claim(10, now + 500, 100)).toEqual([{ ...aMail("one"), attempts: 3 }]);
    await outbox.sent("mail-one", now + 501);
    await outbox.failed("mail-one", "late answer", now + 502);
    expect(await outbox.claim(10, now + 10_000, 100)).toEqual([]);
    expect(await outbox.listAbout("RECEIPT-ONE")).toEqual([
      { id: "mail-one", subject: aMail("one").subject, sentAt: now + 501 },
    ]);
  });

  test("gives the oldest first, and lists what belongs to a receipt newest first", async () => {
    const { outbox } = db.stores;
    for (const [n, name] of ["c", "a", "b"].entries()) await outbox.enqueue([aMail(name, "about")], now + n);
    expect((await outbox.claim(2, now + 9, 1)).map(({ id }) => id)).toEqual(["mail-c", "mail-a"]);
    expect((await outbox.listAbout("about")).map(({ id }) => id)).toEqual(["mail-b", "mail-a", "mail-c"]);
    expect(await outbox.listAbout("none")).toEqual([]);
  });

  test("several instances never get one mail twice, and together get all", async () => {
    const mails = Array.from({ length: 60 }, (_, n) => aMail(`shared-${n}`));
    await db.stores.outbox.enqueue(mails, now);
    const instances = [db.stores, await db.openAnother(), await db.openAnother()];
    const got: string[] = [];
    const work = async (instance: typeof db.stores) => {
      for (let claimed = await claim(instance); claimed.length > 0; claimed = await claim(instance)) {
        got.push(...claimed.map(({ id }) => id));
      }
    };
    const claim = (instance: typeof db.stores) => instance.outbox.claim(5, now, 60_000);
    await Promise.all(instances.flatMap((instance) => [work(instance), work(instance)]));
    expect(got.toSorted()).toEqual(mails.map(({ id }) => id).toSorted());
  });
});
