/**
 * What a page needs to draw one field: plain, already in the reader's language, no rules in it.
 * The React view of the same name under ui/fields/ draws it; routes fetch it from the engine.
 */

import type { FileRef } from "./answers.ts";
import type { FieldType } from "./definition.ts";

/** `standing`: not looked at yet, or refused since; neither when absent. */
export type ShownFile = FileRef & { standing?: "waiting" | "infected" | null };

export type FieldView = {
  id: string;
  type: Exclude<FieldType, "group">;
  label: string;
  hint: string | null;
  required: boolean;
  /** Raw inputs by part; single-input fields use the part "". Checkboxes: the ticked values under "". */
  input: Record<string, string[]>;
  /** Ready messages, each naming the remedy; `part` as in FieldError. */
  errors: { part: string | null; message: string }[];
  options: { value: string; label: string; hint: string | null }[];
  /** Condition on a field of the same page: value words to show before the label without JavaScript, and what the script needs. */
  shownWhen: { fieldId: string; values: string[]; text: string } | null;
  autocomplete: string | null;
  maxLength: number | null;
  unit: string | null;
  accept: string[];
  maxFiles: number;
  files: ShownFile[];
  /** Said beside it by whoever draws the page, 「カードで確認済み」 for instance. */
  mark?: string;
  /** Postal look-up result for address fields, when it was asked for. */
  candidates: { prefecture: string; city: string; street: string }[] | null;
};
