import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

export type StepPageProps = {
  frame: FormFrame;
  title: string;
  /** Why this is asked, when it is not obvious. */
  lead: string | null;
  fields: FieldView[];
  /** Null: posts to this address. */
  action: string | null;
  hidden: Record<string, string>;
  /** Errors that belong to no field (「もう一度送ってください」), before those of the fields. */
  pageErrors: ErrorLink[];
  /** The page to leave for; what was sent before is saved, so the words say only that. Null: no such link. */
  leaveHref: string | null;
  /** `item`: the button adds this item to the list of a repeating group. */
  purpose: "step" | "item" | "change";
  /** On the first page: the My Number card may fill in what it knows. */
  cardOffer?: { href: string } | null;
};

/** One step, or one item of a repeating group. A step with one field has that field's words as its heading. */
export function StepPage(props: StepPageProps) {
  const { t } = useText();
  const { fields, frame, hidden, lead, title } = props;
  const single = fields.length === 1;
  const hasFiles = fields.some((field) => field.type === "file");
  return (
    <FormLayout frame={frame}>
      {hasFiles ? <script src="/uploads.js" defer /> : null}
      <ErrorSummary errors={[...props.pageErrors, ...errorLinks(fields)]} />
      {single ? null : <h1>{title}</h1>}
      {lead === null ? null : <p>{lead}</p>}
      {props.cardOffer && !single ? <CardOffer {...props.cardOffer} /> : null}
      <PostForm action={props.action} hidden={hidden} files={hasFiles} guardEnter>
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} asHeading={single} adds={props.purpose !== "item"} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t(`ui:form.submit.${props.purpose}`)}
          </button>
          {props.leaveHref === null ? null : <a href={props.leaveHref}>{t("ui:form.leave")}</a>}
        </p>
      </PostForm>
      {props.cardOffer && single ? <CardOffer {...props.cardOffer} /> : null}
    </FormLayout>
  );
}

/** Before anything is typed, so that it need not be: below the question where that is the page's heading. */
function CardOffer({ href }: { href: string }) {
  const { t } = useText();
  return (
    <Banner tone="plain" heading={t("pages:identity.offerHeading")}>
      <p>{t("pages:identity.offer")}</p>
      <p>
        <a className="button second" href={href}>
          {t("pages:identity.offerLink")}
        </a>
      </p>
    </Banner>
  );
}
