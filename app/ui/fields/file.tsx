import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { describedBy, type FieldProps, inputId, inputName, labelId } from "./field-props.ts";
import { LabelledField } from "./field-shell.tsx";
import { kindsText } from "./file-kinds.ts";

/** What the script says while it sends; it puts in the name and how much has gone. */
const said = ["sending", "checking", "added", "cancel", "cancelled", "failed", "retry", "hold"] as const;

/** What is here already, each with a way to remove it, then the box for more. */
export function FileField({ field, asHeading, reason, adds = false }: FieldProps) {
  const { t } = useText();
  const id = inputId(field.id);
  const isFull = field.files.length >= field.maxFiles;
  return (
    <LabelledField
      field={field}
      asHeading={asHeading}
      reason={reason}
      isFull={isFull}
      extra={
        <>
          <p className="hint" id={`${id}-limit`}>
            {t(field.maxFiles > 1 ? "ui:file.limitMany" : "ui:file.limitOne", {
              kinds: kindsText(field.accept, t),
              count: field.maxFiles,
            })}
          </p>
          <PresentFiles field={field} />
        </>
      }
    >
      {isFull ? (
        <p id={id} tabIndex={-1} aria-describedby={`${labelId(field.id)} ${describedBy(field, reason, `${id}-limit`)}`}>
          {t("ui:file.full", { count: field.maxFiles })}
        </p>
      ) : (
        <FileBox field={field} reason={reason} adds={adds} />
      )}
    </LabelledField>
  );
}

function FileBox({ field, reason, adds }: FieldProps) {
  const { t } = useText();
  const id = inputId(field.id);
  const words = { name: "{name}", percent: "{percent}" };
  const script = Object.fromEntries(said.map((key) => [`data-${key}`, t(`ui:file.${key}`, words)]));
  return (
    <div
      className="file-box"
      {...(adds ? { ...script, "data-upload": field.id, "data-large": t("portal:upload.too-large", words) } : {})}
    >
      <input
        id={id}
        name={inputName(field.id)}
        type="file"
        multiple={field.maxFiles > 1}
        accept={field.accept.join(",")}
        aria-invalid={field.errors.length > 0 ? true : undefined}
        aria-describedby={describedBy(field, reason, `${id}-limit`)}
      />
      {adds ? (
        <button className="button second low" type="submit" name="_upload" value={field.id} formNoValidate>
          {t("ui:file.add")}
        </button>
      ) : null}
    </div>
  );
}

function PresentFiles({ field }: { field: FieldView }) {
  const { t } = useText();
  if (field.files.length === 0) return null;
  return (
    <>
      <p className="sub">{t("ui:file.present", { count: field.files.length })}</p>
      <ul className="plain files">
        {field.files.map((file) => (
          <li key={file.id}>
            <span>
              <Words>{file.name}</Words> <span className="soft num">{fileSize(file.bytes)}</span>
              {file.standing === "waiting" ? <span className="soft standing">{t("ui:file.waiting")}</span> : null}
            </span>
            <button
              className="button second low"
              type="submit"
              name="_remove"
              value={`${field.id}:${file.id}`}
              formNoValidate
            >
              {t("ui:file.remove")}
              <span className="vh">
                {" "}
                <Words>{file.name}</Words>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Bytes as people say them: 240 KB, 3.1 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
