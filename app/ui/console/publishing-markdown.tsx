import { type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { fieldId } from "./publishing-field.tsx";
import {
  type Edited,
  type InsertKind,
  insertBlock,
  insertInto,
  insertKinds,
  placeOfLine,
} from "./publishing-inserts.ts";
import { useKeptText } from "./use-kept-text.ts";

export type TextArea = RefObject<HTMLTextAreaElement | null>;

/** The cursor to a line, in sight. */
export function goToLine(area: HTMLTextAreaElement, line: number): void {
  const { from, to } = placeOfLine(area.value, line);
  area.focus();
  area.setSelectionRange(from, to);
  const lines = area.value.split("\n").length;
  area.scrollTop = ((line - 1) / lines) * area.scrollHeight - area.clientHeight / 3;
}

type Props = { area: TextArea; value: string; error: string | undefined; onInput: () => void };

/** The text of one language in Markdown: a plain box, with buttons that put in what is hard to remember. */
export function PublishingMarkdown({ area, value, error, onInput }: Props) {
  const { t } = useText();
  const id = fieldId("markdown");
  const kept = useKeptText(id, value);
  return (
    <div className="stack">
      <div>
        <label className="label" htmlFor={id}>
          {t("publishing:edit.markdown")}
        </label>
        <p className="hint" id={`${id}-hint`}>
          {t("publishing:edit.markdownHint")}
        </p>
        {error ? (
          <p className="error" id={`${id}-error`}>
            {error}
          </p>
        ) : null}
        <Inserts area={area} />
        <textarea
          id={id}
          ref={area}
          name="markdown"
          className="markdown"
          rows={24}
          defaultValue={kept}
          maxLength={20_000}
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
          onInput={onInput}
        />
      </div>
      <Help />
    </div>
  );
}

function put(area: HTMLTextAreaElement, { text, from, to }: Edited): void {
  area.value = text;
  area.focus();
  area.setSelectionRange(from, to);
  // As typing does: what is typed and not saved is warned about on leaving.
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
const edited = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Edited => ({
  text: value,
  from: selectionStart,
  to: selectionEnd,
});

/** A line of its own, after the cursor's. */
export function insertLine(area: HTMLTextAreaElement, line: string): boolean {
  put(area, insertBlock(edited(area), line));
  return true;
}

function insert(area: HTMLTextAreaElement, kind: InsertKind): void {
  const form = area.form ? new FormData(area.form) : new FormData();
  const chosen = {
    department: String(form.get("department") ?? ""),
    procedures: form.getAll("procedures").map(String),
  };
  put(area, insertInto(edited(area), kind, chosen));
}

/** Of no use without the script, so they come with it. */
function Inserts({ area }: { area: TextArea }) {
  const { t } = useText();
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!isReady) return null;
  return (
    <fieldset className="inserts">
      <legend className="small">{t("publishing:insert.legend")}</legend>
      <div className="pair">
        {insertKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="button second low"
            onClick={() => {
              if (area.current) insert(area.current, kind);
            }}
          >
            {t(`publishing:insert.${kind}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const helped = [
  "heading",
  "list",
  "steps",
  "notice",
  "table",
  "link",
  "procedures",
  "contact",
  "furigana",
  "check",
] as const;

/** How it is written, for those without the buttons too. */
function Help() {
  const { t } = useText();
  return (
    <details>
      <summary>{t("publishing:help.summary")}</summary>
      <dl className="rows">
        {helped.map((kind) => (
          <div key={kind}>
            <dt>{t(`publishing:insert.${kind}`)}</dt>
            <dd>
              <code className="example">{t(`publishing:help.${kind}`)}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("publishing:help.not")}</p>
    </details>
  );
}

/** For the textarea of an editor, and the cursor to the line that the address names. */
export function useTextArea(line: number | null): TextArea {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (line !== null && area.current) goToLine(area.current, line);
  }, [line]);
  return area;
}
