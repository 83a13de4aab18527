/** Versions published by an earlier release keep their JSON: they are read as today's shape, so that old applications open. */
import type { Definition, Text } from "../engine/index.ts";

const visitNotSaid: Text = {
  ja: "来庁が必要なときは、担当課からお知らせします。",
  easy: "役所に 来る 必要が ある ときは、市が 知らせます。",
  en: "The department tells you if a visit is needed.",
};

/** 2026-11: `visit` was a text or null; a deadline was `within-days` with `days`. */
export function fromEarlierFormat(stored: Definition): unknown {
  const { guide } = stored as unknown as { guide: Record<string, unknown> & { deadline: Record<string, unknown> } };
  const { days, ...deadline } = guide.deadline;
  const visit = guide.visit as Text | Definition["guide"]["visit"] | null;
  return {
    ...stored,
    guide: {
      ...guide,
      deadline: {
        ...deadline,
        ...(days === undefined ? {} : { length: days }),
        ...(deadline.rule === "within-days" ? { rule: "within" } : {}),
      },
      visit:
        visit === null
          ? { needed: "no", reason: visitNotSaid }
          : "reason" in visit
            ? visit
            : { needed: "yes", reason: visit },
    },
  };
}
