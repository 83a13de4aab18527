import { createContext, type ReactNode, useContext } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import type { InlineView } from "./document.ts";
import { placed } from "./placed.ts";

/** Whether readings stand above the kanji. */
export const Furigana = createContext(false);

export function Inlines({ inlines }: { inlines: readonly InlineView[] }): ReactNode {
  return placed(inlines).map(({ part, place }) => <InlinePart key={place} inline={part} />);
}

function InlinePart({ inline }: { inline: InlineView }): ReactNode {
  switch (inline.kind) {
    case "text":
      return <Words>{inline.text}</Words>;
    case "break":
      return <br />;
    case "ruby":
      return <Ruby base={inline.base} reading={inline.reading} />;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.inlines} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inlines inlines={inline.inlines} />
        </em>
      );
    case "link":
      return (
        <a href={inline.href} className={inline.outside ? "outside" : undefined}>
          <Inlines inlines={inline.inlines} />
        </a>
      );
    case "check":
      return <Check {...inline} />;
  }
}

/** In brackets where a browser has no furigana. */
function Ruby({ base, reading }: { base: string; reading: string }) {
  if (!useContext(Furigana)) return <Words>{base}</Words>;
  return (
    <ruby>
      {base}
      <rp>（</rp>
      <rt>{reading}</rt>
      <rp>）</rp>
    </ruby>
  );
}

function Check({ inlines, why }: { inlines: InlineView[]; why: string | null }) {
  const { t } = useText();
  return (
    <mark className="check">
      <Inlines inlines={inlines} />
      <span className="check-why">{why === null ? t("handouts:check.mark") : t("handouts:check.why", { why })}</span>
    </mark>
  );
}
