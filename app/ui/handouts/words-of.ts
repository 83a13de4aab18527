import type { InlineView } from "./document.ts";

/** The words alone, without readings. */
export const wordsOf = (inlines: readonly InlineView[]): string =>
  inlines
    .map((inline) =>
      inline.kind === "text"
        ? inline.text
        : inline.kind === "ruby"
          ? inline.base
          : inline.kind === "break"
            ? " "
            : wordsOf(inline.inlines),
    )
    .join("");
