import { afterEach, describe, expect, test } from "vitest";
import { ok, type Result } from "../lib/result.ts";
import type { Booklet } from "./model.ts";
import { createPress, type Press, type Printed } from "./press.ts";
import { createShelf } from "./shelf.ts";

const booklet = (text: string): Booklet => ({
  title: text,
  lang: "ja",
  author: "見本市",
  at: 0,
  bothSides: false,
  documents: [
    {
      title: text,
      lang: "ja",
      large: false,
      spaced: false,
      head: { city: "見本市", kind: "", number: "", motif: "karst" },
      foot: { name: "", page: "{{page}}/{{pages}}" },
      words: { continued: "（つづき）", missing: "{{letters}}", variants: "{{letters}}", ticked: "✓" },
      blocks: [{ kind: "text", small: false, text }],
    },
  ],
});
const head = (printed: Result<Printed, "busy">) =>
  printed.ok ? Buffer.from(printed.value).toString("latin1", 0, 5) : printed.error;

describe("the press", () => {
  let press: Press | null = null;
  afterEach(async () => {
    await press?.close();
    press = null;
  });

  test("draws in a thread of its own, the same input to the same file", async () => {
    press = createPress();
    const [first, second] = [await press.print(booklet("見本")), await press.print(booklet("見本"))];
    expect(head(first)).toBe("%PDF-");
    expect(first).toEqual(second);
  });

  test("lets only so many wait", async () => {
    press = createPress({ waiting: 2 });
    const asked = Array.from({ length: 6 }, (_, index) => press?.print(booklet(`見本${index}`)));
    const answers = (await Promise.all(asked)).map((each) => (each ? head(each) : ""));
    expect(answers).toEqual(["%PDF-", "%PDF-", "%PDF-", "busy", "busy", "busy"]);
    expect(head(await press.print(booklet("あとで")))).toBe("%PDF-");
  });

  test("tells what went wrong, and draws the next one all the same", async () => {
    press = createPress();
    const broken = { ...booklet("見本"), documents: [null] } as unknown as Booklet;
    await expect(press.print(broken)).rejects.toThrow();
    expect(head(await press.print(booklet("見本")))).toBe("%PDF-");
  });

  test("gives up what takes too long, with a new thread for the next one", async () => {
    press = createPress({ longest: 1 });
    await expect(press.print(booklet("見本".repeat(20_000)))).rejects.toThrow("too long");
    await press.close();
    press = createPress();
    expect(head(await press.print(booklet("見本")))).toBe("%PDF-");
  });

  test("refuses those who wait when it closes", async () => {
    press = createPress();
    const waiting = [press.print(booklet("一")), press.print(booklet("二"))];
    const settled = Promise.allSettled(waiting);
    await press.close();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("the shelf", () => {
  /** Counts what is drawn; a form is as many bytes as its title says. */
  function counting() {
    const drawn: string[] = [];
    const press: Press = {
      async print({ title }) {
        drawn.push(title);
        await new Promise((resolve) => setImmediate(resolve));
        return ok(new Uint8Array(Number(title.split(" ")[1])));
      },
      close: async () => {},
    };
    return { press, drawn };
  }

  test("draws once, however many ask at the same time and later", async () => {
    const { press, drawn } = counting();
    const shelf = createShelf(press);
    const many = await Promise.all(Array.from({ length: 20 }, () => shelf.take("a", () => booklet("a 10"))));
    const later = await shelf.take("a", () => booklet("a 10"));
    expect(drawn).toEqual(["a 10"]);
    expect(new Set(many.map((each) => (each.ok ? each.value.etag : "")))).toEqual(
      new Set([later.ok && later.value.etag]),
    );
  });

  test("keeps what was taken last within its room", async () => {
    const { press, drawn } = counting();
    const shelf = createShelf(press, { maxBytes: 25 });
    for (const key of ["a", "b", "a", "c", "a", "b"]) await shelf.take(key, () => booklet(`${key} 10`));
    expect(drawn).toEqual(["a 10", "b 10", "c 10", "b 10"]);
    expect(shelf.size()).toEqual({ forms: 2, bytes: 20 });
  });

  test("lets only so many different forms be drawn at the same time", async () => {
    const { press, drawn } = counting();
    const shelf = createShelf(press, { drawing: 2 });
    const asked = ["a", "b", "c", "a"].map((key) => shelf.take(key, () => booklet(`${key} 1`)));
    expect((await Promise.all(asked)).map(({ ok: made }) => made)).toEqual([true, true, false, true]);
    expect(drawn).toEqual(["a 1", "b 1"]);
  });
});
