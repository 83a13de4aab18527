/** Files as links to save them, in the reader's words; one that may not be opened says why. */
import type { FileRef } from "../../engine/index.ts";
import type { Translate } from "../../i18n/translator.ts";
import type { Portal } from "../../portal.server.ts";
import type { FileLink } from "../../ui/feedback/file-links.tsx";
import { fileSize } from "../../ui/fields/file.tsx";

export type ToLink = (file: FileRef) => FileLink;

/** Asks for the standing of all files at once. */
export async function fileLinker(
  portal: Portal,
  files: readonly FileRef[],
  { t, href }: { t: Translate; href(id: string): string },
): Promise<ToLink> {
  const standing = await portal.applications.attachments.standing(files);
  return ({ id, name, bytes }) => {
    const scan = standing.get(id);
    if (scan === "waiting") return { id, text: t("case:file.waiting", { name }), href: null };
    if (scan !== undefined) return { id, text: t("case:file.gone", { name }), href: null };
    return { id, text: t("case:file.save", { name, size: fileSize(bytes) }), href: href(id) };
  };
}
