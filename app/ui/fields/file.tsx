import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { describedBy, type FieldProps, inputId, inputName } from "./field-props.ts";
import { LabelledField } from "./field-shell.tsx";

const kinds: Record<string, string> = { "image/jpeg": "JPEG", "image/png": "PNG", "application/pdf": "PDF" };

/** What is here already, each with a way to remove it, then the box for more. */
export function FileField({ field, asHeading, reason }: FieldProps) {
  const { t } = useText();
  const id = inputId(field.id);
  const accepted = field.accept.map((type) => kinds[type] ?? type).join(t("ui:list.comma"));
  return (
    <LabelledField
      field={field}
      asHeading={asHeading}
      reason={reason}
      extra={
        <>
          <p className="hint" id={`${id}-limit`}>
            {t(field.maxFiles > 1 ? "ui:file.limitMany" : "ui:file.limitOne", {
              kinds: accepted,
              count: field.maxFiles,
            })}
          </p>
          <PresentFiles field={field} />
        </>
      }
    >
      {field.files.length >= field.maxFiles ? (
        <p id={id} tabIndex={-1}>
          {t("ui:file.full", { count: field.maxFiles })}
        </p>
      ) : (
        <input
          id={id}
          name={inputName(field.id)}
          type="file"
          multiple={field.maxFiles > 1}
          accept={field.accept.join(",")}
          aria-invalid={field.errors.length > 0 ? true : undefined}
          aria-describedby={describedBy(field, reason, `${id}-limit`)}
        />
      )}
    </LabelledField>
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
