import { type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/text-context.tsx";
import type { PreviewView } from "./publishing-preview.tsx";
import { countOf, type ProblemsView } from "./publishing-problems.tsx";

export type Drawn = { preview: PreviewView; problems: ProblemsView };

/** Typing rests this long before the server is asked. */
const restMs = 700;

/**
 * The preview follows the typing: the server parses what stands in the form, nothing is stored. Only the status is said
 * aloud, not the text.
 */
export function useLivePreview(form: RefObject<HTMLFormElement | null>, href: string, show: (drawn: Drawn) => void) {
  const { t } = useText();
  const [status, setStatus] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asking = useRef<AbortController | null>(null);

  async function ask(): Promise<void> {
    if (form.current === null) return;
    asking.current?.abort();
    const own = new AbortController();
    asking.current = own;
    try {
      const answer = await fetch(href, { method: "POST", body: new FormData(form.current), signal: own.signal });
      const isDrawn = answer.ok && (answer.headers.get("Content-Type") ?? "").includes("json");
      if (!isDrawn) throw new Error(String(answer.status));
      const drawn: Drawn = await answer.json();
      show(drawn);
      setStatus(t("publishing:preview.updated", { count: countOf(drawn.problems) }));
    } catch {
      if (!own.signal.aborted) setStatus(t("publishing:preview.failed"));
    }
  }

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );
  return {
    status,
    later: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(), restMs);
    },
  };
}
