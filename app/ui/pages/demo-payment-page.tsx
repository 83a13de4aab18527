import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { SummaryList } from "../feedback/summary-list.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

/** Input name: `act` = "pay", "pay-late" or "fail". */
export type DemoPaymentPageProps = {
  frame: FormFrame;
  amount: string;
  description: string;
  /** False: paid, stopped or expired. */
  open: boolean;
  returnHref: string;
};

/** Stands in for a page outside the city: says so before anything else. */
export function DemoPaymentPage(props: DemoPaymentPageProps) {
  const { t } = useText();
  return (
    <FormLayout frame={props.frame}>
      <h1>{t("payments:demo.title")}</h1>
      <Banner tone="attention" heading={t("payments:demo.notice")}>
        <p>{t("payments:demo.about")}</p>
      </Banner>
      <SummaryList
        rows={[
          { label: t("payments:demo.for"), value: props.description, changeHref: null },
          { label: t("payments:demo.amount"), value: props.amount, changeHref: null },
        ]}
      />
      {props.open ? (
        <PostForm action={null} hidden={{}} className="stack">
          <Act act="pay" label={t("payments:demo.pay")} main />
          <Act act="pay-late" label={t("payments:demo.payLate")} />
          <Act act="fail" label={t("payments:demo.fail")} />
        </PostForm>
      ) : (
        <p>{t("payments:demo.over")}</p>
      )}
      <p>
        <a href={props.returnHref}>{t("payments:demo.back")}</a>
      </p>
    </FormLayout>
  );
}

function Act({ act, label, main = false }: { act: string; label: string; main?: boolean }) {
  return (
    <p>
      <button className={main ? "button forward" : "button second"} type="submit" name="act" value={act}>
        {label}
      </button>
    </p>
  );
}
