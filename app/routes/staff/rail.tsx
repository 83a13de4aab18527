import type { ReactNode } from "react";
import { useOutletContext } from "react-router";
import { useText } from "../../i18n/text-context.tsx";
import { ConsoleLayout } from "../../ui/layout/console-layout.tsx";
import { documentTitle } from "../../ui/layout/document-title.ts";

/** What the rail shows, from the staff layout's loader. */
export type Rail = { brand: string; account: { name: string; role: string }; nav: { id: string; href: string }[] };

/** The next sensible actions, always in the same corner. */
export type PageAction = { label: string; href: string; isMain: boolean };
type Props = {
  current: string;
  title: string;
  /** What was sent is refused: the title in the window begins エラー：. */
  hasErrors?: boolean;
  actions?: PageAction[];
  children: ReactNode;
};

/** A console page: rail, title, pane. `current` is the id of the nav entry it belongs to. */
export function ConsolePage(props: Props) {
  const { t } = useText();
  const rail = useOutletContext<Rail>();
  const brand = t("console:brand", { city: rail.brand });
  return (
    <ConsoleLayout
      brand={brand}
      account={{ name: rail.account.name, role: t(`console:roles.${rail.account.role}`) }}
      nav={rail.nav.map((item) => ({
        label: t(`console:nav.${item.id}`),
        href: item.href,
        current: item.id === props.current,
        count: null,
      }))}
      title={props.title}
      actions={props.actions?.map(({ label, href, isMain }) => (
        <a key={href} className={isMain ? "button" : "button second"} href={href}>
          {label}
        </a>
      ))}
      signOut={{ action: "/staff/logout", hidden: {} }}
    >
      <title>{documentTitle(t, props.title, brand, props.hasErrors)}</title>
      {props.children}
    </ConsoleLayout>
  );
}
