import { ServerOnly } from "../http/server-only.ts";
import { QueueListPage, type QueueListPageProps } from "../ui/pages/queue-list-page.tsx";
import type { Route } from "./+types/queue";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

/** Counters that people go to and wait at: no video rooms, no visits. */
export async function loader(args: Route.LoaderArgs) {
  const { portal, href, text, t } = readerOf(args);
  const timetable = await portal.reservations.timetable();
  const waiting = new Map((await portal.queue.counts()).map((each) => [each.counterId, each.waiting]));
  const visited = new Set(
    timetable.services
      .filter(({ kind }) => kind === "counter")
      .flatMap(({ places }) => places.map(({ counter }) => counter)),
  );
  const page: Omit<QueueListPageProps, "frame"> = {
    offices: timetable.offices
      .map((office) => ({
        name: text(office.name),
        counters: timetable.counters
          .filter(({ id, office: own }) => own === office.id && visited.has(id))
          .map(({ id, name }) => ({ label: text(name), href: href(`/queue/${id}`), waiting: waiting.get(id) ?? 0 })),
      }))
      .filter(({ counters }) => counters.length > 0),
  };
  return new ServerOnly({ title: t("queue:list.title"), page });
}

export default function Queue({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData.value;
  return (
    <>
      <PageTitle title={title} />
      <QueueListPage frame={useFrame()} {...page} />
    </>
  );
}
