import { describe, expect, test } from "vitest";
import type { Filling } from "../../app/applications/index.ts";
import type { FileRef, FormReader } from "../../app/engine/index.ts";
import { type SampleForm, sampleForm, sampleReader } from "../factories/answers.ts";
import { define, field, fixtureIds, kitchenSink, step, tiny } from "../fixtures/index.ts";
import { filledDraft, good, must, permit, published } from "./applying.ts";
import { sqliteRooms } from "./rooms.ts";

const pdf = (id: string): FileRef => ({ id, name: `${id}.pdf`, type: "application/pdf", bytes: 10 });
const proof = define("proof", [
  step("papers", [
    field({ id: "proof", type: "file", accept: ["application/pdf"], maxFiles: 2 }),
    field({ id: "words", type: "text" }),
  ]),
]);
const mailed = permit("mailed", { assurance: { level: "email", reason: { ja: "本人へ届くことを確かめます" } } });
const rooms = sqliteRooms({ definitions: [kitchenSink, ...Object.values(tiny), proof, mailed] });
const filling = () => rooms.applications.filling;
const begin = async (id: string, session: string) =>
  rooms.applications.drafts.start(session, await published(rooms, id), false);
const openAt = async (id: string, session: string, path: string): Promise<Filling> =>
  good(await filling().open(session, id, path));
const reader = (entries: SampleForm["entries"], files: Record<string, FileRef[]> = {}): FormReader => ({
  ...sampleReader({ entries, files: {} }),
  files: (id) => files[id] ?? [],
});

describe("opening a page", () => {
  test("says what is not there: the procedure, the draft, the page", async () => {
    expect(await filling().open("s", "no-such", "only")).toEqual({ ok: false, error: { code: "no-procedure" } });
    expect(await filling().open("s", "one-text", "only")).toEqual({ ok: false, error: { code: "no-draft" } });
    expect(await filling().open(null, "one-text", "only")).toEqual({ ok: false, error: { code: "no-draft" } });
    await begin("one-text", "open");
    for (const path of ["nowhere", "only/0", "only/new", "__proto__", "", "identity"]) {
      expect(await filling().open("open", "one-text", path), path).toEqual({ ok: false, error: { code: "no-page" } });
    }
    expect((await openAt("one-text", "open", "only")).session.path).toBe("only");
  });

  test("leads back to the first page that lacks an answer", async () => {
    await begin(kitchenSink.id, "open");
    const [first = "", second = ""] = kitchenSink.steps.map(({ id }) => id);
    for (const path of [second, "people", "review"]) {
      expect(await filling().open("open", kitchenSink.id, path)).toEqual({
        ok: false,
        error: { code: "unreachable", path: first },
      });
    }
  });

  test("the identity page is open when all is answered, and only where identity is asked for", async () => {
    await begin("mailed", "open");
    expect(await filling().open("open", "mailed", "identity")).toEqual({
      ok: false,
      error: { code: "unreachable", path: "applicant" },
    });
    await filledDraft(rooms, "mailed", "open");
    expect((await openAt("mailed", "open", "identity")).session.complete).toBe(true);
    await filledDraft(rooms, "one-text", "whole");
    expect(await filling().open("whole", "one-text", "identity")).toEqual({ ok: false, error: { code: "no-page" } });
  });
});

describe("every fixture", () => {
  test.each(fixtureIds)("%s is filled in page by page to the review, each page kept in the draft", async (id) => {
    await begin(id, "walker");
    const today = filling().today();
    let path = (await published(rooms, id)).procedure.steps[0]?.id ?? "";
    for (let pages = 0; path !== "review"; pages++) {
      if (pages > 60) throw new Error(`${id} never ends`);
      let place = await openAt(id, "walker", path);
      const group = place.session.page?.step.group;
      const least = group && place.session.item === null ? group.spec.repeat.min : 0;
      for (let count = place.session.items.length; count < least; count++) {
        const item = await openAt(id, "walker", `${path}/new`);
        const form = sampleReader(sampleForm(item.session, { today }));
        expect(good(await filling().submit(item, form))).toEqual({ next: path });
        place = await openAt(id, "walker", path);
      }
      const { next } = good(await filling().submit(place, sampleReader(sampleForm(place.session, { today }))));
      expect(must(await rooms.applications.drafts.find("walker", id)).revision).toBeGreaterThan(place.draft.revision);
      expect(good(await filling().open("walker", id, next)).session.path).toBe(next);
      path = next;
    }
    const { session } = await openAt(id, "walker", "review");
    expect(session.complete).toBe(true);
    expect(filling().mistakes(session)).toEqual([]);
  });
});

describe("a page", () => {
  test("that is refused saves nothing and says what was typed", async () => {
    await begin("one-number", "refused");
    const place = await openAt("one-number", "refused", "only");
    const refused = await filling().submit(place, reader({ answer: ["十"] }));
    expect(refused).toMatchObject({ ok: false, error: { code: "refused", refusal: { raw: { answer: ["十"] } } } });
    expect(await rooms.applications.drafts.find("refused", "one-number")).toEqual(place.draft);
  });

  test("sent from an older view is stale", async () => {
    await begin("one-text", "stale");
    const place = await openAt("one-text", "stale", "only");
    good(await filling().submit(place, reader({ answer: ["先"] })));
    expect(await filling().submit(place, reader({ answer: ["後"] }))).toEqual({ ok: false, error: { code: "stale" } });
    expect((await rooms.applications.drafts.find("stale", "one-text"))?.answers).toEqual({ answer: "先" });
    expect(await filling().removeItem(place, 0)).toEqual({ ok: false, error: { code: "stale" } });
  });

  test("whose new answer closes the next step goes on to the one after it", async () => {
    await begin("gate-equals", "gate");
    const open = async (answer: string) =>
      filling().submit(await openAt("gate-equals", "gate", "first"), reader({ kind: [answer] }));
    expect(good(await open("yes"))).toEqual({ next: "gated" });
    good(await filling().submit(await openAt("gate-equals", "gate", "gated"), reader({ detail: ["詳しく"] })));
    expect(good(await open("no"))).toEqual({ next: "last" });
    expect((await rooms.applications.drafts.find("gate", "gate-equals"))?.answers).toEqual({ kind: "no" });
  });
});

describe("files", () => {
  test("right uploads of a refused page stay with the draft, wrong ones do not", async () => {
    await begin("proof", "files");
    const submit = async (words: string, files: FileRef[]) =>
      filling().submit(await openAt("proof", "files", "papers"), reader({ words: [words] }, { proof: files }));
    expect(await submit("", [pdf("a")])).toMatchObject({ ok: false, error: { code: "refused" } });
    const kept = async () => (await rooms.applications.drafts.find("files", "proof"))?.answers.proof;
    expect(await kept()).toEqual([pdf("a")]);
    expect(await submit("見本", [pdf("b"), pdf("c")])).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(await kept()).toEqual([pdf("a")]);
    expect(await submit("", [pdf("d")])).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(await submit("見本", [])).toEqual({ ok: true, value: { next: "review" } });
    expect(await kept()).toEqual([pdf("a"), pdf("d")]);
  });

  test("one is taken away, the others stay; of items, too", async () => {
    await filledDraft(rooms, "proof", "away", { answers: { proof: [pdf("a"), pdf("b")], words: "見本" } });
    const answers = async () => (await rooms.applications.drafts.find("away", "proof"))?.answers;
    good(await filling().removeFile(await openAt("proof", "away", "papers"), "proof", "a"));
    expect(await answers()).toEqual({ proof: [pdf("b")], words: "見本" });
    good(await filling().removeFile(await openAt("proof", "away", "papers"), "words", "b"));
    good(await filling().removeFile(await openAt("proof", "away", "papers"), "proof", "none"));
    expect(await answers()).toEqual({ proof: [pdf("b")], words: "見本" });
    good(await filling().removeFile(await openAt("proof", "away", "papers"), "proof", "b"));
    expect(await answers()).toEqual({ words: "見本" });
  });
});

test("an item is taken out of its group, the others keep their order", async () => {
  const entries = ["甲", "乙", "丙"].map((name) => ({ name }));
  await filledDraft(rooms, "group-needs-two", "items", { answers: { entries } });
  good(await filling().removeItem(await openAt("group-needs-two", "items", "list"), 1));
  good(await filling().removeItem(await openAt("group-needs-two", "items", "list"), 7));
  const left = await rooms.applications.drafts.find("items", "group-needs-two");
  expect(left?.answers).toEqual({ entries: [{ name: "甲" }, { name: "丙" }] });
});
