/**
 * Addresses that answer with a PDF: its own accessibility (tags, language, order) is tested where it is drawn. What a person
 * meets as a page is the refusal.
 */
import type { PageState, Scene } from "../page-state.ts";

const unknown = (id: string, title: string, path: string, signedIn = false): PageState => ({
  id,
  page: "404",
  title,
  status: 404,
  isBare: true,
  async bringAbout({ resident, goto }: Scene) {
    if (signedIn) await resident.signIn("clerk");
    await goto(path);
  },
});
const notMine = (id: string, title: string, file: string): PageState => ({
  id,
  page: "/applications",
  title,
  isElsewhere: true,
  async bringAbout({ resident, stage, goto }) {
    await resident.forget();
    await goto(`/applications/${stage.receipts.submitted}/${file}`);
  },
});

export const formPdf = () => [
  unknown("form-pdf/unknown", "用紙（ない手続）", "/procedures/no-such-procedure/form.pdf"),
];
export const receiptPdf = () => [notMine("receipt-pdf/not-mine", "控えのPDF（開けない番号）", "receipt.pdf")];
export const applicationPdf = () => [
  notMine("application-pdf/not-mine", "申請書のPDF（開けない番号）", "application.pdf"),
];
export const staffApplicationPdf = () => [
  unknown("staff/application-pdf/unknown", "ない申請の印刷用", "/staff/applications/AAAAA-AAAAA/application.pdf", true),
];
export const staffPrintPdf = (): PageState[] => [
  {
    id: "staff/print-pdf/none",
    page: "/staff/applications",
    title: "何も選ばずに印刷したとき",
    isElsewhere: true,
    hasErrors: true,
    async bringAbout({ resident, goto }) {
      await resident.signIn("clerk");
      await goto("/staff/applications/print.pdf");
    },
  },
];
