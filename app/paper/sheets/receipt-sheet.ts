/** The receipt to keep: the two numbers very large, what comes next, whom to ask, what is to be paid. */
import { type Answers, type Procedure, textOf } from "../../engine/index.ts";
import type { Fact, PaperDocument } from "../model.ts";
import { feeRows } from "./fee-block.ts";
import { type CityOnPaper, document, only, plainSection, qrOf, type Target, type Voice } from "./voice.ts";

export type ReceiptOnPaper = {
  procedure: Procedure;
  answers: Answers;
  receipt: string;
  accessCode: string;
  /** Ready to read. */
  submitted: string;
  department: string;
  /** Who applied for whom, in a sentence; null when the applicant did. One sheet has no room for more. */
  onBehalf: string | null;
  next: { when: string; what: string; detail: string | null }[];
  target: Target;
  city: CityOnPaper;
  notices: string[];
};

export function receiptSheet(receipt: ReceiptOnPaper, voice: Voice): PaperDocument {
  const { t, locale } = voice;
  const { procedure, answers, city, notices } = receipt;
  const title = textOf(procedure.definition.title, locale);
  const foot = t("paper:application.foot", { receipt: receipt.receipt });
  const named = `${t("paper:receipt.title")} ${receipt.receipt}`;
  return document(voice, { title: named, kind: t("paper:receipt.kind"), number: receipt.receipt, foot, city }, [
    {
      kind: "masthead",
      above: null,
      title: only(t("paper:receipt.title")),
      lead: [
        [t("paper:receipt.lead", { when: receipt.submitted, title }), receipt.onBehalf ?? []]
          .flat()
          .join(locale === "ja" ? "" : " "),
        t("paper:receipt.keep"),
      ].join("\n"),
      qr: qrOf(voice, receipt.target, title, t("paper:receipt.qr")),
    },
    ...(notices.length > 0 ? [{ kind: "notice" as const, title: null, lines: notices }] : []),
    { kind: "number", label: t("paper:receipt.number"), value: receipt.receipt, size: "huge" },
    { kind: "number", label: t("paper:receipt.code"), value: receipt.accessCode, size: "large" },
    { kind: "text", small: true, text: t("paper:receipt.codeAbout") },
    plainSection(t("paper:receipt.next"), [{ kind: "events", entries: receipt.next }]),
    plainSection(t("paper:receipt.ask"), [
      { kind: "facts", rows: [...feeRows(procedure, answers, voice), ...whomToAsk(receipt, voice)] },
    ]),
  ]);
}

function whomToAsk({ city, department }: ReceiptOnPaper, { t }: Voice): Fact[] {
  const office = t("paper:form.counter", { office: city.office, department });
  const tel = city.tel === null ? [] : [`${t("paper:form.tel")}　${city.tel}`];
  return [{ label: only(t("paper:receipt.office")), lines: [office, ...tel, city.hours] }];
}
