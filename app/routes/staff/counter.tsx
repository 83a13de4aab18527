import { useEffect } from "react";
import { data, useRevalidator } from "react-router";
import { portalContext } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { CounterPage } from "../../ui/console/counter-page.tsx";
import type { Route } from "./+types/counter";
import { performAtCounter } from "./counter-act.ts";
import { cleanDesk, counterCookie, deskName } from "./counter-cookie.ts";
import { counterView } from "./counter-view.ts";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

const newsKeys = ["called", "start", "done", "absent", "back", "arrived", "no-show", "nobody"];

/** What the last action said, from the address: `called:12`. */
function newsOf(text: string | null, desk: string): string | null {
  const [key = "", number = ""] = (text ?? "").split(":", 2);
  if (!newsKeys.includes(key) || !/^\d{0,4}$/.test(number)) return null;
  return translator("ja")(`line:news.${key}`, { number: Number(number), desk: deskName(desk) });
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  const portal = context.get(portalContext);
  const { publicOrigin } = portal.config;
  const search = new URL(request.url).searchParams;
  const remembered = counterCookie.read(request, publicOrigin);
  const asked = search.get("counter");
  const seat = asked === null ? remembered : { counterId: asked, desk: remembered?.desk ?? "" };
  const view = await counterView(portal, staff, seat, {
    news: newsOf(search.get("said"), remembered?.desk ?? ""),
    ticketId: search.get("ticket"),
  });
  const isNew = asked !== null && asked === view.counterId && asked !== remembered?.counterId;
  if (!isNew) return data(view);
  const cookie = counterCookie.write({ counterId: view.counterId, desk: view.desk }, publicOrigin);
  return data(view, { headers: { "Set-Cookie": cookie } });
}

export async function action({ request, context }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  const portal = context.get(portalContext);
  const { publicOrigin } = portal.config;
  const form = await readForm(request);
  const counterId = form.get("counter") ?? "";
  if (form.get("action") === "desk") {
    const seat = { counterId, desk: cleanDesk(form.get("desk") ?? "") };
    return seeOther("/staff/counter", { "Set-Cookie": counterCookie.write(seat, publicOrigin) });
  }
  const desk = counterCookie.read(request, publicOrigin)?.desk ?? "";
  const answer = await performAtCounter({ portal, staff, counterId, desk }, form);
  if ("to" in answer) return seeOther(answer.to);
  const { status, ...shown } = answer;
  return data(shown, { status });
}

/** The line moves while nobody here presses anything. */
const freshEveryMs = 10_000;

export default function Counter({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void revalidate();
    }, freshEveryMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <ConsolePage current="counter" title={t("line:title")} hasErrors={Boolean(actionData?.refused)}>
      {/* The line is the loader's, which runs again and again; only what went wrong comes from the press. */}
      <CounterPage {...loaderData} {...actionData} />
    </ConsolePage>
  );
}
