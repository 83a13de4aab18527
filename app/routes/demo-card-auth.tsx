/** Browsers' way to the demo's stand-in for a reader of cards, which listens on this machine only. */
import { redirect } from "react-router";
import { pageError } from "../http/errors.ts";
import type { Route } from "./+types/demo-card-auth";
import { readerOf } from "./reader.ts";

export async function loader(args: Route.LoaderArgs) {
  const { portal, url } = readerOf(args);
  if (!portal.demoCard) throw pageError("not-found");
  const to = await portal.demoCard.forward(url.pathname.replace("/demo/card", "") + url.search);
  if (to === null) throw pageError("bad-request");
  return redirect(to, 303);
}
