import { pageError } from "../../http/errors.ts";
import type { Route } from "./+types/not-found";
import { requireStaff } from "./guard.ts";

export async function loader({ request, context }: Route.LoaderArgs) {
  await requireStaff(request, context, "procedures.read");
  throw pageError("not-found");
}

/** Never drawn: see the public page of the same name. */
export default function NotFound() {
  return null;
}
