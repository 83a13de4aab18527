import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";
import type { Qr } from "../layout/sheet-head.tsx";
import { HandoffCode } from "./handoff-code.tsx";
import { Act, Live, Stop } from "./handoff-parts.tsx";
import { HandoffSummary, type HandoffSummaryProps } from "./handoff-summary.tsx";

/** Buttons post `act`: show, stop or confirm. */
export type HandoffPageProps = {
  frame: FormFrame;
  /** This page: a plain link brings it up to date. */
  here: string;
  view:
    | { kind: "intro"; minutes: number; papers: boolean }
    | { kind: "waiting"; code: string; qr: Qr; time: string; minutes: number }
    | { kind: "expired" }
    | { kind: "opened"; time: string; again: boolean }
    | ({ kind: "ready"; hidden: Record<string, string>; stale: boolean } & HandoffSummaryProps)
    | { kind: "ended"; resumeHref: string };
};
type View<K extends HandoffPageProps["view"]["kind"]> = Extract<HandoffPageProps["view"], { kind: K }>;

export function HandoffPage({ frame, here, view }: HandoffPageProps) {
  return <FormLayout frame={frame}>{partOf(view, here)}</FormLayout>;
}

function partOf(view: HandoffPageProps["view"], here: string) {
  switch (view.kind) {
    case "intro":
      return <Intro {...view} />;
    case "waiting":
      return <HandoffCode {...view} here={here} />;
    case "expired":
      return <Expired />;
    case "opened":
      return <Opened {...view} here={here} />;
    case "ready":
      return <Ready {...view} here={here} />;
    case "ended":
      return <Ended {...view} />;
  }
}

function Intro({ minutes, papers }: View<"intro">) {
  const { t } = useText();
  const points = ["private", "halfway", "last", ...(papers ? ["papers"] : [])];
  return (
    <>
      <h1>{t("handoff:title")}</h1>
      <p className="answer">{t("handoff:intro.lead")}</p>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(`handoff:intro.points.${point}`)}</li>
        ))}
      </ul>
      <p>{t("handoff:intro.valid", { count: minutes })}</p>
      <Act act="show" label="handoff:intro.show" className="button forward" />
    </>
  );
}

function Expired() {
  const { t } = useText();
  return (
    <>
      <h1>{t("handoff:expired.title")}</h1>
      <p>{t("handoff:expired.text")}</p>
      <Act act="show" label="handoff:expired.show" className="button forward" />
    </>
  );
}

function Opened({ time, again, here }: View<"opened"> & { here: string }) {
  const { t } = useText();
  return (
    <>
      <h1>{t("handoff:opened.title")}</h1>
      <p>{again ? t("handoff:opened.again") : t("handoff:opened.text", { time })}</p>
      <Live here={here} words={t("handoff:opened.live")} />
      <Stop />
    </>
  );
}

function Ready(props: View<"ready"> & { here: string }) {
  const { t } = useText();
  const { hidden, here, stale, marked } = props;
  return (
    <>
      {/* For the page that is still waiting: it takes these words and shows them. */}
      <template data-live="">
        {t("handoff:ready.live")} <a href={here}>{t("handoff:ready.open")}</a>
      </template>
      {stale ? <Banner tone="attention" heading={t("handoff:ready.stale")} /> : null}
      <div className="tight">
        <h1>{t("handoff:ready.title")}</h1>
        <p className="answer">{t("handoff:ready.lead")}</p>
        <p>{t("handoff:ready.wrong")}</p>
        {marked ? <p>{t("handoff:ready.marks")}</p> : null}
      </div>
      <HandoffSummary {...props} />
      <PostForm action={null} hidden={{ ...hidden, act: "confirm" }}>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("handoff:ready.submit")}
          </button>
        </p>
      </PostForm>
      <Stop />
    </>
  );
}

function Ended({ resumeHref }: View<"ended">) {
  const { t } = useText();
  return (
    <>
      <h1>{t("handoff:ended.title")}</h1>
      <p>{t("handoff:ended.text")}</p>
      <p>
        <a className="button" href={resumeHref}>
          {t("handoff:ended.resume")}
        </a>
      </p>
      <Act act="show" label="handoff:expired.show" className="button second" />
    </>
  );
}
