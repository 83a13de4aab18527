import { describe, expect, test } from "vitest";
import { createCatalogue, definitionHash, publishDefinitions } from "../../app/procedures/index.ts";
import { SearchIndex } from "../../app/procedures/search-index.ts";
import { openStores } from "../../db/index.server.ts";
import { define, field, say, step } from "../fixtures/index.ts";
import { applied, filledDraft, good, permit, permitAnswers, published, requestOf } from "./applying.ts";
import { cityDefinitions, sqliteRooms, sqliteStores } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("kept"), permit("still")] });
const publish = (definitions: unknown[]) =>
  publishDefinitions(rooms.stores.procedures, definitions, "test", rooms.clock.now());
const version = () => rooms.catalogue.contentVersion();

describe("publishing", () => {
  test("the same again makes no version and changes no page", async () => {
    const before = await version();
    const snapshot = await rooms.catalogue.snapshot();
    expect(await publish([permit("kept"), permit("still")])).toEqual([]);
    expect(await version()).toBe(before);
    expect(await rooms.catalogue.snapshot()).toBe(snapshot);
  });

  test("neither does another order of keys", async () => {
    const reversed = Object.fromEntries(Object.entries(permit("kept")).reverse());
    expect(Object.keys(reversed)[0]).not.toBe("id");
    expect(await publish([reversed])).toEqual([]);
    expect(definitionHash(permit("kept"))).not.toBe(definitionHash(permit("kept", { keywords: ["a"] })));
    expect(definitionHash(permit("kept", { keywords: ["a", "b"] }))).not.toBe(
      definitionHash(permit("kept", { keywords: ["b", "a"] })),
    );
  });

  test("a change is version 2; what was begun and sent with 1 keeps it", async () => {
    const sent = await applied(rooms, "kept", { answers: permitAnswers() });
    const draft = await filledDraft(rooms, "kept", "unsent", { answers: permitAnswers() });
    const before = await version();
    const changed = permit("kept", { steps: [step("only", [field({ id: "other", type: "text" })])] });
    expect(await publish([changed, permit("still")])).toEqual(["kept@2"]);
    expect(await version()).toBe(before + 1);
    expect(await published(rooms, "kept")).toMatchObject({ versionId: "kept@2", version: 2 });
    expect((await published(rooms, "kept")).procedure.steps.map(({ id }) => id)).toEqual(["only"]);
    expect((await published(rooms, "still")).versionId).toBe("still@1");

    expect((await rooms.applications.byId(sent.id))?.versionId).toBe("kept@1");
    expect((await rooms.catalogue.version("kept@1")).procedure.steps.map(({ id }) => id)).toEqual([
      "applicant",
      "request",
    ]);
    const late = good(await rooms.applications.submit(requestOf(draft)));
    expect((await rooms.applications.byReceipt(late.receipt))?.versionId).toBe("kept@1");
    expect((await filledDraft(rooms, "kept", "new")).versionId).toBe("kept@2");
  });

  test("back to the old words is version 3, not version 1 again", async () => {
    expect(await publish([permit("kept")])).toEqual(["kept@3"]);
  });

  test("one bad definition stops all of them and says where it is wrong", async () => {
    const before = await version();
    const bad = { ...permit("worse"), steps: [] };
    await expect(publish([permit("fine"), bad])).rejects.toThrow(/steps/);
    expect(await version()).toBe(before);
    expect((await rooms.catalogue.snapshot()).byId.has("fine")).toBe(false);
  });
});

describe("the snapshot", () => {
  test("is kept while nothing is published, compiled again only where something changed", async () => {
    const first = await rooms.catalogue.snapshot();
    expect(await rooms.catalogue.snapshot()).toBe(first);
    await publish([permit("added", { number: 1 })]);
    const second = await rooms.catalogue.snapshot();
    expect(second).not.toBe(first);
    expect(second.contentVersion).toBe(await version());
    expect(second.byId.get("still")).toBe(first.byId.get("still"));
    expect(second.list[0]?.procedure.id).toBe("added");
    expect(second.index.search("", { category: null, lifeEvent: null, online: null }).ids).toContain("added");
  });

  test("a burst loads once; a load that was begun before publishing is nobody's who asks after it", async () => {
    const catalogue = createCatalogue(rooms.stores.procedures, []);
    const burst = await Promise.all(Array.from({ length: 10 }, () => catalogue.snapshot()));
    expect(new Set(burst).size).toBe(1);
    // A store whose reading takes as long as it is told: the real one, held up.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let hold = true;
    const slow = createCatalogue(
      {
        ...rooms.stores.procedures,
        current: async () => {
          const rows = await rooms.stores.procedures.current();
          if (hold) await held;
          return rows;
        },
      },
      [],
    );
    const early = slow.snapshot();
    await rooms.stores.procedures.contentVersion();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await publish([permit("fresh")]);
    hold = false;
    const late = slow.snapshot();
    await new Promise((resolve) => setTimeout(resolve, 20));
    letGo();
    expect((await late).byId.has("fresh")).toBe(true);
    expect((await late).contentVersion).toBe(await version());
    await early;
    expect((await slow.snapshot()).byId.has("fresh")).toBe(true);
  });

  test("a version nobody published is a mistake of ours, not an answer", async () => {
    await expect(rooms.catalogue.version("kept@99")).rejects.toThrow("kept@99");
  });
});

describe("over the city's hundred definitions", () => {
  const db = sqliteStores();
  test("all are published once, in the city's order, and a restart finds them", async () => {
    const definitions = cityDefinitions();
    expect(await publishDefinitions(db.stores.procedures, definitions, "seed", 1)).toHaveLength(100);
    expect(await publishDefinitions(db.stores.procedures, definitions, "seed", 2)).toEqual([]);
    const again = await openStores(`file:${db.folder}/portal.db`);
    const { list, contentVersion } = await createCatalogue(again.procedures, []).snapshot();
    await again.close();
    expect(contentVersion).toBe(1);
    expect(list).toHaveLength(100);
    const numbers = list.map(({ procedure }) => procedure.definition.number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });
});

describe("search", () => {
  const make = (id: string, title: string, rest: Partial<ReturnType<typeof define>> = {}) =>
    define(id, [step("only", [field({ id: "a", type: "text" })])], { title: say(title), ...rest });
  const { guide } = define("any", []);
  const visit = { ...guide, visit: { needed: "yes" as const, reason: say("来てください") } };
  const definitions = [
    make("in", "転入届", { category: "moving", lifeEvents: ["moving-in"], guide: visit, reading: "てんにゅうとどけ" }),
    make("out", "転出届", {
      category: "moving",
      lifeEvents: ["moving-out", "foreign-residents"],
      reading: "てんしゅつとどけ",
    }),
    make("seal", "印鑑登録", { category: "mynumber-certificates", lifeEvents: ["moving-in"], keywords: ["ハンコ"] }),
    make("dog", "犬の登録", { category: "pets-hygiene", guide: { ...guide, summary: say("転入した犬も") } }),
  ];
  const index = new SearchIndex(definitions, [{ words: ["ひっこし", "引越し"], means: ["転入", "転出"] }]);
  const none = { category: null, lifeEvent: null, online: null };

  test("without words: everything, in order, with counts", () => {
    expect(index.search(" 　", none)).toEqual({
      ids: ["in", "out", "seal", "dog"],
      facets: {
        category: { moving: 2, "mynumber-certificates": 1, "pets-hygiene": 1 },
        lifeEvent: { "moving-in": 2, "moving-out": 1, "foreign-residents": 1 },
        online: { visit: 1, complete: 3 },
      },
    });
  });

  test("a facet counts what choosing it would leave: the other filters hold, its own does not", () => {
    const { ids, facets } = index.search("", { ...none, category: "moving", online: "complete" });
    expect(ids).toEqual(["out"]);
    expect(facets).toEqual({
      category: { moving: 1, "mynumber-certificates": 1, "pets-hygiene": 1 },
      lifeEvent: { "moving-out": 1, "foreign-residents": 1 },
      online: { visit: 1, complete: 1 },
    });
    // The promise itself: each count is what one finds after choosing it.
    for (const filters of [
      none,
      { ...none, lifeEvent: "moving-in" },
      { category: "moving", lifeEvent: null, online: "visit" as const },
    ]) {
      for (const [part, counts] of Object.entries(index.search("", filters).facets)) {
        for (const [value, count] of Object.entries(counts)) {
          expect(index.search("", { ...filters, [part]: value }).ids, `${part} ${value}`).toHaveLength(count);
        }
      }
    }
  });

  test("facets count only what the words find; what holds all words is preferred to what holds some", () => {
    expect(index.search("登録", none)).toMatchObject({
      ids: ["seal", "dog"],
      facets: { category: { "mynumber-certificates": 1, "pets-hygiene": 1 } },
    });
    expect(index.search("登録", none).facets.category).not.toHaveProperty("moving");
    expect(index.search("登録 犬", none).ids).toEqual(["dog"]);
    expect(index.search("ぬるぽ", none)).toEqual({ ids: [], facets: { category: {}, lifeEvent: {}, online: {} } });
  });

  test("titles before everything else; reading, width, kana and everyday words", () => {
    expect(index.search("転入", none).ids).toEqual(["in", "dog"]);
    for (const query of ["てんしゅつ", "テンシュツ", "ﾃﾝｼｭﾂ"])
      expect(index.search(query, none).ids, query).toEqual(["out"]);
    expect(index.search("はんこ", none).ids).toEqual(["seal"]);
    expect(index.search("ひっこし", none).ids).toEqual(["in", "out", "dog"]);
  });

  test("an unknown filter finds nothing and does not fail", () => {
    expect(index.search("", { ...none, category: "__proto__" }).ids).toEqual([]);
    expect(index.search("", { ...none, lifeEvent: "none" }).ids).toEqual([]);
  });
});
