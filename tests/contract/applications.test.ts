import { expect, test } from "vitest";
import {
  aDefinition,
  aDraft,
  aMail,
  anApplication,
  anAttachment,
  day,
  now,
  submittedEvent,
  takenEvent,
} from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";
import { foldedStatuses } from "./status-projection.ts";

onBothEngines("application store", (db) => {
  const submit = (name: string) => db.stores.applications.submit(anApplication(name), submittedEvent, [aMail(name)]);

  test("submitting writes application, event, mail and grant, takes over attachments and ends the draft", async () => {
    const { applications, outbox } = db.stores;
    await applications.createDraft(aDraft("full"));
    await applications.addAttachment(anAttachment("full"));
    await applications.addAttachment(anAttachment("foreign", { draftId: null }));
    expect(await submit("full")).toEqual({ receipt: "RECEIPT-FULL", created: true });

    const record = { ...anApplication("full"), status: "submitted", lastSeq: 1, updatedAt: now };
    expect(await applications.byReceipt("RECEIPT-FULL")).toEqual(record);
    expect(await applications.byId("application-full")).toEqual(record);
    expect(await applications.byIdempotencyKey("draft-full", "session-full")).toEqual(record);
    expect(await applications.history("application-full")).toEqual([submittedEvent]);
    expect(await outbox.listAbout("RECEIPT-FULL")).toEqual([
      { id: "mail-full", subject: "受付のお知らせ full", sentAt: null },
    ]);
    expect(await applications.isGranted("session-full", "application-full", now + day)).toBe(true);
    expect(await applications.findDraft("session-full", "sample", now)).toBeNull();
    expect(await applications.attachment("file-full")).toEqual(
      anAttachment("full", { draftId: null, applicationId: "application-full" }),
    );
    expect((await applications.attachment("file-foreign"))?.applicationId).toBeNull();
  });

  test("nobody else's key or number finds it", async () => {
    const { applications } = db.stores;
    await submit("private");
    expect(await applications.byIdempotencyKey("draft-private", "stranger")).toBeNull();
    expect(await applications.byReceipt("RECEIPT-PRIVAT")).toBeNull();
    expect(await applications.byReceipt("RECEIPT-PRIVATE\0")).toBeNull();
    expect(await applications.byId("application-none")).toBeNull();
    expect(await applications.isGranted("stranger", "application-private", now)).toBe(false);
  });

  test("one idempotency key gives one application: again, and twenty times at once", async () => {
    const { applications } = db.stores;
    const attempt = (name: string, n: number) => {
      const other = { id: `application-${name}-${n}`, receipt: `RECEIPT-${name}-${n}` };
      return applications.submit(anApplication(name, other), submittedEvent, [aMail(`${name}-${n}`, name)]);
    };
    const first = await attempt("again", 1);
    expect(await attempt("again", 2)).toEqual({ receipt: first.receipt, created: false });

    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => attempt("burst", n)));
    expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(await db.stores.outbox.listAbout("burst")).toHaveLength(1);
    const { rows } = await applications.inbox({
      departments: null,
      statuses: null,
      procedureId: null,
      query: "かくうburst",
      sort: "due",
      after: null,
      limit: 50,
    }); // prettier-ignore
    expect(rows).toHaveLength(1);
  });

  test("a receipt number that is taken is refused, and nothing of the second submission stays", async () => {
    const { applications, outbox } = db.stores;
    await submit("taken");
    await applications.createDraft(aDraft("second"));
    const second = anApplication("second", { receipt: "RECEIPT-TAKEN" });
    await expect(applications.submit(second, submittedEvent, [aMail("second")])).rejects.toMatchObject({
      name: "StorageError",
      constraint: expect.stringContaining("receipt"),
    });
    expect(await applications.byId(second.id)).toBeNull();
    expect(await applications.findDraft("session-second", "sample", now)).not.toBeNull();
    expect(await outbox.listAbout("RECEIPT-SECOND")).toEqual([]);
  });

  test("a failing last part takes everything back", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("rollback"));
    const mails = [aMail("rollback"), aMail("rollback")];
    await expect(applications.submit(anApplication("rollback"), submittedEvent, mails)).rejects.toThrow(
      "database error",
    );
    expect(await applications.byId("application-rollback")).toBeNull();
    expect(await applications.history("application-rollback")).toEqual([]);
    expect(await applications.isGranted("session-rollback", "application-rollback", now)).toBe(false);
    expect(await applications.findDraft("session-rollback", "sample", now)).toEqual(aDraft("rollback"));
  });

  test("appends events with status, answers and mail; a second writer gets a conflict", async () => {
    const { applications, outbox } = db.stores;
    await submit("life");
    const base = { applicationId: "application-life", mails: [] };
    const taken = { ...base, expectedSeq: 1, events: [takenEvent(2, "a")], status: "in-review" as const, at: now + 2 };
    expect(await applications.append(taken)).toBe("appended");
    expect(await applications.append({ ...taken, events: [takenEvent(2, "b")], mails: [aMail("late", "life")] })).toBe(
      "conflict",
    );
    const before = { answer: "life" };
    const after = { answer: "corrected" };
    const corrections = [
      {
        ...takenEvent(3, "a"),
        type: "correction-requested" as const,
        fields: [{ path: "answer", reason: "読めません" }],
        message: "",
      },
      { type: "corrected" as const, before, after, seq: 4, at: now + 4, actor: { kind: "resident" as const } },
    ];
    const correct = {
      ...base,
      expectedSeq: 2,
      events: corrections,
      status: "submitted" as const,
      answers: after,
      at: now + 4,
    };
    expect(await applications.append({ ...correct, mails: [aMail("corrected", "life")] })).toBe("appended");
    expect(await applications.history("application-life")).toEqual([
      submittedEvent,
      takenEvent(2, "a"),
      ...corrections,
    ]);
    expect(await applications.byId("application-life")).toMatchObject({
      status: "submitted",
      lastSeq: 4,
      answers: after,
      updatedAt: now + 4,
    });
    expect((await outbox.listAbout("life")).map(({ id }) => id)).toEqual(["mail-corrected"]);
  });

  test("who applied for whom is kept, listed, and changes with a correction", async () => {
    const { applications } = db.stores;
    const proxy = {
      kind: "agent" as const,
      name: "架空　代理",
      relation: "その他",
      email: "agent@example.jp",
      notices: "both" as const,
    };
    const filed = anApplication("proxy", { proxy, copyEmail: "agent@example.jp" });
    await applications.submit(filed, submittedEvent, []);
    expect(await applications.byId(filed.id)).toMatchObject({ proxy, copyEmail: "agent@example.jp" });
    expect((await applications.listGranted(filed.sessionHash, now))[0]).toMatchObject({ proxy });
    const { applicantName, applicantSearch } = filed;
    const change = {
      applicationId: filed.id,
      expectedSeq: 1,
      events: [takenEvent(2, "a")],
      status: "in-review" as const,
      mails: [],
      at: now + 1,
    };
    const contact = { applicantName, applicantSearch, contactEmail: null, copyEmail: null, proxy: null };
    expect(await applications.append({ ...change, contact })).toBe("appended");
    expect(await applications.byId(filed.id)).toMatchObject(contact);
    expect((await applications.listGranted(filed.sessionHash, now))[0]?.proxy).toBeNull();
  });

  test("of twenty clerks who take it at once, one does; the status is folded from what was written", async () => {
    const { applications } = db.stores;
    await submit("race");
    const clerks = Array.from({ length: 20 }, (_, n) => {
      const events = [takenEvent(2, `clerk-${n}`)];
      return applications.append({
        applicationId: "application-race",
        expectedSeq: 1,
        events,
        status: "in-review",
        mails: [],
        at: now,
      });
    });
    expect((await Promise.all(clerks)).filter((outcome) => outcome === "appended")).toHaveLength(1);
    expect(await applications.history("application-race")).toHaveLength(2);
    const [row] = await foldedStatuses(applications, ["application-race"], (events) =>
      events.length === 2 ? "in-review" : "submitted",
    );
    expect(row?.folded).toBe(row?.stored);
  });

  test("events that leave a gap are a mistake of the caller; an unknown application is a conflict", async () => {
    const { applications } = db.stores;
    await submit("gap");
    const change = {
      applicationId: "application-gap",
      expectedSeq: 1,
      status: "in-review" as const,
      mails: [],
      at: now,
    };
    await expect(applications.append({ ...change, events: [takenEvent(3, "a")] })).rejects.toThrow(
      "continue the history at 2",
    );
    await expect(applications.append({ ...change, events: [] })).rejects.toThrow("continue the history");
    expect(await applications.byId("application-gap")).toMatchObject({ status: "submitted", lastSeq: 1 });
    const unknown = { ...change, applicationId: "application-none", events: [takenEvent(2, "a")] };
    expect(await applications.append(unknown)).toBe("conflict");
  });

  test("grants open until they expire and can be renewed", async () => {
    const { applications } = db.stores;
    await submit("granted");
    await applications.grant("other-device", "application-granted", now + 10);
    expect(await applications.isGranted("other-device", "application-granted", now + 9)).toBe(true);
    expect(await applications.isGranted("other-device", "application-granted", now + 10)).toBe(false);
    await applications.grant("other-device", "application-granted", now + 20);
    expect(await applications.isGranted("other-device", "application-granted", now + 10)).toBe(true);
    const listed = await applications.listGranted("other-device", now);
    expect(listed).toEqual([
      {
        id: "application-granted",
        receipt: "RECEIPT-GRANTED",
        procedureId: "sample",
        department: "citizens",
        applicantName: "架空 granted",
        proxy: null,
        channel: "online",
        status: "submitted",
        submittedAt: now,
        dueAt: now + 7 * day,
        updatedAt: now,
      },
    ]);
    expect(await applications.listGranted("other-device", now + 20)).toEqual([]);
  });

  test("attachments: removed by their session before submission, never after", async () => {
    const { applications } = db.stores;
    await applications.createDraft(aDraft("files"));
    await applications.addAttachment(anAttachment("files"));
    const extra = anAttachment("extra", { draftId: "draft-files", sessionHash: "session-files" });
    await applications.addAttachment(extra);
    expect(await applications.attachment("file-extra")).toEqual(extra);
    expect(await applications.removeAttachment("file-extra", "stranger")).toBe(false);
    expect(await applications.removeAttachment("file-extra", "session-files")).toBe(true);
    expect(await applications.removeAttachment("file-extra", "session-files")).toBe(false);
    await submit("files");
    expect(await applications.removeAttachment("file-files", "session-files")).toBe(false);
    const ids = (await applications.attachmentIds()).map(({ id }) => id);
    expect(ids).toContain("file-files");
    expect(ids).not.toContain("file-extra");
  });

  test("a draft or application must name a published version", async () => {
    const { applications, procedures } = db.stores;
    await expect(applications.createDraft(aDraft("odd", { versionId: "sample@9" }))).rejects.toThrow("database error");
    await procedures.publish([{ definition: aDefinition("sample", 1, "変更"), hash: "sample-2" }], "test", now);
    await expect(applications.createDraft(aDraft("odd", { versionId: "sample@2" }))).resolves.toBeDefined();
  });
});
