import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { Words } from "../feedback/words.tsx";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";

type Common = {
  backHref: string;
  procedure: string;
  hidden: Record<string, string>;
  lead: string | null;
  errors: ErrorLink[];
  /** All pages there are with these answers; `href` null: not to be opened now. */
  pages: { title: string; href: string | null; state: "done" | "here" | "open" }[];
};
type Step = Common & { kind: "step"; fields: FieldView[]; isItem: boolean };
type Group = Common & {
  kind: "group";
  hint: string | null;
  itemLabel: string;
  items: { name: string; lines: string[]; changeHref: string }[];
  addHref: string | null;
  max: number;
};
export type HandoffStepProps = Step | Group;

/** Button `_save` leads back to the whole, the other one to the next page. */
export function HandoffStepPage(props: HandoffStepProps) {
  const { t } = useText();
  const { backHref, procedure, errors, lead } = props;
  return (
    <>
      <p className="inline">
        <a href={backHref}>{t("assist:step.back")}</a>
        <span className="soft">{procedure}</span>
      </p>
      <ErrorSummary errors={errors} />
      <div className="two">
        <div className="stack">
          {lead === null ? null : <p>{lead}</p>}
          {props.kind === "step" ? <Fields {...props} /> : <Items {...props} />}
        </div>
        <Pages pages={props.pages} />
      </div>
    </>
  );
}

function Fields({ fields, hidden, isItem }: Step) {
  return (
    <PostForm action={null} hidden={hidden} files={fields.some((field) => field.type === "file")} guardEnter>
      <div className="fields">
        {fields.map((field) => (
          <FieldFor key={field.id} field={field} />
        ))}
      </div>
      <Buttons isItem={isItem} />
    </PostForm>
  );
}

function Buttons({ isItem }: { isItem: boolean }) {
  const { t } = useText();
  return (
    <p className="acts">
      <button className="button" type="submit">
        {t(isItem ? "assist:step.item" : "assist:step.next")}
      </button>
      {isItem ? null : (
        <button className="button second" type="submit" name="_save" value="1">
          {t("assist:step.save")}
        </button>
      )}
    </p>
  );
}

function Items({ items, itemLabel, hint, addHref, max, hidden }: Group) {
  const { t } = useText();
  return (
    <PostForm action={null} hidden={hidden} guardEnter>
      {hint === null ? null : <p className="hint">{hint}</p>}
      <p>
        <b>{t("assist:step.count", { what: itemLabel, count: items.length })}</b>
      </p>
      <ol className="plain stack">
        {items.map((item, index) => (
          <li key={item.changeHref} className="msg">
            <b>{item.name}</b>
            {item.lines.map((line) => (
              <p key={line}>
                <Words>{line}</Words>
              </p>
            ))}
            <p className="inline">
              <a className="change" href={item.changeHref}>
                {t("assist:step.change")}
                <span className="vh"> {item.name}</span>
              </a>
              <button
                className="button second low"
                type="submit"
                name="_removeItem"
                value={String(index)}
                formNoValidate
              >
                {t("assist:step.remove")}
                <span className="vh"> {item.name}</span>
              </button>
            </p>
          </li>
        ))}
      </ol>
      <p id="add" tabIndex={-1}>
        {addHref === null ? (
          t("assist:step.full", { count: max })
        ) : (
          <a className="button second" href={addHref}>
            {t("assist:step.add", { what: itemLabel })}
          </a>
        )}
      </p>
      <Buttons isItem={false} />
    </PostForm>
  );
}

function Pages({ pages }: Pick<Common, "pages">) {
  const { t } = useText();
  return (
    <nav aria-label={t("assist:step.pages")} className="tight">
      <h2>{t("assist:step.pages")}</h2>
      <ol className="plain">
        {pages.map((page) => (
          <li key={page.title} className="step-line">
            {page.href === null ? (
              <span aria-current={page.state === "here" ? "page" : undefined}>{page.title}</span>
            ) : (
              <a href={page.href}>{page.title}</a>
            )}
            <span className="small soft">{t(`assist:step.${page.state}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
