import { useText } from "../../i18n/text-context.tsx";
import type { Link } from "../layout/frame.ts";
import { type BoardView, Live, Numbers } from "./queue-live.tsx";

export type QueueDisplayPageProps = {
  counter: string;
  board: BoardView;
  /** Null: as the screen's system has it. */
  colour: "dark" | "light" | null;
  links: Link[];
};

/** Looked at all day by one screen: as often as a call must be seen. */
const displayEvery = 15;
/** What a wall can hold at this size; the newest call comes first. */
const most = { called: 3, serving: 6 };

/** For a screen on the wall: numbers and desks, as large as they can be. */
export function QueueDisplayPage({ counter, board, colour, links }: QueueDisplayPageProps) {
  const { t } = useText();
  const { called, serving, range } = board;
  return (
    <div className={colour === null ? "display" : `display display-${colour}`}>
      <main id="main" tabIndex={-1}>
        <h1>{counter}</h1>
        <Live at={board.at} said={board.said} seconds={displayEvery} className="display-body">
          <section>
            <h2>{t("queue:board.called")}</h2>
            {called.length === 0 ? (
              <p className="display-none">{t("queue:board.calledNone")}</p>
            ) : (
              <Numbers rows={called.slice(0, most.called)} className="called" />
            )}
          </section>
          {serving.length === 0 ? null : (
            <section>
              <h2>{t("queue:board.serving")}</h2>
              <Numbers rows={serving.slice(0, most.serving)} className="serving" />
            </section>
          )}
          <p className="display-wait">
            {t("queue:display.waiting", { count: board.waiting })}
            {"　"}
            {range === null ? t("queue:board.soon") : t("queue:board.range", range)}
            {"　"}
            <span className="soft">{t("queue:board.at", { time: board.at })}</span>
          </p>
        </Live>
      </main>
      <footer>
        <ul className="plain inline">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      </footer>
    </div>
  );
}
