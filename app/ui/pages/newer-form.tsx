import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { PostForm } from "../forms/post-form.tsx";

/** Questions by their words. */
export type FormChanges = { lost: string[]; fresh: string[]; changed: string[] };
export type NewerFormProps = FormChanges & { hidden: Record<string, string> };

/** The form was published anew while this draft was lying: it may stay as it is, or move. */
export function NewerForm({ hidden, ...changes }: NewerFormProps) {
  const { t } = useText();
  const isSame = Object.values(changes).every((labels) => labels.length === 0);
  return (
    <Banner tone="plain" heading={t("resume:newer.heading")}>
      <p>{t("resume:newer.about")}</p>
      {isSame ? <p>{t("resume:newer.none")}</p> : <Questions of="newer" {...changes} />}
      <p>{t("resume:newer.kept")}</p>
      <PostForm action={null} hidden={{ ...hidden, act: "update" }}>
        <p className="acts">
          <button className="button second" type="submit">
            {t("resume:newer.submit")}
          </button>
        </p>
      </PostForm>
    </Banner>
  );
}

/** What became of the questions; empty lists draw nothing. */
export function Questions({ of, ...changes }: FormChanges & { of: "newer" | "again" }) {
  const { t } = useText();
  return (["fresh", "changed", "lost"] as const)
    .filter((what) => changes[what].length > 0)
    .map((what) => (
      <div key={what} className="tight">
        <h3>{t(`resume:${of}.${what}`)}</h3>
        <ul>
          {changes[what].map((label) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      </div>
    ));
}
