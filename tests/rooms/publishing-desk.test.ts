/** Who sees which handout on the publishing desk, and what they may do with it. */
import { beforeAll, describe, expect, test } from "vitest";
import { allowedActions, createPublishingDesk } from "../../app/console/index.ts";
import { contentHash, parseHandout, readFolder } from "../../app/handouts/index.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { permit } from "./applying.ts";
import { sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("any")] });
const staff = (role: StaffIdentity["role"], login: string = role, ...departments: string[]): StaffIdentity => ({
  id: login,
  login,
  name: "見本 太郎",
  role,
  departments,
});
const contents = readFolder(projectPath("db", "seed", "handouts")).filter(({ meta }) =>
  ["tax-guide", "dog-guide"].includes(meta.id),
);
const desk = () => createPublishingDesk({ store: rooms.stores.handouts });
const ids = async (who: StaffIdentity) => (await desk().list(who)).map(({ id }) => id).sort();

beforeAll(async () => {
  const seeds = contents.map((content) => ({ content, hash: contentHash(content) }));
  await rooms.stores.handouts.seed(seeds, "seed", rooms.clock.now());
});

describe("the desk", () => {
  test("shows all of them to publishers, their own to a department, none to others", async () => {
    expect(await ids(staff("publisher"))).toEqual(["dog-guide", "tax-guide"]);
    expect(await ids(staff("system-admin"))).toEqual(["dog-guide", "tax-guide"]);
    expect(await ids(staff("department-admin", "tax", "tax"))).toEqual(["tax-guide"]);
    expect(await ids(staff("clerk", "clerk", "tax"))).toEqual([]);
    expect(await ids(staff("auditor"))).toEqual([]);
    expect(await desk().open(staff("department-admin", "tax", "tax"), "dog-guide")).toBeNull();
    expect(await desk().open(staff("department-admin", "tax", "tax"), "tax-guide")).not.toBeNull();
    expect(await desk().open(staff("publisher"), "no-such")).toBeNull();
  });

  test("keeps what is shown apart from what is in work, and forgets a draft that was given up", async () => {
    const [content] = contents;
    if (!content) throw new Error("no handout");
    const markdown = `${content.texts.ja?.markdown}\n\n足した文。\n`;
    const changed = { ...content, texts: { ...content.texts, ja: parseHandout(markdown).text } };
    const at = rooms.clock.now();
    const fresh = { author: "publisher", changeNote: "", origin: "created" as const, note: "", at };
    const draft = await rooms.stores.handouts.createDraft({ content: changed, hash: contentHash(changed), ...fresh });
    if (draft === "busy") throw new Error("busy");
    const file = await desk().open(staff("publisher"), content.meta.id);
    expect([file?.shown?.version, file?.inWork?.version, file?.newest.version]).toEqual([1, 2, 2]);
    await rooms.stores.handouts.change({
      handoutId: draft.handoutId,
      version: draft.version,
      revision: draft.revision,
      from: ["draft"],
      to: "withdrawn",
      event: { by: "publisher", type: "discarded", note: "" },
      at,
    });
    const after = await desk().open(staff("publisher"), content.meta.id);
    expect([after?.inWork, after?.newest.version, after?.versions.length]).toEqual([null, 1, 1]);
  });
});

test("what may be done follows from the state, the role and who wrote it", () => {
  const actions = (
    who: StaffIdentity,
    state: Parameters<typeof allowedActions>[1]["state"],
    at: number | null = null,
  ) => allowedActions(who, { state, publishedAt: at }, new Set(["writer"]));
  const [writer, second] = [staff("publisher", "writer"), staff("publisher", "second")];
  expect(actions(writer, "draft")).toEqual(["edit", "submit", "discard"]);
  expect(actions(writer, "review")).toEqual(["return", "discard"]);
  expect(actions(second, "review")).toEqual(["return", "approve", "discard"]);
  expect(actions(staff("department-admin", "chief", "tax"), "review")).toEqual(["return", "approve"]);
  expect(actions(staff("system-admin"), "review")).toEqual(["return", "discard"]);
  expect(actions(second, "approved")).toEqual(["return", "discard"]);
  expect(actions(second, "published", 1)).toEqual(["withdraw"]);
  expect(actions(second, "superseded", 1)).toEqual(["roll-back"]);
  expect(actions(second, "withdrawn")).toEqual([]);
  expect(actions(staff("clerk"), "review")).toEqual([]);
});
