import { useState } from "react";

/**
 * What a textarea begins with. Hydration writes the server's text into it again, over what was typed before the script
 * came; told of what stands there, it leaves it alone. Read while the page is drawn, which is before that.
 */
export function useKeptText(id: string, value: string): string {
  const [kept] = useState(() => {
    if (typeof document === "undefined") return value;
    const there = document.getElementById(id);
    return there instanceof HTMLTextAreaElement ? there.value : value;
  });
  return kept;
}
