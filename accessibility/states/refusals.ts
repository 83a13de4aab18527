/** Pages that the server shows in front of the framework: no route has them, every address may. */
import type { PageState } from "../page-state.ts";
import { postFromElsewhere } from "./acting.ts";

export const refusals = (): PageState[] => [
  {
    id: "refused/bad-request",
    page: "400",
    title: "読めないアドレス",
    status: 400,
    isBare: true,
    bringAbout: ({ goto }) => goto("/procedures/%E0%A4%A"),
  },
  {
    id: "refused/foreign-origin",
    page: "403",
    title: "ほかのサイトからの送信",
    status: 403,
    isBare: true,
    bringAbout: ({ page, stage, locale }) =>
      postFromElsewhere(page, `${stage.origin}${locale === "ja" ? "" : `/${locale}`}/applications`),
  },
  {
    id: "refused/address-too-long",
    page: "414",
    title: "長すぎるアドレス",
    status: 414,
    isBare: true,
    bringAbout: ({ goto }) => goto(`/procedures?q=${"a".repeat(5000)}`),
  },
];
