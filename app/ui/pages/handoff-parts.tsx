import { useText } from "../../i18n/text-context.tsx";
import { PostForm } from "../forms/post-form.tsx";

/** One button, one form: nothing has to be filled in. */
export function Act({ act, label, className }: { act: string; label: string; className: string }) {
  const { t } = useText();
  return (
    <PostForm action={null} hidden={{ act }}>
      <p className="acts">
        <button className={className} type="submit">
          {t(label)}
        </button>
      </p>
    </PostForm>
  );
}

/** What the script takes out of the newer page, and says; without it the link does the same. */
export function Live({ here, words }: { here: string; words: string }) {
  const { t } = useText();
  return (
    <>
      <p role="status" data-live data-over={t("handoff:over")}>
        {words}
      </p>
      <p>
        <a className="change" href={here}>
          {t("handoff:refresh")}
        </a>
      </p>
      <p className="hint">{t("handoff:refreshAbout", { link: t("handoff:refresh") })}</p>
    </>
  );
}

export function Stop() {
  const { t } = useText();
  return (
    <section className="tight">
      <p>{t("handoff:stopAbout")}</p>
      <Act act="stop" label="handoff:stop" className="button second" />
    </section>
  );
}
