import type { FieldProps } from "./field-props.ts";
import { Wrapper } from "./field-shell.tsx";

/** Words to read, no answer. */
export function NoticeField({ field, asHeading }: FieldProps) {
  const Heading = asHeading ? "h1" : "h2";
  return (
    <Wrapper field={field}>
      <div className={asHeading ? "stack" : "notice tight"}>
        <Heading>{field.label}</Heading>
        {field.hint === null ? null : <p>{field.hint}</p>}
      </div>
    </Wrapper>
  );
}
