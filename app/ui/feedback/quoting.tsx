import type { ReactNode } from "react";
import { Words } from "./words.tsx";

/** Japanese that quotes English, on a Japanese page: each says its language. A single word is a name. */
export function Quoting({ children }: { children: string }): ReactNode {
  if (!/[A-Za-z]+,? [A-Za-z]+/.test(children)) return children;
  return (
    <span lang="en">
      <Words lang="en">{children}</Words>
    </span>
  );
}
