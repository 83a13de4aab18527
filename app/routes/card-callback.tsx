/** Where the provider of card sign-in sends the browser back. Nothing in the address is believed: the provider is asked. */
import { redirect } from "react-router";
import { openSession } from "../engine/index.ts";
import { renewResident } from "../http/resident.ts";
import { seeOther } from "../http/responses.ts";
import { localeOfPath, localizePath } from "../i18n/locales.ts";
import { localeOfState } from "../identity/index.ts";
import type { Route } from "./+types/card-callback";
import { cardFailure } from "./frame.ts";
import { type Reader, readerOf } from "./reader.ts";

/** The drafts of this browser: whoever came in vain goes on there. */
async function waysOn({ portal, sessionHash, t, href }: Reader) {
  const drafts = sessionHash === null ? [] : await portal.applications.drafts.list(sessionHash);
  return drafts.length > 0 ? [{ label: t("portal:card.toDrafts"), href: href("/applications") }] : [];
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, url, href, sessionHash } = reader;
  const { cardSignIn, applications, log } = portal;
  // One address for all is registered there; the answer is given in the language in which it was begun.
  const locale = localeOfState(url.searchParams.get("state"));
  const { path } = localeOfPath(url.pathname);
  if (locale !== null && locale !== reader.locale) return redirect(localizePath(path, locale) + url.search, 302);
  const came = await cardSignIn?.finish(url.searchParams, sessionHash);
  if (!came || sessionHash === null) throw cardFailure("card-lost", await waysOn(reader));
  if (!came.ok) {
    const { error } = came;
    const { code, why } = error;
    if (code === "cancelled") log.info("card sign-in called off", { why });
    else log.warn("card sign-in refused", { code, why });
    if (error.code === "lost") throw cardFailure("card-lost", await waysOn(reader));
    const draft = (await applications.drafts.list(sessionHash)).find(({ id }) => id === error.draftId);
    const back = draft && href(`/procedures/${draft.procedureId}/apply/identity`);
    if (code === "cancelled" && back) return seeOther(`${back}?card=cancelled`);
    const again = back ? [{ label: reader.t("portal:card.again"), href: back }] : [];
    throw cardFailure(code === "down" ? "card-down" : "card-refused", again);
  }
  const { draftId, identity } = came.value;
  const { hash: to, headers } = renewResident(portal.config);
  const stepped = await applications.stepUp({ from: sessionHash, to, draftId, identity });
  if (!stepped.ok) throw cardFailure("card-lost", await waysOn(reader));
  const draft = stepped.value;
  const { procedure } = await portal.procedures.version(draft.versionId);
  const { firstIncomplete } = openSession(procedure, draft.answers);
  return seeOther(href(`/procedures/${draft.procedureId}/apply/${firstIncomplete}`), headers);
}

/** Never drawn: the loader leads on or throws the page that says why not. */
export default function CardCallback() {
  return null;
}
