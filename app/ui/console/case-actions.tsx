import { useText } from "../../i18n/text-context.tsx";
import { useKeptText } from "./use-kept-text.ts";

export type CaseActionsProps = {
  /** Ids of `allowedActions`, in the order they make sense. */
  actions: string[];
  /** Last event the clerk has seen: an action on anything newer is refused. */
  seq: number;
  markingHref: string;
  /** What was typed where a button was refused. */
  typed: { action: string; message: string };
  /** Why it was refused; null: it was not. */
  failure: string | null;
  /** The input of that form which was not accepted. */
  refused: "files" | "text" | "fields" | null;
};

/** Inputs of a button's form. */
export const actIds = (action: string) => ({ text: `act-${action}`, files: `act-${action}-files` });

/** The next sensible action first and always here; the others fold away below it. */
export function CaseActions({ actions, seq, markingHref, typed, failure, refused }: CaseActionsProps) {
  const { t } = useText();
  const form = (action: string) => {
    const isTried = typed.action === action;
    const error = (input: "files" | "text") => (isTried && refused === input ? failure : null);
    return { action, seq, typed: isTried ? typed.message : null, textError: error("text"), filesError: error("files") };
  };
  return (
    <section className="stack">
      <h2>{t("console:file.actions")}</h2>
      {actions.length === 0 ? <p>{t("console:file.noActions")}</p> : null}
      {actions.includes("take") ? <Take seq={seq} /> : null}
      {actions.includes("request-correction") ? (
        <p>
          <a className="button second" href={markingHref}>
            {t("console:act.request-correction")}
          </a>
        </p>
      ) : null}
      {actions.includes("accept") ? (
        <WithText {...form("accept")} label="note" files="documents" required={false} open />
      ) : null}
      {actions.includes("complete") ? (
        <WithText {...form("complete")} label="note" files="documents" required={false} open />
      ) : null}
      {actions.includes("message") ? <WithText {...form("message")} label="text" files="files" required /> : null}
      {actions.includes("reject") ? <WithText {...form("reject")} label="reason" required /> : null}
    </section>
  );
}

function Take({ seq }: { seq: number }) {
  const { t } = useText();
  return (
    <form method="post">
      <input type="hidden" name="action" value="take" />
      <input type="hidden" name="seq" value={seq} />
      <p className="hint">{t("console:act.takeHelp")}</p>
      <button type="submit" className="button">
        {t("console:act.take")}
      </button>
    </form>
  );
}

type WithTextProps = {
  action: string;
  seq: number;
  /** Of a refused try; null: nothing yet. */
  typed: string | null;
  /** Ready messages beside the inputs. */
  textError: string | null;
  filesError: string | null;
  label: "note" | "text" | "reason";
  /** Documents are for the applicant to keep, files go along with words. Absent: none can be added. */
  files?: "documents" | "files";
  required: boolean;
  open?: boolean;
};

function WithText(props: WithTextProps) {
  const { t } = useText();
  const { action, seq, typed, textError, filesError, label, files, required, open = false } = props;
  const { text: id, files: filesId } = actIds(action);
  const text = useKeptText(id, typed ?? "");
  return (
    <details open={open || typed !== null}>
      <summary>{t(`console:act.${action}`)}</summary>
      <form method="post" encType={files === undefined ? undefined : "multipart/form-data"}>
        <input type="hidden" name="action" value={action} />
        <input type="hidden" name="seq" value={seq} />
        <label className="label" htmlFor={id}>
          {t(`console:act.${label}`)}
        </label>
        {textError === null ? null : (
          <p className="error" id={`${id}-error`}>
            {textError}
          </p>
        )}
        <textarea
          id={id}
          name="text"
          rows={3}
          maxLength={2000}
          required={required}
          defaultValue={text}
          aria-invalid={textError === null ? undefined : true}
          aria-describedby={textError === null ? undefined : `${id}-error`}
        />
        {files === undefined ? null : <FileBox id={filesId} label={t(`console:act.${files}`)} error={filesError} />}
        <p>
          <button type="submit" className={open ? "button" : "button second"}>
            {t(action === "message" ? "console:act.sendMessage" : `console:act.${action}`)}
          </button>
        </p>
      </form>
    </details>
  );
}

function FileBox({ id, label, error }: { id: string; label: string; error: string | null }) {
  const { t } = useText();
  return (
    <>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {t("console:act.filesHint")}
      </p>
      {error === null ? null : (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        name="files"
        type="file"
        multiple
        accept="application/pdf,image/jpeg,image/png"
        aria-invalid={error === null ? undefined : true}
        aria-describedby={error === null ? `${id}-hint` : `${id}-hint ${id}-error`}
      />
    </>
  );
}
