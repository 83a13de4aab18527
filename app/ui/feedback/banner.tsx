import { type ReactNode, useId } from "react";

/** News about this page: done, or something to do. The word in the heading says which; colour only repeats it. */
export function Banner({
  tone,
  heading,
  children,
}: {
  tone: "plain" | "done" | "attention";
  heading: string;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`banner banner-${tone}`} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
