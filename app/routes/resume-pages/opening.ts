/** Opening a draft on this device, by its code or by the link of a mail: the same ways in, the same things that stop it. */
import type { Draft, ResumeFailure, ResumeKey } from "../../applications/index.ts";
import { onTrail } from "../../http/draft-trail.ts";
import { ensureResident } from "../../http/resident.ts";
import type { ResumeChoice } from "../../ui/pages/resume-page.tsx";
import type { Reader } from "../reader.ts";
import { arrivalPath, factsOf, goOnPath } from "./going-on.ts";

export type Opening = { request: Request; address: string; key: ResumeKey; replaces: string | null };
type Stopped = Exclude<ResumeFailure, { code: "occupied" }>;
export type Opened =
  | { to: string; headers: Headers }
  /** Two drafts of one procedure. */
  | { choice: ResumeChoice }
  | { stopped: Stopped };

/** `hidden`: what the form with the choice sends again. */
export async function openResume(
  reader: Reader,
  { request, address, key, replaces }: Opening,
  hidden: Record<string, string>,
): Promise<Opened> {
  const { portal, href } = reader;
  const { hash, headers } = ensureResident(request, portal.config);
  const opened = await portal.applications.resumes.open(key, { sessionHash: hash, address, replaces });
  if (opened.ok) {
    headers.append("Set-Cookie", onTrail(request, portal.config, opened.value.id));
    return { to: href(await arrivalPath(reader, opened.value)), headers };
  }
  if (opened.error.code !== "occupied") return { stopped: opened.error };
  return { choice: await choiceOf(reader, opened.error, hidden) };
}

async function choiceOf(
  reader: Reader,
  { theirs, mine }: { theirs: Draft; mine: Draft },
  hidden: Record<string, string>,
): Promise<ResumeChoice> {
  return {
    theirs: await factsOf(reader, theirs),
    mine: await factsOf(reader, mine),
    mineHref: reader.href(await goOnPath(reader, mine)),
    hidden: { ...hidden, replaces: mine.id },
  };
}
