import type { FieldProps } from "./field-props.ts";
import { SingleInput } from "./single-input.tsx";

/** Not `type="email"`: browsers rewrite what is typed there (full-width signs, domains) before the server can help. */
export function EmailField(props: FieldProps) {
  return <SingleInput {...props} inputMode="email" width="" spelling={false} />;
}
