/** Whether a content may be shown from a moment on: its days, the rules of the text, and the page as readers would get it. */
import { isoDate } from "../../i18n/dates.ts";
import type { Failure, Gate } from "../life.ts";
import type { HandoutContent } from "../model.ts";
import type { PageCheck } from "../page/page-check.ts";
import type { Finding } from "./finding.ts";

export type Barrier = {
  /** Null when nothing speaks against it. */
  blocked(content: HandoutContent, shownAt: number): Promise<Failure | null>;
};

const isError = ({ severity }: Finding): boolean => severity === "error";

/** Null: it is still valid on that day. */
export function runOut({ meta: { validUntil } }: HandoutContent, shownAt: number): Failure | null {
  return validUntil !== null && validUntil < isoDate(shownAt) ? { code: "run-out", validUntil } : null;
}

export function createBarrier(gate: Gate, pages: PageCheck): Barrier {
  return {
    async blocked(content, shownAt) {
      const tooLate = runOut(content, shownAt);
      if (tooLate) return tooLate;
      const [written, page] = await Promise.all([gate(content), pages.findings(content)]);
      const findings = [...written, ...(page.ok ? page.value : [])];
      const errors = findings.filter(isError);
      if (errors.length > 0)
        return { code: "gate", findings: [...errors, ...findings.filter((each) => !isError(each))] };
      return page.ok ? null : { code: "unchecked" };
    },
  };
}
