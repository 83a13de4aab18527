/** Paying: the resident's page in every state of the payment, the demo's stand-in for a payment service, the case file. */
import type { PageState, Scene } from "../page-state.ts";
import { withFee } from "../stage/definitions.ts";
import { type Debt, feeAnswers, owe } from "../stage/paying.ts";
import { press } from "./acting.ts";

type Fee = Parameters<typeof owe>[1];
type Story = (debt: Debt, scene: Scene) => Promise<void>;

const cash: Story = (debt) => debt.record(() => ({ kind: "receive-cash" }));
const payOnline = async (debt: Debt, { stage }: Scene, act: "pay" | "pay-late" | "fail"): Promise<void> => {
  const charge = await debt.start();
  stage.portal.demoPayments?.act(charge, act);
};
/** Paid online after the clerk took the money. */
const doubled: Story = async (debt, scene) => {
  const charge = await debt.start();
  await debt.choose("counter");
  scene.stage.portal.demoPayments?.act(charge, "pay");
  await cash(debt, scene);
  await scene.stage.portal.payments.online?.reconcile();
};
const nothing: Story = async () => undefined;

/** Name, words for the report, what happens before, and answers of the application. */
const stories: [string, string, Story, Fee?][] = [
  ["choose", "払い方を選ぶ", nothing],
  ["exempt", "免除", nothing, { rescue: true }],
  ["open", "額が決まっていない", nothing, { receive: "post" }],
  ["open-counter", "額が決まっていない、窓口を選んだ", (debt) => debt.choose("counter"), { receive: "post" }],
  [
    "assessed",
    "担当課が額を決めた",
    (debt) => debt.record(() => ({ kind: "assess", total: 1_200 })),
    { receive: "post" },
  ],
  ["counter", "窓口を選んだ", (debt) => debt.choose("counter")],
  ["invoice", "納付書を選んだ", (debt) => debt.choose("invoice")],
  ["invoice-sent", "納付書を送った", (debt) => debt.record(() => ({ kind: "send-invoice" }))],
  [
    "begun",
    "オンラインの支払いの途中",
    async (debt) => {
      await debt.start();
    },
  ],
  ["late", "知らせを待っている", (debt, scene) => payOnline(debt, scene, "pay-late")],
  ["failed", "支払われなかった", (debt, scene) => payOnline(debt, scene, "fail")],
  ["paid", "支払い済み", (debt, scene) => payOnline(debt, scene, "pay")],
  ["doubled", "二重に支払われた", doubled],
  [
    "ended",
    "支払ったあとに取り下げた",
    async (debt, scene) => {
      await cash(debt, scene);
      await debt.act({ action: "withdraw", reason: "" }, "resident");
    },
  ],
];

const at = (path: (debt: Debt) => string, story: Story, fee?: Fee) => async (scene: Scene) => {
  const debt = await owe(scene, fee);
  await story(debt, scene);
  await scene.goto(path(debt));
};
const paymentOf = ({ receipt }: Debt) => `/applications/${receipt}/payment`;

export function payment(): PageState[] {
  const page = "/applications/:receipt/payment";
  return [
    ...stories.map(([name, title, story, fee]) => ({
      id: `payment/${name}`,
      page,
      title: `お支払い（${title}）`,
      bringAbout: at(paymentOf, story, fee),
    })),
    {
      id: "payment/stale",
      page,
      title: "お支払い（開いたあとに額が変わった）",
      status: 409,
      hasErrors: true,
      async bringAbout(scene) {
        const debt = await owe(scene);
        await scene.goto(paymentOf(debt));
        await debt.act({ action: "message", text: "確認しています。" }, "staff");
        await scene.page.evaluate(() => {
          for (const seen of document.querySelectorAll<HTMLInputElement>("[name=seen]")) seen.value = "1";
        });
        await press(scene.page, "main form:has([value=counter]) button");
      },
    },
    {
      id: "payment/not-charged",
      page: "404",
      title: "お支払い（手数料のない手続）",
      status: 404,
      bringAbout: async ({ resident, goto }) => goto(`/applications/${await resident.open("submitted")}/payment`),
    },
    {
      id: "payment/review",
      page: `/procedures/${withFee.id}/apply/review`,
      title: "内容の確認（手数料がある）",
      isElsewhere: true,
      async bringAbout(scene) {
        await scene.resident.startDraft(withFee.id, feeAnswers(scene));
        await scene.goto(`/procedures/${withFee.id}/apply/review`);
      },
    },
    {
      id: "payment/receipt",
      page: "/applications/:receipt/receipt",
      title: "受付票（手数料がある）",
      isElsewhere: true,
      bringAbout: at(({ receipt }) => `/applications/${receipt}/receipt`, nothing),
    },
    {
      id: "payment/application",
      page: "/applications/:receipt",
      title: "申請の状況（支払い済み）",
      isElsewhere: true,
      bringAbout: at(({ receipt }) => `/applications/${receipt}`, cash),
    },
  ];
}

export const paymentReturn = (): PageState[] => [
  {
    id: "payment/return",
    page: "/applications/:receipt/payment",
    title: "支払いサービスから戻ったとき",
    isElsewhere: true,
    async bringAbout(scene) {
      const debt = await owe(scene);
      const charge = await debt.start();
      scene.stage.portal.demoPayments?.act(charge, "pay");
      const { open } = (await debt.account()).balance;
      await scene.goto(`/payments/${open?.id}`);
    },
  },
];

export const demoPayment = (): PageState[] => {
  const page = "/demo/payments/:charge";
  const charged = (act: "fail" | null) => async (scene: Scene) => {
    const charge = await (await owe(scene)).start();
    if (act) scene.stage.portal.demoPayments?.act(charge, act);
    await scene.goto(`/demo/payments/${charge}`);
  };
  return [
    { id: "demo-payment/open", page, title: "デモの支払い画面", bringAbout: charged(null) },
    { id: "demo-payment/over", page, title: "デモの支払い画面（終わった支払い）", bringAbout: charged("fail") },
    {
      id: "demo-payment/unknown",
      page: "404",
      title: "デモの支払い画面（ない支払い）",
      status: 404,
      bringAbout: ({ goto }) => goto("/demo/payments/none"),
    },
  ];
};

/** The clerk's side of the same stories. */
export function casePayments(): PageState[] {
  const page = "/staff/applications/:receipt";
  const wanted = new Set(["choose", "open", "assessed", "invoice-sent", "begun", "paid", "doubled", "ended"]);
  const asClerk = (story: Story, fee?: Fee) => async (scene: Scene) => {
    const debt = await owe(scene, fee);
    await story(debt, scene);
    await scene.resident.signIn("clerk");
    await scene.goto(`/staff/applications/${debt.receipt}`);
  };
  return [
    ...stories
      .filter(([name]) => wanted.has(name))
      .map(([name, title, story, fee]) => ({
        id: `staff/case/payment-${name}`,
        page,
        title: `申請（お支払い：${title}）`,
        bringAbout: asClerk(story, fee),
      })),
    {
      id: "staff/case/payment-refused",
      page,
      title: "申請（開いたあとに支払われた）",
      status: 409,
      async bringAbout(scene) {
        const debt = await owe(scene);
        await scene.resident.signIn("clerk");
        await scene.goto(`/staff/applications/${debt.receipt}`);
        await cash(debt, scene);
        await press(scene.page, "form:has([value=receive-cash]) button");
      },
    },
  ];
}
