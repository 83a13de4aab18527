import { useText } from "../../i18n/text-context.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type QueueListPageProps = {
  frame: Frame;
  offices: { name: string; counters: { label: string; href: string; waiting: number }[] }[];
};

export function QueueListPage({ frame, offices }: QueueListPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={frame}>
      <h1>{t("queue:list.title")}</h1>
      <p>{t("queue:list.about")}</p>
      {offices.map((office) => (
        <section key={office.name}>
          <h2>{office.name}</h2>
          <ul className="plain hits">
            {office.counters.map((counter) => (
              <li key={counter.href}>
                <a className="change" href={counter.href}>
                  {counter.label}
                </a>
                <p className={counter.waiting === 0 ? "soft" : undefined}>
                  {counter.waiting === 0 ? t("queue:list.none") : t("queue:list.waiting", { count: counter.waiting })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PublicLayout>
  );
}
