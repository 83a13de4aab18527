import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { Details } from "../feedback/details.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { SummaryList } from "../feedback/summary-list.tsx";
import { Words } from "../feedback/words.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

type Way = "online" | "counter" | "invoice";
/** Input names: `way`, and the hidden ones. */
export type PaymentPageProps = {
  frame: FormFrame;
  errors: ErrorLink[];
  /** How it stands, ready to read; null: nothing is chosen yet. */
  state: { tone: "plain" | "done" | "attention"; title: string; texts: string[] } | null;
  /** Money that goes back. */
  refunds: { title: string; text: string }[];
  /** The bill, and what it comes to, ready to read. */
  lines: { label: string; value: string }[];
  sums: { label: string; value: string }[];
  /** The same page again, when the gateway may know more; null: no need. */
  reloadHref: string | null;
  /** A payment that was begun can go on. */
  canResume: boolean;
  ways: { way: Way; about: string[]; button: string }[];
  /** first: nothing is chosen yet. other: something is, and can be changed. started: it may be paid already. */
  stage: "first" | "other" | "started";
  action: string | null;
  hidden: Record<string, string>;
  applicationHref: string;
};

export function PaymentPage(props: PaymentPageProps) {
  const { t } = useText();
  const { stage, state, ways } = props;
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={props.errors} />
      <h1>{t("payments:section.title")}</h1>
      {state === null ? null : (
        <Banner tone={state.tone} heading={state.title}>
          {state.texts.map((text) => (
            <p key={text}>
              <Words>{text}</Words>
            </p>
          ))}
          <GoOn {...props} />
        </Banner>
      )}
      {props.refunds.map((refund) => (
        <Banner key={refund.title} tone="attention" heading={refund.title}>
          <p>
            <Words>{refund.text}</Words>
          </p>
        </Banner>
      ))}
      <section className="tight">
        <h2>{t("payments:fee.title")}</h2>
        <SummaryList rows={[...props.lines, ...props.sums].map((row) => ({ ...row, changeHref: null }))} />
      </section>
      {ways.length === 0 ? null : stage === "first" ? (
        <section className="stack" id="ways">
          <h2>{t("payments:page.choose")}</h2>
          <Ways {...props} />
        </section>
      ) : (
        <div id="ways">
          <Details summary={t(stage === "started" ? "payments:page.otherStarted" : "payments:page.other")}>
            <div className="stack">
              {stage === "started" ? <p>{t("payments:page.otherWarning")}</p> : null}
              <Ways {...props} />
            </div>
          </Details>
        </div>
      )}
      <p>
        <a href={props.applicationHref}>
          {t(ways.length > 0 && stage === "first" ? "payments:page.keep" : "payments:page.back")}
        </a>
      </p>
    </FormLayout>
  );
}

/** Looking again comes first: whoever has paid must not be led to pay again. */
function GoOn({ reloadHref, canResume, action, hidden }: PaymentPageProps) {
  const { t } = useText();
  if (reloadHref === null && !canResume) return null;
  return (
    <>
      {reloadHref === null ? null : (
        <p>
          <a className="button second" href={reloadHref}>
            {t("payments:page.reload")}
          </a>
        </p>
      )}
      {canResume ? (
        <PostForm action={action} hidden={{ ...hidden, way: "online" }}>
          <p>
            <button className={reloadHref === null ? "button forward" : "button second"} type="submit">
              {t("payments:page.resume")}
            </button>
          </p>
        </PostForm>
      ) : null}
    </>
  );
}

function Ways({ ways, action, hidden, stage }: PaymentPageProps) {
  const { t } = useText();
  return ways.map(({ way, about, button }, index) => (
    <PostForm key={way} className="tight" action={action} hidden={{ ...hidden, way }}>
      <h3>{t(`payments:ways.${way}.title`)}</h3>
      {about.map((text) => (
        <p key={text}>
          <Words>{text}</Words>
        </p>
      ))}
      <p>
        <button className={index === 0 && stage === "first" ? "button forward" : "button second"} type="submit">
          {button}
        </button>
      </p>
    </PostForm>
  ));
}
