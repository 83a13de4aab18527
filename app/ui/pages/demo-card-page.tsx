import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { SummaryList } from "../feedback/summary-list.tsx";
import { Words } from "../feedback/words.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

/** Input names: `person` = the id of one of them, `cancel` = "1". */
export type DemoCardPageProps = {
  frame: FormFrame;
  people: { id: string; name: string; address: string; birth: string }[];
};

/** Stands in for a page outside the city: says so before anything else. */
export function DemoCardPage({ frame, people }: DemoCardPageProps) {
  const { t } = useText();
  return (
    <FormLayout frame={frame}>
      <h1>{t("pages:demoCard.title")}</h1>
      <Banner tone="attention" heading={t("pages:demoCard.notice")}>
        <p>{t("pages:demoCard.about")}</p>
      </Banner>
      <PostForm action={null} hidden={{}} className="stack">
        {people.map(({ id, name, address, birth }, index) => (
          <section key={id} className="tight">
            <h2 lang="ja">{name}</h2>
            <SummaryList
              rows={[
                { label: t("pages:demoCard.address"), value: address, changeHref: null },
                { label: t("pages:demoCard.birth"), value: birth, changeHref: null },
              ]}
            />
            <p>
              <button
                className={index === 0 ? "button forward" : "button second"}
                type="submit"
                name="person"
                value={id}
              >
                <span>
                  <Words>{t("pages:demoCard.choose", { name })}</Words>
                </span>
              </button>
            </p>
          </section>
        ))}
        <p>
          <button className="button second" type="submit" name="cancel" value="1">
            {t("pages:demoCard.cancel")}
          </button>
        </p>
      </PostForm>
    </FormLayout>
  );
}
