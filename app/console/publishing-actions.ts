/** What an account may do with a version just now: the life of handouts and the permission table, in one place. */
import { type HandoutEventType, type HandoutState, life } from "../handouts/index.ts";
import { may, type Permission, type StaffIdentity } from "../identity/index.ts";

type PublishingAction = "edit" | "submit" | "return" | "approve" | "withdraw" | "discard" | "roll-back";

const table: Record<PublishingAction, { event: HandoutEventType; by: Permission[] }> = {
  edit: { event: "saved", by: ["handouts.edit"] },
  submit: { event: "submitted", by: ["handouts.edit"] },
  return: { event: "returned", by: ["handouts.edit", "handouts.approve"] },
  approve: { event: "approved", by: ["handouts.approve"] },
  withdraw: { event: "withdrawn", by: ["handouts.edit"] },
  discard: { event: "discarded", by: ["handouts.edit"] },
  "roll-back": { event: "rolled-back", by: ["handouts.edit"] },
};

type Standing = { state: HandoutState; publishedAt: number | null };

/** `writers`: whoever wrote any of it does not approve it. */
export function allowedActions(
  staff: StaffIdentity,
  version: Standing,
  writers: ReadonlySet<string>,
): PublishingAction[] {
  const isPossible = (action: PublishingAction): boolean => {
    if (action === "roll-back") return version.publishedAt !== null && version.state !== "published";
    if (action === "approve" && writers.has(staff.login)) return false;
    return life[table[action].event].from.includes(version.state);
  };
  return (Object.keys(table) as PublishingAction[]).filter(
    (action) => isPossible(action) && table[action].by.some((permission) => may(staff.role, permission)),
  );
}
