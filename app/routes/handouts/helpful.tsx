import { requestInfo } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { ThanksPage } from "../../ui/handouts/thanks-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/helpful";
import { inLocale, textFor } from "./handout-text.ts";

export async function loader(args: Route.LoaderArgs) {
  const { portal, locale, t, href } = readerOf(args);
  const handout = await portal.handouts.library.byId(args.params.id);
  if (!handout) throw pageError("not-found");
  const title = inLocale(handout.content.meta.title, locale);
  return {
    title: t("handouts:titles.thanks"),
    links: [
      { label: t("handouts:thanks.back", { title }), href: href(`/handouts/${handout.handoutId}`) },
      { label: t("handouts:thanks.all"), href: href("/handouts") },
    ],
  };
}

/** One more for the day; nothing about who pressed the button is kept, also not by what limits it. */
export async function action(args: Route.ActionArgs) {
  const { portal, locale, url } = readerOf(args);
  const answer = (await readForm(args.request)).get("helpful");
  if (answer !== "yes" && answer !== "no") throw pageError("bad-request");
  const handout = await portal.handouts.library.byId(args.params.id);
  if (!handout) throw pageError("not-found");
  const { handoutId, version } = handout;
  const { language } = textFor(handout, locale);
  const vote = { handoutId, version, locale: language, helpful: answer === "yes" };
  if (!(await portal.handouts.vote(vote, args.context.get(requestInfo).clientIp))) throw pageError("too-many-requests");
  return seeOther(url.pathname);
}

export default function Helpful({ loaderData }: Route.ComponentProps) {
  const { title, links } = loaderData;
  return (
    <>
      <PageTitle title={title} />
      <ThanksPage frame={useFrame()} links={links} />
    </>
  );
}
