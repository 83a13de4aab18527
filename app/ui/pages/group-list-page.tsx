import { useText } from "../../i18n/text-context.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { Words } from "../feedback/words.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

export type GroupListPageProps = {
  frame: FormFrame;
  title: string;
  lead: string | null;
  hint: string | null;
  /** What one item is called: 「異動する人」. */
  itemLabel: string;
  /** `name`: 「異動する人 1」; `lines`: its answers in a few words. */
  items: { name: string; lines: string[]; changeHref: string }[];
  /** Page of a new item; null when the list is full. */
  addHref: string | null;
  max: number;
  errors: ErrorLink[];
  action: string | null;
  hidden: Record<string, string>;
  leaveHref: string | null;
  purpose: "step" | "change";
};

/** The items of a repeating group. Removing posts `_removeItem` = the place in the list (0, 1 …). */
export function GroupListPage(props: GroupListPageProps) {
  const { t } = useText();
  const { addHref, itemLabel, items } = props;
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={props.errors} />
      <div className="tight">
        <h1>{props.title}</h1>
        {props.lead === null ? null : <p>{props.lead}</p>}
        {props.hint === null ? null : <p className="hint">{props.hint}</p>}
      </div>
      <p>
        <b>{t("pages:group.count", { what: itemLabel, count: items.length })}</b>
      </p>
      <PostForm action={props.action} hidden={props.hidden} guardEnter>
        <ol className="plain hits">
          {items.map((item, index) => (
            <li key={item.changeHref} className="item">
              <div>
                <b>{item.name}</b>
                {item.lines.map((line) => (
                  <p key={line}>
                    <Words>{line}</Words>
                  </p>
                ))}
              </div>
              <p className="item-acts">
                <a className="change" href={item.changeHref}>
                  {t("ui:summary.change")}
                  <span className="vh">{t("ui:summary.changeWhat", { what: item.name })}</span>
                </a>
                <button
                  className="button second low"
                  type="submit"
                  name="_removeItem"
                  value={String(index)}
                  formNoValidate
                >
                  {t("pages:group.remove")}
                  <span className="vh"> {item.name}</span>
                </button>
              </p>
            </li>
          ))}
        </ol>
        <p id="add" tabIndex={-1}>
          {addHref === null ? (
            t("pages:group.full", { count: props.max })
          ) : (
            <a className="button second" href={addHref}>
              {t(items.length === 0 ? "pages:group.addFirst" : "pages:group.addMore", { what: itemLabel })}
            </a>
          )}
        </p>
        <p className="acts">
          <button className="button forward" type="submit">
            {t(`ui:form.submit.${props.purpose}`)}
          </button>
          {props.leaveHref === null ? null : <a href={props.leaveHref}>{t("ui:form.leave")}</a>}
        </p>
      </PostForm>
    </FormLayout>
  );
}
