/** Handouts that come as files become drafts, each for itself: one that is refused does not keep the others back. */
import {
  contentHash,
  type createPublishing,
  type Failure,
  type HandoutFolder,
  type HandoutVersion,
  sourceOf,
} from "../handouts/index.ts";
import { departmentsOfHandouts, type StaffIdentity } from "../identity/index.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { folderProblemWords, type Say, sourceFailureWords } from "./handout-words.ts";
import type { PublishingDesk } from "./publishing-desk.ts";

export type ImportLine = {
  /** The name of its folder. */
  name: string;
  title: string | null;
} & (
  | { outcome: "new" | "changed"; version: number }
  /** As it is shown, or as its draft is already. */
  | { outcome: "same" }
  /** Nothing of it was stored. */
  | { outcome: "refused"; reasons: string[] }
);

type Deps = {
  publishing: Pick<ReturnType<typeof createPublishing>, "check" | "create" | "startDraft" | "save" | "discard">;
  desk: Pick<PublishingDesk, "open">;
  t: Say;
};

export function createHandoutsImport({ publishing, desk, t }: Deps) {
  const foreign = [t("publishing:import.foreign")];

  async function one(staff: StaffIdentity, folder: HandoutFolder): Promise<Result<ImportLine, string[]>> {
    const source = sourceOf(folder);
    if (!source.ok) return err(source.error.map((problem) => folderProblemWords(t, problem)));
    // Nothing is begun before everything is known to be right.
    const checked = await publishing.check(source.value);
    if (!checked.ok) return err(sourceFailureWords(t, checked.error));
    const { content } = checked.value;
    const { id, department, title } = content.meta;
    const own = departmentsOfHandouts(staff);
    if (own !== null && !own.includes(department)) return err(foreign);
    const known = { name: folder.name === "" ? id : folder.name, title: title.ja };
    const file = await desk.open(staff, id);
    if (!file) {
      const created = await publishing.create(source.value, staff);
      if (created.ok) return ok({ ...known, outcome: "new", version: created.value.version });
      return err(created.error.code === "id-taken" ? foreign : sourceFailureWords(t, created.error));
    }
    const standing = file.inWork ?? file.shown ?? file.newest;
    if (standing.hash === contentHash(content)) return ok({ ...known, outcome: "same" });
    const begun = await publishing.startDraft({ handoutId: id }, staff);
    if (!begun.ok) return err(sourceFailureWords(t, begun.error));
    const saved = await fill(begun.value, staff, source.value);
    if (!saved.ok) return err(sourceFailureWords(t, saved.error));
    return ok({ ...known, outcome: "changed", version: saved.value.version });
  }

  /** A draft that could not be filled is not left behind. */
  async function fill(
    { handoutId, version, revision }: HandoutVersion,
    by: StaffIdentity,
    source: Parameters<Deps["publishing"]["save"]>[1],
  ): Promise<Result<HandoutVersion, Failure>> {
    const seen = { handoutId, version, revision, by };
    const saved = await publishing.save(seen, source, "");
    if (!saved.ok) await publishing.discard(seen);
    return saved;
  }

  return async (staff: StaffIdentity, folders: readonly HandoutFolder[]): Promise<ImportLine[]> => {
    const lines: ImportLine[] = [];
    for (const folder of folders) {
      const done = await one(staff, folder);
      lines.push(done.ok ? done.value : { name: folder.name, title: null, outcome: "refused", reasons: done.error });
    }
    return lines;
  };
}
