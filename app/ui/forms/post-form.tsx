import type { ReactNode } from "react";
import { HiddenInputs } from "./hidden-inputs.tsx";

type Props = {
  /** Where it posts; null: this address. */
  action: string | null;
  hidden: Record<string, string>;
  /** With files the body is multipart. */
  files?: boolean;
  /** Set when another submit button stands before the main one. */
  guardEnter?: boolean;
  className?: string;
  children: ReactNode;
};

/** A plain form: the server checks, so the browser's own bubbles are off. */
export function PostForm({ action, hidden, files = false, guardEnter = false, className, children }: Props) {
  return (
    <form
      method="post"
      action={action ?? undefined}
      encType={files ? "multipart/form-data" : undefined}
      noValidate
      className={className}
      data-form
    >
      {/* Enter presses the first submit button: without this one it would search an address or remove a file. */}
      {guardEnter ? <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" /> : null}
      <HiddenInputs values={hidden} />
      {children}
    </form>
  );
}
