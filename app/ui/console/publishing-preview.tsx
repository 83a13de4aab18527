import { useState } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { Blocks } from "../handouts/blocks.tsx";
import type { BlockView } from "../handouts/document.ts";
import { HandoutStyles } from "../handouts/handout-styles.tsx";
import { Furigana } from "../handouts/inlines.tsx";

/** A text as readers see it, with the marks for staff. */
export type PreviewView = {
  lang: "ja" | "en";
  title: string;
  summary: string;
  blocks: BlockView[];
  hasRuby: boolean;
  /** Readers of this language see it without asking. */
  furigana: boolean;
};

/** `live`: what the live preview says aloud, and how much is to be mended; null where nothing changes. */
export function PublishingPreview({
  view,
  live,
}: {
  view: PreviewView;
  live: { status: string; count: number } | null;
}) {
  const { t } = useText();
  const [furigana, setFurigana] = useState(view.furigana);
  return (
    <section className="preview" aria-labelledby="preview-heading">
      <HandoutStyles />
      <h2 id="preview-heading">{t("publishing:preview.heading")}</h2>
      {live === null ? null : (
        <p className="small">
          <a href="#problems">{t("publishing:preview.problems", { count: live.count })}</a>{" "}
          <span className="soft" role="status">
            {live.status}
          </span>
        </p>
      )}
      {view.hasRuby ? (
        <label className="choice">
          <input type="checkbox" checked={furigana} onChange={(event) => setFurigana(event.target.checked)} />
          <span>{t("publishing:preview.furigana")}</span>
        </label>
      ) : null}
      <div className="preview-sheet" lang={view.lang}>
        <h3 className="preview-title">{view.title}</h3>
        <p>{view.summary}</p>
        {view.blocks.length === 0 ? <p className="soft">{t("publishing:preview.empty")}</p> : null}
        <Furigana value={furigana}>
          <div className="leaf">
            <Blocks blocks={view.blocks} titleLevel={3} />
          </div>
        </Furigana>
      </div>
    </section>
  );
}
