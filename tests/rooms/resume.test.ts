/** Going on with a draft elsewhere: on another device, in a newer form, from an earlier application. */
import { describe, expect, test } from "vitest";
import type { Draft, ResumeFailure } from "../../app/applications/index.ts";
import { publishDefinitions } from "../../app/procedures/index.ts";
import { anAttachment } from "../factories/storage.ts";
import { field, step } from "../fixtures/index.ts";
import { applied, appliedUntil, filledDraft, good, must, permit, permitAnswers, requestOf } from "./applying.ts";
import { day, hour, minute, sqliteRooms } from "./rooms.ts";

const proving = permit("proving", { assurance: { level: "email", reason: { ja: "本人のために" } } });
const rooms = sqliteRooms({ definitions: [permit("permit"), permit("growing"), permit("again"), proving] });

let sessions = 0;
const session = (name: string) => `${name}-${++sessions}`;
const from = (sessionHash: string, rest: { replaces?: string | null; address?: string } = {}) => ({
  sessionHash,
  address: "192.0.2.1",
  replaces: null,
  ...rest,
});
/** A draft of a session of its own, and its code. */
async function shown(
  id = "permit",
  { email = null as string | null, ...change }: { email?: string | null } & Parameters<typeof filledDraft>[3] = {},
) {
  const { resumes } = rooms.applications;
  const draft = await filledDraft(rooms, id, session("old"), { answers: permitAnswers(null), ...change });
  good(await resumes.issue(draft, { email, locale: "ja", address: "192.0.2.1" }));
  const sheet = must(await resumes.shown(draft));
  return { draft, ...sheet, key: { code: sheet.code } };
}
const find = (draft: Draft, sessionHash: string) => rooms.applications.drafts.find(sessionHash, draft.procedureId);
async function refused(promise: Promise<{ ok: true } | { ok: false; error: ResumeFailure }>): Promise<ResumeFailure> {
  const result = await promise;
  if (result.ok) throw new Error("it was opened");
  return result.error;
}
/** The same code with another secret that is written right. */
async function wrongCodeOf(code: string): Promise<string> {
  for (let n = 0; n < 200; n++) {
    const { code: other } = await shown();
    const mixed = code.slice(0, 5) + other.slice(5);
    const result = await rooms.applications.resumes.open({ code: mixed }, from("probe", { address: `probe-${n}` }));
    if (!result.ok && result.error.code === "wrong") return mixed;
  }
  throw new Error("no such code was found");
}

describe("a resume code", () => {
  test("brings the draft to another device, with its files, once and again", async () => {
    const { resumes } = rooms.applications;
    const { draft, key, code } = await shown();
    await rooms.stores.applications.addAttachment(
      anAttachment("carried", { draftId: draft.id, sessionHash: draft.sessionHash }),
    );
    const opened = good(await resumes.open(key, from("phone")));
    expect(opened).toMatchObject({ id: draft.id, answers: draft.answers, sessionHash: "phone" });
    expect(await find(draft, draft.sessionHash)).toBeNull();
    expect(await find(draft, "phone")).toEqual(opened);
    expect((await rooms.stores.applications.attachment("file-carried"))?.sessionHash).toBe("phone");
    expect(await resumes.elsewhere([draft.id], "permit", draft.sessionHash)).toBe(true);
    expect(await resumes.elsewhere([draft.id], "again", draft.sessionHash)).toBe(false);
    expect(await resumes.elsewhere([draft.id], "permit", "phone")).toBe(false);
    // The sheet of paper is still good, however it is typed; a second time on the same device changes nothing.
    expect(good(await resumes.open({ code: code.toLowerCase().replaceAll("-", "　") }, from("phone"))).revision).toBe(
      opened.revision,
    );
    expect(good(await resumes.open(key, from("library"))).sessionHash).toBe("library");
    // Sent, it opens nothing.
    const last = must(await find(draft, "library"));
    good(await rooms.applications.submit(requestOf(last)));
    expect(await refused(resumes.open(key, from("phone")))).toEqual({ code: "wrong", left: 4 });
    expect(await resumes.elsewhere([draft.id], "permit", "phone")).toBe(false);
  });

  test("brings no identification along", async () => {
    const identity = { level: "email" as const, email: "hanako@example.jp", verifiedAt: 1 };
    const { draft, key } = await shown("proving", { identity });
    good(await rooms.applications.resumes.open(key, from("stranger")));
    expect(must(await find(draft, "stranger")).identity).toBeNull();
    const sent = await rooms.applications.submit(requestOf(must(await find(draft, "stranger"))));
    expect(sent).toEqual({ ok: false, error: { code: "identity" } });
  });

  test("is locked for fifteen minutes by the fifth wrong try, exactly", async () => {
    const { resumes } = rooms.applications;
    const { key, code } = await shown();
    const wrong = { code: await wrongCodeOf(code) };
    // One was spent in finding it.
    for (const left of [3, 2, 1])
      expect(await refused(resumes.open(wrong, from("guesser")))).toEqual({ code: "wrong", left });
    const until = rooms.clock.now() + 15 * minute;
    expect(await refused(resumes.open(wrong, from("guesser")))).toEqual({ code: "locked", until });
    expect(await refused(resumes.open(key, from("owner")))).toEqual({ code: "locked", until });
    rooms.clock.advance(15 * minute - 1);
    expect(await refused(resumes.open(key, from("owner")))).toEqual({ code: "locked", until });
    rooms.clock.advance(1);
    expect(good(await resumes.open(key, from("owner"))).sessionHash).toBe("owner");
  });

  test("that nobody has, that has run out or was replaced says the same as a wrong one, and locks the same", async () => {
    const { resumes } = rooms.applications;
    const stale = await shown();
    good(await resumes.issue(stale.draft, { email: null, locale: "ja", address: "192.0.2.1" }));
    const old = await shown();
    rooms.clock.advance(30 * day);
    const real = await shown();
    const wrong = { code: await wrongCodeOf(real.code) };
    const outcomes = [];
    for (const key of [stale.key, old.key]) {
      const all = [];
      for (let tries = 0; tries < 6; tries++) all.push(await refused(resumes.open(key, from("guesser"))));
      outcomes.push(all);
    }
    const known: ResumeFailure[] = [{ code: "wrong", left: 4 }];
    for (let tries = 0; tries < 5; tries++) known.push(await refused(resumes.open(wrong, from("guesser"))));
    expect(outcomes).toEqual([known, known]);
    expect(await refused(resumes.open({ code: "12345" }, from("guesser")))).toEqual({ code: "malformed" });
  });

  test("an address that tries without end is held up, others are not", async () => {
    const { resumes } = rooms.applications;
    const { key } = await shown();
    const many = from("carrier", { address: "203.0.113.9" });
    for (let tries = 0; tries < 200; tries++) await resumes.open(key, many);
    expect(await refused(resumes.open(key, many))).toEqual({ code: "busy", retryAfterMs: 15 * minute });
    expect((await resumes.open(key, from("carrier"))).ok).toBe(true);
  });

  test("asks which draft goes on when the device has one of its own; nothing goes before that", async () => {
    const { resumes } = rooms.applications;
    const { draft, key } = await shown();
    const mine = await filledDraft(rooms, "permit", session("busy"), { answers: { purpose: "自分の" } });
    const asked = await refused(resumes.open(key, from(mine.sessionHash)));
    expect(asked).toMatchObject({ code: "occupied", theirs: { id: draft.id }, mine: { id: mine.id } });
    expect(await find(mine, mine.sessionHash)).toEqual(mine);
    expect(await find(draft, draft.sessionHash)).toEqual(draft);
    // The choice was made for another draft than the one that is there.
    expect(await refused(resumes.open(key, from(mine.sessionHash, { replaces: "draft-x" })))).toMatchObject({
      code: "occupied",
    });
    good(await resumes.open(key, from(mine.sessionHash, { replaces: mine.id })));
    expect((await find(draft, mine.sessionHash))?.id).toBe(draft.id);
  });

  test("of two devices at once one has it, the other is told", async () => {
    const { resumes } = rooms.applications;
    const { draft, key } = await shown();
    const [first, second] = await Promise.all([resumes.open(key, from("left")), resumes.open(key, from("right"))]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    const lost = first.ok ? second : first;
    expect(lost).toEqual({ ok: false, error: { code: "stale" } });
    const owners = (await Promise.all(["left", "right"].map((each) => find(draft, each)))).filter(
      (each) => each !== null,
    );
    expect(owners).toHaveLength(1);
  });
});

describe("mails about a draft", () => {
  const linkIn = (text: string) => /https:\/\/portal\.example(\/resume\/[^\s]+)/.exec(text)?.[1] ?? "";
  const newest = async () => must((await rooms.mails("resume")).at(-1));

  test("have a link that opens it, not locked by wrong codes, and dead with a new one", async () => {
    const { resumes } = rooms.applications;
    const { draft, code, path } = await shown("permit", { email: "hanako@example.jp" });
    const mail = await newest();
    expect(mail.to).toBe("hanako@example.jp");
    expect(linkIn(mail.text)).toBe(path);
    expect(mail.text).toContain("2026年");
    // The code itself is not in the mail: a link is enough.
    expect(mail.text).not.toContain(code);
    const wrong = { code: await wrongCodeOf(code) };
    for (let tries = 0; tries < 5; tries++) await resumes.open(wrong, from("guesser"));
    const url = new URL(path, "https://portal.example");
    const link = { handle: must(url.pathname.split("/").at(-1)), token: must(url.searchParams.get("key")) };
    expect(Buffer.from(link.token, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    expect((await resumes.peek(link.handle, link.token))?.id).toBe(draft.id);
    expect(await resumes.peek(link.handle, `${link.token.slice(0, -1)}!`)).toBeNull();
    expect(await resumes.peek(link.handle, "")).toBeNull();
    // Looking moves nothing.
    expect(await find(draft, draft.sessionHash)).toEqual(draft);
    const opened = good(await resumes.open(link, from("mailbox")));
    good(await resumes.issue(opened, { email: null, locale: "ja", address: "192.0.2.1" }));
    expect(await resumes.peek(link.handle, link.token)).toBeNull();
    expect(await refused(resumes.open(link, from("mailbox")))).toEqual({ code: "gone" });
  });

  test("are limited for a mailbox, and say so", async () => {
    const { resumes } = rooms.applications;
    const { draft } = await shown("permit", { email: "flooded@example.jp" });
    for (let sent = 0; sent < 4; sent++) good(await resumes.send(draft, "Flooded@example.jp", "192.0.2.7"));
    const stopped = await resumes.send(draft, "flooded@example.jp", "192.0.2.8");
    expect(stopped).toMatchObject({ ok: false, error: { code: "busy" } });
    const more = await resumes.issue(draft, { email: "flooded@example.jp", locale: "ja", address: "192.0.2.9" });
    expect(more.ok).toBe(false);
    expect((await resumes.issue(draft, { email: null, locale: "ja", address: "192.0.2.9" })).ok).toBe(true);
  });

  test("say a week and a day before that it ends, in daytime, once", async () => {
    const { resumes, drafts } = rooms.applications;
    const { draft } = await shown("permit", { email: "ending@example.jp" });
    await shown("permit", { email: null });
    const start = rooms.clock.now();
    const about = async () =>
      (await rooms.mails("resume")).filter(
        ({ to, subject }) => to === "ending@example.jp" && subject.includes("消えます"),
      );
    const at = async (ms: number) => {
      rooms.clock.set(ms);
      await resumes.remind();
      return (await about()).length;
    };
    // It began at nine in the morning, Japan.
    expect(await at(start + 23 * day - hour)).toBe(0);
    expect(await at(start + 23 * day + 13 * hour)).toBe(1);
    expect(await at(start + 28 * day)).toBe(1);
    // In the night before the last day nobody is woken.
    expect(await at(start + 29 * day - hour)).toBe(1);
    const [one] = await Promise.all([resumes.remind(), resumes.remind()]);
    expect(one).toBe(0);
    expect(await at(start + 29 * day + hour)).toBe(2);
    expect(await at(start + 30 * day - 1)).toBe(2);
    const last = must((await about()).at(-1));
    expect(linkIn(last.text)).toMatch(/^\/resume\/\w{5}\?key=/);
    // Whoever goes on is told again when the new end comes near.
    rooms.clock.set(start + 30 * day - hour);
    expect(await drafts.save(must(await find(draft, draft.sessionHash)), {})).toBe("saved");
    await resumes.renew();
    expect(await at(start + 53 * day + hour)).toBe(3);
  });
});

describe("a form that was published anew", () => {
  test("is offered with what changes by name, and moving keeps what still holds", async () => {
    const { renewal, drafts, filling } = rooms.applications;
    const draft = await filledDraft(rooms, "growing", session("mover"), { answers: permitAnswers() });
    expect(await renewal.newer(draft, "ja")).toBeNull();
    expect(await renewal.update(draft)).toBe("stale");
    const grown = permit("growing");
    const [applicant, request] = grown.steps;
    if (!applicant || !request) return expect.unreachable();
    const steps = [
      applicant,
      step("request", [field({ id: "copies", type: "number", min: 1 }), field({ id: "reason", type: "text" })]),
    ];
    await publishDefinitions(rooms.stores.procedures, [{ ...grown, steps }], "test", rooms.clock.now());
    // Until its owner chooses, nothing is different.
    expect((await filling.open(draft.sessionHash, "growing", "review")).ok).toBe(true);
    const newer = must(await renewal.newer(draft, "ja"));
    expect(newer).toMatchObject({
      lost: ["項目purpose"],
      fresh: ["項目copies", "項目reason"],
      changed: [],
      asked: ["request"],
    });
    expect(await renewal.update(draft)).toBe("saved");
    const moved = must(await find(draft, draft.sessionHash));
    expect(moved).toMatchObject({
      id: draft.id,
      versionId: "growing@2",
      carried: { from: "version", versionId: "growing@1", asked: ["request"] },
    });
    const { purpose: _, ...kept } = permitAnswers();
    expect(moved.answers).toEqual(kept);
    expect(await renewal.newer(moved, "ja")).toBeNull();
    // The page that was open in another window is of the old form: it does not save.
    expect(await drafts.save(draft, { answers: {} })).toBe("stale");
    // A page that was saved need not be pointed out any more.
    const opened = good(await filling.open(draft.sessionHash, "growing", "request"));
    const typed: Record<string, string> = { copies: "2", reason: "見本" };
    const form = {
      get: (name: string) => typed[name] ?? null,
      all: (name: string) => [typed[name] ?? ""],
      files: () => [],
    };
    good(await filling.submit(opened, { ...form, names: () => Object.keys(typed) } as never));
    expect(must(await find(draft, draft.sessionHash)).carried?.asked).toEqual([]);
  });

  test("is not offered when only the guide was changed", async () => {
    const draft = await filledDraft(rooms, "permit", session("reader"), { answers: permitAnswers() });
    const worded = permit("permit");
    await publishDefinitions(
      rooms.stores.procedures,
      [{ ...worded, guide: { ...worded.guide, summary: { ja: "別の説明です。" } } }],
      "test",
      rooms.clock.now(),
    );
    expect(await rooms.applications.renewal.newer(draft, "ja")).toBeNull();
  });
});

describe("applying again", () => {
  test.each(["completed", "rejected", "withdrawn"] as const)(
    "after it was %s: a draft of its own, with the answers",
    async (status) => {
      const { renewal } = rooms.applications;
      const application = await appliedUntil(rooms, "again", status, permitAnswers());
      const sessionHash = session("again");
      const begun = good(await renewal.beginAgain(application, sessionHash, null));
      expect(begun).toMatchObject({
        answers: application.answers,
        identity: null,
        carried: { from: "application", applicationId: application.id, sentAt: application.submittedAt },
      });
      expect(begun.id).not.toBe(application.idempotencyKey);
      // What was sent stays as it was.
      expect(must(await rooms.applications.byId(application.id)).answers).toEqual(application.answers);
      const { receipt } = good(await rooms.applications.submit(requestOf(begun)));
      expect(receipt).not.toBe(application.receipt);
      const sent = must(await rooms.applications.byReceipt(receipt));
      expect(JSON.stringify(sent)).not.toContain(application.id);
      expect(JSON.stringify(await rooms.applications.history(sent))).not.toContain(application.receipt);
    },
  );

  test("a draft that is there already is asked about first", async () => {
    const { renewal } = rooms.applications;
    const application = await applied(rooms, "again", { answers: permitAnswers() });
    const mine = await filledDraft(rooms, "again", session("again"), { answers: { purpose: "書きかけ" } });
    for (const replaces of [null, "another"])
      expect(await renewal.beginAgain(application, mine.sessionHash, replaces)).toEqual({
        ok: false,
        error: { code: "occupied" },
      });
    expect(await find(mine, mine.sessionHash)).toEqual(mine);
    const begun = good(await renewal.beginAgain(application, mine.sessionHash, mine.id));
    expect(begun.answers).toEqual(application.answers);
    expect((await find(mine, mine.sessionHash))?.id).toBe(begun.id);
  });
});
