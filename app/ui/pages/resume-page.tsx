import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type DraftLine, MyDrafts } from "./my-applications.tsx";

/** `code`: typing it · `link`: the link of a mail · `gone`: it is good for nothing · `choose`: two drafts of one procedure */
export type ResumePart =
  | { kind: "code"; field: FieldView; drafts: DraftLine[] }
  | { kind: "link"; rows: SummaryRow[]; identity: boolean; problem: string | null }
  | { kind: "gone" }
  | ({ kind: "choose" } & ResumeChoice);
export type ResumePageProps = { frame: Frame; part: ResumePart };
/** Input name: `replaces`, the id of the draft that goes. `hidden`: what was typed, to be read again. */
export type ResumeChoice = {
  theirs: SummaryRow[];
  mine: SummaryRow[];
  mineHref: string;
  hidden: Record<string, string>;
};

export function ResumePage({ frame, part }: ResumePageProps) {
  return (
    <PublicLayout frame={frame}>
      <meta name="robots" content="noindex" />
      {drawn(part)}
    </PublicLayout>
  );
}

function drawn(part: ResumePart) {
  switch (part.kind) {
    case "code":
      return <Code {...part} />;
    case "link":
      return <Link {...part} />;
    case "gone":
      return <Gone />;
    case "choose":
      return <Choose {...part} />;
  }
}
type Part<K extends ResumePart["kind"]> = Extract<ResumePart, { kind: K }>;

function Code({ field, drafts }: Part<"code">) {
  const { t } = useText();
  return (
    <>
      <ErrorSummary errors={errorLinks([field])} />
      <div className="tight">
        <h1>{t("resume:enter.title")}</h1>
        <p>{t("resume:enter.lead")}</p>
      </div>
      <PostForm action={null} hidden={{}}>
        <FieldFor field={field} />
        <p className="acts">
          <button className="button forward" type="submit">
            {t("resume:enter.submit")}
          </button>
        </p>
      </PostForm>
      <section>
        <h2>{t("resume:enter.lost")}</h2>
        <ul>
          <li>{t("resume:enter.lostMail")}</li>
          <li>{t("resume:enter.lostOld")}</li>
          <li>{t("resume:enter.lostNew")}</li>
        </ul>
      </section>
      <MyDrafts drafts={drafts} />
    </>
  );
}

/** Following the link does nothing yet: programs that look into mails follow them, too. */
function Link({ rows, identity, problem }: Part<"link">) {
  const { t } = useText();
  return (
    <>
      {problem === null ? null : <Banner tone="attention" heading={problem} />}
      <div className="tight">
        <h1>{t("resume:link.title")}</h1>
        <p>{t("resume:link.lead")}</p>
      </div>
      <SummaryList rows={rows} />
      <div className="tight">
        <p>{t("resume:link.once")}</p>
        {identity ? <p>{t("resume:link.identity")}</p> : null}
        <PostForm action={null} hidden={{ act: "open" }}>
          <p className="acts">
            <button className="button forward" type="submit">
              {t("resume:link.submit")}
            </button>
          </p>
        </PostForm>
      </div>
    </>
  );
}

function Gone() {
  const { t, href } = useText();
  return (
    <>
      <div className="tight">
        <h1>{t("resume:link.gone.title")}</h1>
        <p>{t("resume:link.gone.what")}</p>
        <p>{t("resume:link.gone.next")}</p>
      </div>
      <p>
        <a className="button" href={href("/resume")}>
          {t("resume:link.gone.enter")}
        </a>
      </p>
    </>
  );
}

function Choose({ theirs, mine, mineHref, hidden }: Part<"choose">) {
  const { t } = useText();
  return (
    <>
      <div className="tight">
        <h1>{t("resume:choose.title")}</h1>
        <p>{t("resume:choose.lead")}</p>
      </div>
      <section className="tight">
        <h2>{t("resume:choose.theirs")}</h2>
        <SummaryList rows={theirs} />
        <p>{t("resume:choose.theirsAbout")}</p>
        <PostForm action={null} hidden={hidden}>
          <p className="acts">
            <button className="button second" type="submit">
              {t("resume:choose.takeTheirs")}
            </button>
          </p>
        </PostForm>
      </section>
      <section className="tight">
        <h2>{t("resume:choose.mine")}</h2>
        <SummaryList rows={mine} />
        <p>{t("resume:choose.mineAbout")}</p>
        <p>
          <a className="button second" href={mineHref}>
            {t("resume:choose.takeMine")}
          </a>
        </p>
      </section>
    </>
  );
}
