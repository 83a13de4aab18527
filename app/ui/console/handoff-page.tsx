import { useText } from "../../i18n/text-context.tsx";
import { HandoffAside, type HandoffAsideProps } from "./handoff-aside.tsx";
import { Failure, type HandoffAnswer, HandoffRows } from "./handoff-parts.tsx";

export type HandoffSection = {
  title: string;
  /** Where it is changed; null: what comes before must be filled in first. */
  editHref: string | null;
  rows: HandoffAnswer[];
  items: { title: string; editHref: string | null; rows: HandoffAnswer[] }[];
};
export type HandoffFileProps = HandoffAsideProps & {
  backHref: string;
  /** Ready messages. */
  done: string | null;
  failure: string | null;
  sections: HandoffSection[];
  gone: { label: string; lines: string[] }[];
};

/** A form in the clerk's hands: what is answered on the left, what comes next on the right. */
export function HandoffFilePage(props: HandoffFileProps) {
  const { t } = useText();
  return (
    <>
      <p>
        <a href={props.backHref}>{t("assist:file.back")}</a>
      </p>
      <Failure id="handoff-failure" message={props.failure} />
      {props.done === null ? null : (
        <p className="banner banner-done" role="status">
          {props.done}
        </p>
      )}
      <div className="two">
        <div className="stack">
          <h2>{t("assist:file.answers")}</h2>
          {props.sections.map((section) => (
            <Section key={section.title} section={section} />
          ))}
          <Gone gone={props.gone} />
        </div>
        <HandoffAside {...props} />
      </div>
    </>
  );
}

function Section({ section }: { section: HandoffSection }) {
  const { t } = useText();
  const { title, editHref, items } = section;
  // What cannot be filled in yet would only be a column of empty answers.
  const rows = editHref === null ? [] : section.rows;
  return (
    <section className="tight">
      <div className="sum-head">
        <h3>{title}</h3>
        <Edit href={editHref} what={title} />
      </div>
      {rows.length === 0 ? null : <HandoffRows rows={rows} />}
      {items.map((item) => (
        <div key={item.title} className="tight">
          <div className="sum-head">
            <h4>{item.title}</h4>
            <Edit href={item.editHref} what={item.title} />
          </div>
          <HandoffRows rows={item.rows} />
        </div>
      ))}
      {editHref !== null && rows.length === 0 && items.length === 0 ? (
        <p className="soft">{t("assist:file.notAnswered")}</p>
      ) : null}
    </section>
  );
}

function Edit({ href, what }: { href: string | null; what: string }) {
  const { t } = useText();
  if (href === null) return <span className="small soft">{t("assist:file.locked")}</span>;
  return (
    <a className="change" href={href}>
      {t("assist:file.edit")}
      <span className="vh">{t("assist:file.editWhat", { what })}</span>
    </a>
  );
}

function Gone({ gone }: Pick<HandoffFileProps, "gone">) {
  const { t } = useText();
  if (gone.length === 0) return null;
  return (
    <section className="tight">
      <h3>{t("assist:file.gone")}</h3>
      <dl className="rows">
        {gone.map(({ label, lines }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{lines.join(" ")}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
