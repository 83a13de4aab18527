import { ServerOnly } from "../http/server-only.ts";
import { QueueDisplayPage, type QueueDisplayPageProps } from "../ui/pages/queue-display-page.tsx";
import type { Route } from "./+types/queue-display";
import { PageTitle } from "./page-title.tsx";
import { boardView, counterAt } from "./queue-view.ts";
import { readerOf } from "./reader.ts";

/** For a screen on the wall. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, href, t, url } = reader;
  const counter = await counterAt(reader, args.params.counter);
  const asked = url.searchParams.get("colour");
  const colour = asked === "dark" || asked === "light" ? asked : null;
  const here = href(`/queue/${counter.id}/display`);
  const page: QueueDisplayPageProps = {
    counter: counter.whole,
    board: boardView(reader, await portal.queue.board(counter.id)),
    colour,
    links: [
      { label: t("queue:display.back"), href: href(`/queue/${counter.id}`) },
      ...(colour === "dark" ? [] : [{ label: t("queue:display.dark"), href: `${here}?colour=dark` }]),
      ...(colour === "light" ? [] : [{ label: t("queue:display.light"), href: `${here}?colour=light` }]),
      ...(colour === null ? [] : [{ label: t("queue:display.auto"), href: here }]),
    ],
  };
  return new ServerOnly({ title: t("queue:display.title", { counter: counter.name }), page });
}

export default function QueueDisplay({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData.value;
  return (
    <>
      <PageTitle title={title} />
      <QueueDisplayPage {...page} />
    </>
  );
}
