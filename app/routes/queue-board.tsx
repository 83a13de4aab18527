import { data } from "react-router";
import { requestInfo } from "../http/context.ts";
import { pageError } from "../http/errors.ts";
import { readForm } from "../http/form.ts";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { parseTicketCode } from "../reservations/index.ts";
import { QueueBoardPage, type QueueBoardPageProps } from "../ui/pages/queue-board-page.tsx";
import type { Route } from "./+types/queue-board";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { boardView, counterAt, placeView } from "./queue-view.ts";
import { type Reader, readerOf } from "./reader.ts";

type Shown = { typed: string; error: string | null; status: number };

async function view(reader: Reader, id: string | undefined, code: string | null, { typed, error, status }: Shown) {
  const { portal, href, t } = reader;
  const counter = await counterAt(reader, id);
  const place = code === null ? null : await portal.queue.place(counter.id, code);
  const address = href(`/queue/${counter.id}`);
  const page: Omit<QueueBoardPageProps, "frame"> = {
    counter: counter.whole,
    board: boardView(reader, await portal.queue.board(counter.id)),
    place: place && { ...placeView(reader, place), code: place.ticket.code },
    typed,
    error,
    action: address,
    refreshHref: place ? `${address}?code=${place.ticket.code}` : address,
    othersHref: href("/queue"),
    displayHref: href(`/queue/${counter.id}/display`),
  };
  const title = place
    ? t("queue:mine.title", { number: place.ticket.number })
    : t("queue:board.title", { counter: counter.name });
  return data(new ServerOnly({ title, hasErrors: error !== null, page }), { status });
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, t, url } = reader;
  const typed = (url.searchParams.get("code") ?? "").slice(0, 20);
  const fine = { typed: "", error: null, status: 200 };
  if (typed.trim() === "") return view(reader, args.params.counter, null, fine);
  const code = parseTicketCode(typed);
  const place = code && (await portal.queue.place(args.params.counter, code));
  if (place) return view(reader, args.params.counter, code, fine);
  // A code says little, but guessing through all of them is nobody's business.
  const isAllowed = await portal.queue.mayMiss(args.context.get(requestInfo).clientIp);
  const error = t(isAllowed ? "queue:mine.unknown" : "queue:mine.tooMany");
  return view(reader, args.params.counter, null, { typed, error, status: isAllowed ? 404 : 429 });
}

/** Leaving the line. A page that is old (called meanwhile, left before) shows how things are. */
export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { portal, href } = reader;
  const form = await readForm(args.request);
  const code = parseTicketCode(form.get("code") ?? "");
  const counter = await counterAt(reader, args.params.counter);
  const place = code && (await portal.queue.place(counter.id, code));
  if (!place || form.get("action") !== "leave") throw pageError("bad-request");
  await portal.queue.act(place.ticket, "leave", { kind: "resident" });
  return seeOther(href(`/queue/${counter.id}?code=${place.ticket.code}`));
}

export default function QueueBoard({ loaderData }: Route.ComponentProps) {
  const { title, hasErrors, page } = loaderData.value;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <QueueBoardPage frame={useFrame()} {...page} />
    </>
  );
}
