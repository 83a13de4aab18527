/** Taking a time, and what to say when it cannot be taken. */
import { err, ok, type Result } from "../../lib/result.ts";
import type { BookingFailure, FreeTime, Reservation } from "../../reservations/index.ts";
import type { Reader } from "../reader.ts";
import { type PageWish, proceduresOf } from "./wish.ts";

/** In the reader's words, with the status of the page that says so; `href`: what to do about it on this page. */
export type Problem = { code: BookingFailure["code"] | "too-many"; message: string; href: string; status: number };

const statusOf: Record<Problem["code"], number> = {
  full: 409,
  "not-offered": 409,
  limit: 409,
  gone: 409,
  stale: 409,
  "too-many": 429,
};

export function problemOf(
  { t, href }: Reader,
  failure: BookingFailure | { code: "too-many"; retryAfterMs: number },
  most: number,
): Problem {
  const { code } = failure;
  const minutes = code === "too-many" ? Math.ceil(failure.retryAfterMs / 60_000) : 0;
  return {
    code,
    message: t(`reservations:problem.${code}`, { most, minutes }),
    href: code === "limit" ? `${href("/reservations")}#booked` : "#next",
    status: statusOf[code],
  };
}

/** `by`: the browser's session and the address it asks from, which limits are counted by. */
export async function holdTime(
  wish: PageWish,
  time: FreeTime,
  by: { hash: string; address: string },
): Promise<Result<Reservation, Problem>> {
  const { reader, service, application } = wish;
  const { reservations } = reader.portal;
  const refuse = (failure: Parameters<typeof problemOf>[1]) => err(problemOf(reader, failure, service.perPerson));
  const place = service.places.find(({ counter }) => counter === time.counterId);
  if (!place) return refuse({ code: "not-offered" });
  const may = await reservations.mayHold(by.hash, by.address);
  if (!may.ok) return refuse(may.error);
  const held = await reservations.hold(
    {
      service,
      place,
      channel: "online",
      together: proceduresOf(wish),
      window: wish.window,
      day: time.day,
      start: time.start,
    },
    { sessionHash: by.hash, locale: reader.locale, applicationId: application?.id ?? null },
  );
  return held.ok ? ok(held.value) : refuse(held.error);
}
