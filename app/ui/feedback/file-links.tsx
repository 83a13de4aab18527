import { Words } from "./words.tsx";

/** `text` is ready to read: 「許可書.pdf（240 KB）を保存する」, or why there is nothing to save; then `href` is null. */
export type FileLink = { id: string; text: string; href: string | null };

/** Files of an event or an answer, each a download of its own. */
export function FileLinks({ files }: { files: readonly FileLink[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="plain papers">
      {files.map(({ id, text, href }) => (
        <li key={id}>
          {href === null ? (
            <Words>{text}</Words>
          ) : (
            <a href={href} download>
              <Words>{text}</Words>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
