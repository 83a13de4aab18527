import { portalContext } from "../../http/context.ts";
import { formatDateTime, formatShortDate, isoDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import type { Calendar, Service } from "../../reservations/index.ts";
import { TimetablePage, type TimetablePageProps } from "../../ui/console/timetable-page.tsx";
import type { Route } from "./+types/reservations-timetable";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { base } from "./reservations-words.ts";

export async function loader({ request, context }: Route.LoaderArgs): Promise<TimetablePageProps> {
  const staff = await requireStaff(request, context, "timetable.edit");
  const { desk, clock } = context.get(portalContext);
  const t = translator("ja");
  const now = clock.now();
  const today = isoDate(now);
  const { offices, counters, services } = await desk.timetable.editable(staff);
  const done = Number(new URL(request.url).searchParams.get("done"));
  const href = (kind: string, id: string) => `${base}/timetable/${kind}/${id}`;
  const nextClosure = (calendar: Calendar | null): string[] => {
    const next = calendar?.closed.find(({ until }) => until >= today);
    return next ? [t("timetable:next", { day: formatShortDate(next.from, now), reason: next.reason })] : [];
  };
  const factsOf = (service: Service) =>
    service.kind === "class"
      ? t("timetable:facts.class", {
          minutes: service.minutes,
          count: service.sessions.filter(({ day }) => day >= today).length,
        })
      : t("timetable:facts.service", { minutes: service.minutes, places: service.places.length });
  return {
    backHref: base,
    done:
      Number.isInteger(done) && done > 0
        ? {
            text: t("timetable:done", { version: done }),
            toTelephone: (await desk.reservations.toTelephone(staff)).length,
            href: base,
          }
        : null,
    parts: [
      {
        id: "offices",
        list: offices.map(({ id, name, calendar }) => ({
          href: href("offices", id),
          label: name.ja,
          facts: nextClosure(calendar),
        })),
      },
      {
        id: "counters",
        list: counters.map(({ id, name, calendar }) => ({
          href: href("counters", id),
          label: name.ja,
          facts: [t(calendar ? "timetable:ownHours" : "timetable:officeHours"), ...nextClosure(calendar)],
        })),
      },
      {
        id: "services",
        list: services.map((service) => ({
          href: href("services", service.id),
          label: service.name.ja,
          facts: [factsOf(service)],
        })),
      },
    ],
    history: (await desk.timetable.history()).map(({ version, at, by, changed }) => ({
      version,
      when: formatDateTime(at, "ja"),
      who: by.kind === "staff" ? by.name : t("timetable:history.system"),
      changed,
    })),
  };
}

export default function ReservationsTimetable({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="reservations" title={t("timetable:title")}>
      <TimetablePage {...loaderData} />
    </ConsolePage>
  );
}
