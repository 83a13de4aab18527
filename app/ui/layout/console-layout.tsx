import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { SkipLink } from "./skip-link.tsx";

export type ConsoleNavItem = { label: string; href: string; current: boolean; count: number | null };
export type ConsoleLayoutProps = {
  brand: string;
  nav: ConsoleNavItem[];
  /** Who is signed in, with the department; null on the sign-in page, which has no rail. */
  account: { name: string; role: string } | null;
  /** Title of the pane and, always in the same corner, the next sensible actions. */
  title: string;
  actions?: ReactNode;
  /** Post target and hidden inputs of the sign-out form. */
  signOut: { action: string; hidden: Record<string, string> } | null;
  children: ReactNode;
};

export function ConsoleLayout(props: ConsoleLayoutProps) {
  const { t } = useText();
  const { account, actions, brand, children, nav, signOut, title } = props;
  return (
    <>
      <SkipLink />
      <div className="console">
        <header className="rail tight">
          <p className="brand">{brand}</p>
          {nav.length === 0 ? null : (
            <nav aria-label={t("ui:console.nav")}>
              <ul className="plain">
                {nav.map((item) => (
                  <li key={item.href}>
                    <a href={item.href} aria-current={item.current ? "page" : undefined}>
                      <span>{item.label}</span>
                      {item.count === null ? null : (
                        <span className="num">{t("ui:console.count", { count: item.count })}</span>
                      )}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {account === null ? null : (
            <p className="small">
              {account.name}
              <br />
              <span className="soft">{account.role}</span>
            </p>
          )}
          {signOut === null ? null : (
            <form method="post" action={signOut.action}>
              {Object.entries(signOut.hidden).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button className="button second low" type="submit">
                {t("ui:console.signOut")}
              </button>
            </form>
          )}
        </header>
        <main id="main" tabIndex={-1} className="pane">
          <div className="pane-head">
            <h1>{title}</h1>
            {actions === undefined ? null : <div className="acts">{actions}</div>}
          </div>
          <div className="stack">{children}</div>
        </main>
      </div>
    </>
  );
}
