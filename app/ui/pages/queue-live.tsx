import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";

type BoardRow = { number: number; desk: string };
export type BoardView = {
  /** Time of day it was true. */
  at: string;
  called: BoardRow[];
  serving: BoardRow[];
  waiting: number;
  /** Null: hardly any wait. */
  range: { lower: number; upper: number } | null;
  /** What is said aloud when it changes. */
  said: string;
};
export type PlaceView = {
  number: number;
  /** What to do, or how it ended; null while waiting. */
  now: string | null;
  isCalled: boolean;
  ahead: number;
  range: { lower: number; upper: number } | null;
  due: string | null;
  said: string;
  mayLeave: boolean;
};

type LiveProps = { at: string; said: string; seconds: number; className?: string; children: ReactNode };

/**
 * A part of the page that our script fetches again while somebody looks. Only what changed is said, once and politely;
 * without the script the page is as true as when it was opened, and says when that was.
 */
export function Live({ at, said, seconds, className, children }: LiveProps) {
  const { t } = useText();
  return (
    <>
      <div className={className} data-board={seconds} data-at={at} data-said={said}>
        {children}
      </div>
      <p className="vh" role="status" data-announce />
      <p className="soft small" hidden data-auto>
        {t("queue:board.auto")}
      </p>
      <p className="trouble" role="status" hidden data-trouble>
        {t("queue:board.trouble")} <b data-since>{at}</b>
      </p>
    </>
  );
}

export function BoardNumbers({ board }: { board: BoardView }) {
  const { t } = useText();
  const { called, serving, range } = board;
  return (
    <>
      <section>
        <h2>{t("queue:board.called")}</h2>
        {called.length === 0 ? <p>{t("queue:board.calledNone")}</p> : <Numbers rows={called} className="called" />}
      </section>
      {serving.length === 0 ? null : (
        <section>
          <h2>{t("queue:board.serving")}</h2>
          <Numbers rows={serving} className="serving" />
        </section>
      )}
      <dl className="rows">
        <div>
          <dt>{t("queue:board.waiting")}</dt>
          <dd>{t("queue:board.waitingOf", { count: board.waiting })}</dd>
        </div>
        <div>
          <dt>{t("queue:board.wait")}</dt>
          <dd>{range === null ? t("queue:board.soon") : t("queue:board.range", range)}</dd>
        </div>
      </dl>
      <p className="soft">{t("queue:board.at", { time: board.at })}</p>
    </>
  );
}

export function Numbers({ rows, className }: { rows: BoardRow[]; className: string }) {
  const { t } = useText();
  return (
    <ul className={`plain numbers ${className}`}>
      {rows.map(({ number, desk }) => (
        <li key={number}>
          <b>{t("queue:board.number", { number })}</b>{" "}
          <span>
            <Words>{desk}</Words>
          </span>
        </li>
      ))}
    </ul>
  );
}
