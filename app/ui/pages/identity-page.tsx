import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { plainField } from "../fields/plain-field.ts";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame, Link } from "../layout/frame.ts";
import { HandoffOffer, type HandoffOfferProps } from "./handoff-offer.tsx";

/** Input names: `email` (address), `code` (six digits), `_resend` = "1" (button), `_demo` = "1" (demo provider). */
export type IdentityPageProps = {
  frame: FormFrame;
  /** Why this procedure asks for it, in the definition's words. */
  reason: string;
  action: string | null;
  hidden: Record<string, string>;
  leaveHref: string | null;
  /** Papers of identity can be shown at the counter instead. */
  handoff: HandoffOfferProps;
} & (
  | { stage: "email-address"; email: string; error: string | null }
  | {
      stage: "email-code";
      email: string;
      code: string;
      error: string | null;
      minutes: number;
      resent: boolean;
      changeHref: string;
    }
  | { stage: "jpki-demo"; error: string | null }
  | { stage: "unavailable"; ways: Link[] }
);

export function IdentityPage(props: IdentityPageProps) {
  const { t } = useText();
  return (
    <FormLayout frame={props.frame}>
      {stageOf(props, t)}
      <HandoffOffer {...props.handoff} />
    </FormLayout>
  );
}

function stageOf(props: IdentityPageProps, t: ReturnType<typeof useText>["t"]) {
  switch (props.stage) {
    case "email-address":
      return <EmailAddress {...props} />;
    case "email-code":
      return <EmailCode {...props} />;
    case "jpki-demo":
      return <JpkiDemo {...props} />;
    case "unavailable":
      return (
        <>
          <h1>{t("pages:identity.unavailableTitle")}</h1>
          <p>{props.reason}</p>
          <p>{t("pages:identity.unavailable")}</p>
          <ul>
            {props.ways.map((way) => (
              <li key={way.href}>
                <a href={way.href}>{way.label}</a>
              </li>
            ))}
          </ul>
        </>
      );
  }
}

type Stage<S extends IdentityPageProps["stage"]> = Extract<IdentityPageProps, { stage: S }>;

function EmailAddress(props: Stage<"email-address">) {
  const { t } = useText();
  const field = plainField({
    id: "email",
    type: "email",
    label: t("pages:identity.email"),
    hint: t("pages:identity.emailHint"),
    autocomplete: "email",
    value: props.email,
    error: props.error,
  });
  return (
    <>
      <ErrorSummary errors={errorLinks([field])} />
      <PostForm action={props.action} hidden={props.hidden}>
        <FieldFor field={field} asHeading />
        <p className="soft">{props.reason}</p>
        <Acts label={t("pages:identity.sendCode")} leaveHref={props.leaveHref} />
      </PostForm>
    </>
  );
}

function EmailCode(props: Stage<"email-code">) {
  const { t } = useText();
  const field = plainField({
    id: "code",
    type: "text",
    label: t("pages:identity.code"),
    hint: t("pages:identity.codeHint", { email: props.email, minutes: props.minutes }),
    autocomplete: "one-time-code",
    maxLength: 15,
    value: props.code,
    error: props.error,
  });
  return (
    <>
      <ErrorSummary errors={errorLinks([field])} />
      {props.resent ? <Banner tone="plain" heading={t("pages:identity.resent")} /> : null}
      <PostForm action={props.action} hidden={props.hidden}>
        <FieldFor field={field} asHeading />
        <Acts label={t("pages:identity.confirmCode")} leaveHref={props.leaveHref} />
        <section className="far tight">
          <h2>{t("pages:identity.noMail")}</h2>
          <p>{t("pages:identity.noMailHelp")}</p>
          <p className="ask">
            <button className="button second" type="submit" name="_resend" value="1" formNoValidate>
              {t("pages:identity.resend")}
            </button>
            <a className="change" href={props.changeHref}>
              {t("pages:identity.changeEmail")}
            </a>
          </p>
        </section>
      </PostForm>
    </>
  );
}

/** Says plainly that nothing is read and nobody is identified. */
function JpkiDemo(props: Stage<"jpki-demo">) {
  const { t } = useText();
  return (
    <>
      <ErrorSummary errors={props.error === null ? [] : [{ message: props.error, href: null }]} />
      <h1>{t("pages:identity.cardTitle")}</h1>
      <p>{props.reason}</p>
      <Banner tone="attention" heading={t("pages:identity.demoHeading")}>
        <p>{t("pages:identity.demo")}</p>
      </Banner>
      <PostForm action={props.action} hidden={{ ...props.hidden, _demo: "1" }}>
        <Acts label={t("pages:identity.demoSubmit")} leaveHref={props.leaveHref} />
      </PostForm>
    </>
  );
}

function Acts({ label, leaveHref }: { label: string; leaveHref: string | null }) {
  const { t } = useText();
  return (
    <p className="acts">
      <button className="button forward" type="submit">
        {label}
      </button>
      {leaveHref === null ? null : <a href={leaveHref}>{t("ui:form.leave")}</a>}
    </p>
  );
}
