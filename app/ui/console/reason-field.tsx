import { useKeptText } from "./use-kept-text.ts";

/** A reason that was not accepted: what was typed, and the words that say what is wrong with it. */
export type RefusedReason = { typed: string; message: string };
type Props = {
  id: string;
  name: string;
  /** Ready words. */
  label: string;
  rows: number;
  maxLength: number;
  required?: boolean;
  /** null: nothing was sent yet. */
  refused: RefusedReason | null;
};

/** Why something is done, asked for in a form that folds away; its mistake stands beside it. */
export function ReasonField({ id, name, label, rows, maxLength, required, refused }: Props) {
  const kept = useKeptText(id, refused?.typed ?? "");
  return (
    <>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {refused === null ? null : (
        <p className="error" id={`${id}-error`}>
          {refused.message}
        </p>
      )}
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={required}
        defaultValue={kept}
        aria-invalid={refused === null ? undefined : true}
        aria-describedby={refused === null ? undefined : `${id}-error`}
      />
    </>
  );
}
