import { describe, expect, it } from "vitest";
import { type Action, allowedActions, foldStatus, type Party } from "./actions.ts";
import type { Status } from "./types.ts";

const statuses: Status[] = [
  "submitted",
  "in-review",
  "correction-requested",
  "accepted",
  "completed",
  "rejected",
  "withdrawn",
];

describe("what may happen next", () => {
  it.each<[Status, Party, Action[]]>([
    ["submitted", "clerk", ["take", "message"]],
    ["submitted", "resident", ["withdraw", "message"]],
    ["in-review", "clerk", ["request-correction", "accept", "reject", "message"]],
    ["in-review", "resident", ["message", "withdraw"]],
    ["correction-requested", "resident", ["correct", "message", "withdraw"]],
    ["correction-requested", "clerk", ["reject", "message"]],
    ["accepted", "clerk", ["complete", "message"]],
    ["accepted", "resident", ["message"]],
    ["completed", "resident", []],
    ["withdrawn", "clerk", []],
  ])("%s for %s: %j", (status, party, actions) => {
    expect(allowedActions(status, party)).toEqual(actions);
  });

  it.each<Party>(["publisher", "system-admin", "auditor"])("%s never acts on an application", (party) => {
    for (const status of statuses) expect(allowedActions(status, party)).toEqual([]);
  });
});

describe("the status is folded from the history", () => {
  it.each<[Parameters<typeof foldStatus>[0], Status]>([
    [[], "submitted"],
    [[{ type: "submitted" }, { type: "taken" }], "in-review"],
    [[{ type: "submitted" }, { type: "taken" }, { type: "message" }], "in-review"],
    [[{ type: "taken" }, { type: "correction-requested" }, { type: "corrected" }], "in-review"],
    [[{ type: "taken" }, { type: "accepted" }, { type: "completed" }, { type: "message" }], "completed"],
    [[{ type: "submitted" }, { type: "withdrawn" }], "withdrawn"],
  ])("%j → %s", (history, status) => {
    expect(foldStatus(history)).toBe(status);
  });
});
