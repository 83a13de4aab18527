/** What the release's handouts are called (db/seed/handouts/<id>/handout.json), for what refers to them by id. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type Text, textSchema } from "../engine/index.ts";
import { projectPath } from "../lib/project-path.ts";

/** Only what is needed of it; languages beyond the portal's are left out. */
const metaSchema = z.object({ id: z.string(), number: z.int(), title: z.object(textSchema.shape) });

/** In the order of their numbers. */
export function readHandoutNames(): { id: string; name: Text }[] {
  const folder = projectPath("db", "seed", "handouts");
  return readdirSync(folder)
    .map((id) => metaSchema.parse(JSON.parse(readFileSync(path.join(folder, id, "handout.json"), "utf8"))))
    .sort((a, b) => a.number - b.number)
    .map(({ id, title }) => ({ id, name: title }));
}
