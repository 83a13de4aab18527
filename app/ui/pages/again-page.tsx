import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";
import { type FormChanges, Questions } from "./newer-form.tsx";

export type AgainPageProps = {
  frame: FormFrame;
  receipt: string;
  changes: FormChanges;
  /** An unfinished one of the same procedure, which would go. */
  draft: { savedAt: string; goOnHref: string } | null;
  hidden: Record<string, string>;
  keepHref: string;
};

/** Says what a new application would take over from an earlier one, before anything is begun. */
export function AgainPage(props: AgainPageProps) {
  const { t } = useText();
  const { draft } = props;
  return (
    <FormLayout frame={props.frame}>
      <div className="tight">
        <h1>{t("resume:again.title")}</h1>
        <p className="answer">{t("resume:again.lead", { receipt: props.receipt })}</p>
      </div>
      <section className="tight">
        <h2>{t("resume:again.notCopied")}</h2>
        <ul>
          {["files", "declarations", "dates"].map((what) => (
            <li key={what}>{t(`resume:again.${what}`)}</li>
          ))}
        </ul>
        <Questions of="again" {...props.changes} />
      </section>
      {draft === null ? null : (
        <Banner tone="attention" heading={t("resume:again.draft")}>
          <p>{t("resume:again.draftAbout", { when: draft.savedAt })}</p>
          <p>
            <a className="button" href={draft.goOnHref}>
              {t("resume:again.draftGoOn")}
            </a>
          </p>
        </Banner>
      )}
      <PostForm action={null} hidden={props.hidden}>
        <p className="acts">
          <button className={draft === null ? "button forward" : "button grave"} type="submit">
            {t(draft === null ? "resume:again.begin" : "resume:again.replace")}
          </button>
          <a href={props.keepHref}>{t("resume:again.keep")}</a>
        </p>
      </PostForm>
    </FormLayout>
  );
}
