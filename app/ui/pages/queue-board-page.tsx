import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { Errors } from "../fields/field-shell.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { BoardNumbers, type BoardView, Live, type PlaceView } from "./queue-live.tsx";

export type QueueBoardPageProps = {
  frame: Frame;
  /** Office and counter. */
  counter: string;
  board: BoardView;
  /** One's own place, by the code of the ticket; null: the board alone. */
  place: (PlaceView & { code: string }) | null;
  typed: string;
  error: string | null;
  action: string;
  refreshHref: string;
  othersHref: string;
  displayHref: string;
};

/** Seconds between two looks; many telephones look, so not often. */
const boardEvery = 20;

export function QueueBoardPage(props: QueueBoardPageProps) {
  const { t } = useText();
  const { board, place, counter, error } = props;
  return (
    <PublicLayout frame={props.frame}>
      <ErrorSummary errors={error === null ? [] : [{ message: error, href: "#code" }]} />
      <h1>{place === null ? t("queue:board.title", { counter }) : t("queue:mine.title", { number: place.number })}</h1>
      {place === null ? null : <p className="soft">{counter}</p>}
      <Live at={board.at} said={place?.said ?? board.said} seconds={boardEvery} className="stack">
        {place === null ? null : <Place place={place} />}
        <BoardNumbers board={board} />
      </Live>
      <p className="acts">
        <a className="button second" href={props.refreshHref}>
          {t("queue:board.refresh")}
        </a>
      </p>
      <p className="soft small">{t("queue:board.rangeAbout")}</p>
      {place?.mayLeave ? <Leave code={place.code} action={props.action} /> : null}
      {place === null ? <OwnPlace {...props} /> : null}
      <ul className="plain inline">
        <li>
          <a href={props.othersHref}>{t("queue:board.others")}</a>
        </li>
        <li>
          <a href={props.displayHref}>{t("queue:board.display")}</a>
        </li>
      </ul>
    </PublicLayout>
  );
}

function Place({ place }: { place: PlaceView }) {
  const { t } = useText();
  const { now, ahead, range, due } = place;
  if (now !== null) {
    return (
      <div className={place.isCalled ? "banner banner-attention" : "banner"}>
        <p className="when-large">{now}</p>
      </div>
    );
  }
  return (
    <>
      <div className="receipt tight">
        <p>{t("queue:mine.ahead")}</p>
        <p className="when-large">{ahead === 0 ? t("queue:mine.next") : t("queue:mine.aheadOf", { count: ahead })}</p>
        <p>{range === null ? t("queue:mine.soon") : t("queue:mine.range", range)}</p>
        {due === null ? null : <p>{due}</p>}
      </div>
      <section>
        <h2>{t("queue:mine.whatToDo")}</h2>
        <p>{t("queue:mine.whatToDoAbout")}</p>
      </section>
    </>
  );
}

function Leave({ code, action }: { code: string; action: string }) {
  const { t } = useText();
  return (
    <details>
      <summary>{t("queue:mine.leave")}</summary>
      <PostForm action={action} hidden={{ action: "leave", code }}>
        <p>{t("queue:mine.leaveAbout")}</p>
        <p className="acts">
          <button type="submit" className="button second">
            {t("queue:mine.leave")}
          </button>
        </p>
      </PostForm>
    </details>
  );
}

function OwnPlace({ action, typed, error }: QueueBoardPageProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("queue:mine.heading")}</h2>
      <form method="get" action={action}>
        <div className={error === null ? "field" : "field bad"}>
          <label className="label" htmlFor="code">
            {t("queue:mine.label")}
          </label>
          <p className="hint" id="code-hint">
            {t("queue:mine.hint")}
          </p>
          <Errors id="code-error" messages={error === null ? [] : [error]} />
          <input
            id="code"
            name="code"
            className="w10 code"
            defaultValue={typed}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={error === null ? undefined : true}
            aria-describedby={error === null ? "code-hint" : "code-hint code-error"}
          />
        </div>
        <p className="acts">
          <button type="submit" className="button second">
            {t("queue:mine.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}
