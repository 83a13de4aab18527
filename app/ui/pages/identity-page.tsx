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

/** Input names: `email` (address), `code` (six digits), `_resend` = "1" (button). The card asks for nothing. */
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
  /** `laterHref`: identified before the questions, which may come first; null after the last of them. */
  | { stage: "card"; demo: boolean; cancelled: boolean; laterHref: string | null; error: string | null }
  | { stage: "card-done"; onHref: string }
  | { stage: "card-down"; ways: Link[] }
  | { stage: "unavailable"; ways: Link[] }
);

export function IdentityPage(props: IdentityPageProps) {
  const { t } = useText();
  return (
    <FormLayout frame={props.frame}>
      {stageOf(props, t)}
      {props.stage === "card-done" ? null : <HandoffOffer {...props.handoff} />}
    </FormLayout>
  );
}

function stageOf(props: IdentityPageProps, t: ReturnType<typeof useText>["t"]) {
  switch (props.stage) {
    case "email-address":
      return <EmailAddress {...props} />;
    case "email-code":
      return <EmailCode {...props} />;
    case "card":
      return <Card {...props} />;
    case "card-done":
      return (
        <>
          <h1>{t("pages:identity.cardDoneTitle")}</h1>
          <p>{t("pages:identity.cardDone")}</p>
          <p className="acts">
            <a className="button forward" href={props.onHref}>
              {t("pages:identity.cardOn")}
            </a>
          </p>
        </>
      );
    case "card-down":
      return <CardDown {...props} />;
    case "unavailable":
      return (
        <>
          <h1>{t("pages:identity.unavailableTitle")}</h1>
          <p>{props.reason}</p>
          <p>{t("pages:identity.unavailable")}</p>
          <Ways ways={props.ways} />
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

/** What the card is for, whose card, what it fills in; the demo says plainly that none is read. */
function Card(props: Stage<"card">) {
  const { t } = useText();
  return (
    <>
      <ErrorSummary
        errors={props.error === null ? [] : [{ message: props.error, href: null }]}
        heading={t("pages:identity.refusedTitle")}
      />
      {props.cancelled ? (
        <Banner tone="plain" heading={t("pages:identity.cancelledHeading")}>
          <p>{t("pages:identity.cancelled")}</p>
        </Banner>
      ) : null}
      <h1>{t("pages:identity.cardTitle")}</h1>
      <p>{props.reason}</p>
      <ul>
        <li>{t("pages:identity.cardWhose")}</li>
        <li>{t("pages:identity.cardTells")}</li>
        <li>{t(props.laterHref === null ? "pages:identity.cardKeeps" : "pages:identity.cardFills")}</li>
        <li>{t("pages:identity.cardNoMyNumber")}</li>
      </ul>
      {props.demo ? (
        <Banner tone="attention" heading={t("pages:identity.demoHeading")}>
          <p>{t("pages:identity.demo")}</p>
        </Banner>
      ) : null}
      <PostForm action={props.action} hidden={props.hidden}>
        <Acts label={t("pages:identity.cardSubmit")} leaveHref={props.laterHref === null ? props.leaveHref : null} />
      </PostForm>
      {props.laterHref === null ? null : (
        <p>
          <a href={props.laterHref}>{t("pages:identity.cardLater")}</a>
        </p>
      )}
    </>
  );
}

/** The provider does not answer: nothing is lost, and there are other ways. */
function CardDown(props: Stage<"card-down">) {
  const { t } = useText();
  return (
    <>
      <h1>{t("pages:identity.downTitle")}</h1>
      <p>{t("pages:identity.down")}</p>
      <PostForm action={props.action} hidden={props.hidden}>
        <Acts label={t("pages:identity.downRetry")} leaveHref={props.leaveHref} />
      </PostForm>
      <section className="tight">
        <h2>{t("pages:identity.downWays")}</h2>
        <Ways ways={props.ways} />
      </section>
    </>
  );
}

function Ways({ ways }: { ways: Link[] }) {
  return (
    <ul>
      {ways.map((way) => (
        <li key={way.href}>
          <a href={way.href}>{way.label}</a>
        </li>
      ))}
    </ul>
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
