import { folderFiles } from "../../handouts/index.ts";
import { portalContext } from "../../http/context.ts";
import { download } from "../../http/responses.ts";
import type { Route } from "./+types/handouts-export";
import { requireStaff } from "./guard.ts";

/** Every handout of the account as its folder of files, all in one: what is shown, else the newest. */
export async function loader({ request, context }: Route.LoaderArgs): Promise<Response> {
  const staff = await requireStaff(request, context, "handouts.read");
  const entries = await context.get(portalContext).publishingDesk.list(staff);
  const handouts = entries.map(({ id, shown, newest }) => {
    const { version, state, content } = shown ?? newest;
    const files = folderFiles(content).map(({ name, text }) => [name.slice(id.length + 1), text]);
    return { id, version, state, files: Object.fromEntries(files) };
  });
  return download({
    body: `${JSON.stringify({ handouts }, null, 2)}\n`,
    type: "application/json",
    fileName: "handouts.json",
  });
}
