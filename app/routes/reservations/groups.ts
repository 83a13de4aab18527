/** Services as somebody would look for them: by what they come for, not by who takes care of it. */
import type { Definition } from "../../engine/index.ts";
import type { Service } from "../../reservations/index.ts";

export const groupIds = ["register", "children", "care", "money", "home", "other", "remote"] as const;
export type GroupId = (typeof groupIds)[number];

const byCategory: Partial<Record<Definition["category"], GroupId>> = {
  moving: "register",
  "mynumber-certificates": "register",
  "family-register": "register",
  childcare: "children",
  "education-culture": "children",
  "elderly-care": "care",
  "disability-welfare": "care",
  "medical-pension": "money",
  tax: "money",
  housing: "home",
  "water-environment": "home",
  "roads-construction": "home",
  "business-agriculture": "home",
  disaster: "home",
};

/** `categoryOf`: of a procedure that is published. The first procedure of a service says what it is about. */
export function groupOf(
  { kind, procedures }: Service,
  categoryOf: (procedure: string) => Definition["category"] | null,
): GroupId {
  if (kind !== "counter") return "remote";
  const category = procedures.map(categoryOf).find((each) => each !== null);
  return (category && byCategory[category]) ?? "other";
}
