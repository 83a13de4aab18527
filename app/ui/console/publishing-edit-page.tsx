import { useRef, useState } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { ImageUpload, type ImageUploadAnswer } from "./handouts/image-upload.tsx";
import { PublishingActs, PublishingDiscard, PublishingLanguages, type SaveTo } from "./publishing-acts.tsx";
import { type FieldErrors, fieldId } from "./publishing-field.tsx";
import { goToLine, insertLine, PublishingMarkdown, useTextArea } from "./publishing-markdown.tsx";
import { PublishingMeta, type PublishingMetaProps } from "./publishing-meta.tsx";
import { Messages } from "./publishing-parts.tsx";
import { type PreviewView, PublishingPreview } from "./publishing-preview.tsx";
import { countOf, type ProblemsView, PublishingProblems } from "./publishing-problems.tsx";
import { PublishingTheirs, type TheirsView } from "./publishing-theirs.tsx";
import { useLivePreview } from "./use-live-preview.ts";

export type PublishingEditProps = PublishingMetaProps & {
  backHref: string;
  /** What is sent back: the language that is shown, the version and its revision as they were seen. */
  hidden: { locale: string; version: string; revision: string };
  /** Ready messages. */
  done: string | null;
  failure: string | null;
  errors: FieldErrors;
  /** Somebody saved meanwhile: what they have. */
  theirs: TheirsView | null;
  languages: SaveTo[];
  preview: PreviewView;
  problems: ProblemsView;
  /** Where the script has the preview drawn. */
  previewHref: string;
  image: { action: string; back: string; maxMb: number; answer: ImageUploadAnswer | null };
  /** The line that the address names. */
  line: number | null;
};

export function PublishingEditPage(props: PublishingEditProps) {
  const { t } = useText();
  const { backHref, errors, hidden, inputs } = props;
  const form = useRef<HTMLFormElement>(null);
  const area = useTextArea(props.line);
  const [shown, setShown] = useState({ preview: props.preview, problems: props.problems });
  const live = useLivePreview(form, props.previewHref, setShown);
  const toLine = (line: number) => {
    if (area.current) goToLine(area.current, line);
  };
  const stops = props.problems.mistakes.length + props.problems.errors.length;
  // Marked when it came back, and until what is typed now is right.
  const mistakes = props.problems.mistakes.length === 0 ? 0 : shown.problems.mistakes.length;
  const inText = mistakes === 0 ? undefined : t("publishing:problems.mistakes", { count: mistakes });
  // A look at the preview is not refused: nothing is listed then.
  const refused = props.failure === null || inText === undefined ? errors : { markdown: inText, ...errors };
  const summary = Object.entries(refused).map(([name, message]) => ({ message, href: `#${fieldId(name)}` }));
  return (
    <>
      <p>
        <a href={backHref}>{t("publishing:backToOne")}</a>
      </p>
      <Messages
        done={props.done}
        failure={summary.length === 0 ? props.failure : null}
        way={stops === 0 ? null : { label: t("publishing:problems.way", { count: stops }), href: "#problems" }}
      />
      <ErrorSummary errors={summary} />
      {props.theirs === null ? null : <PublishingTheirs {...props.theirs} />}
      <form ref={form} method="post" encType="multipart/form-data" noValidate className="stack" data-form>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* Enter in an input presses the first button: that one is to save. */}
        <button type="submit" name="action" value="save" className="vh" tabIndex={-1} aria-hidden="true" />
        <PublishingLanguages languages={props.languages} />
        <PublishingMeta part="language" {...props} onInput={live.later} />
        <div className="desk-two">
          <PublishingMarkdown
            area={area}
            value={inputs.markdown ?? ""}
            error={errors.markdown ?? inText}
            onInput={live.later}
          />
          <PublishingPreview view={shown.preview} live={{ status: live.status, count: countOf(shown.problems) }} />
        </div>
        <PublishingProblems problems={shown.problems} onLine={toLine} />
        <PublishingMeta part="common" {...props} onInput={live.later} />
        <PublishingActs />
      </form>
      <ImageUpload {...props.image} onUploaded={(line) => area.current !== null && insertLine(area.current, line)} />
      <PublishingDiscard to={backHref} version={Number(hidden.version)} revision={Number(hidden.revision)} />
    </>
  );
}
