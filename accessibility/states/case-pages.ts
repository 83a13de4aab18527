/** After applying: look-up, the application in every status, receipt, correction, withdrawal. */
import { newReceipt } from "../../app/applications/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import type { CaseName } from "../stage/cases.ts";
import { kitchenSink } from "../stage/definitions.ts";
import { enterNonsense, press, setInputs, submit } from "./acting.ts";

const names: Record<CaseName, string> = {
  submitted: "受付済み",
  "in-review": "審査中",
  "correction-requested": "補正依頼",
  corrected: "補正済み",
  accepted: "受理",
  completed: "完了",
  rejected: "不受理",
  withdrawn: "取下げ",
  talked: "連絡と書類がある",
  unread: "まだ見られていない",
};
export const caseNames = Object.keys(names) as CaseName[];

export const opening =
  (name: CaseName, below = "") =>
  async ({ resident, goto }: Scene) => {
    await goto(`/applications/${await resident.open(name)}${below}`);
  };
export const refused = { status: 422, hasErrors: true };

export function statusLookup(): PageState[] {
  const page = "/applications";
  const typing = (receipt: () => string, secret: string) => async (scene: Scene) => {
    await scene.resident.forget();
    await scene.goto(page);
    await setInputs(scene.page, { receipt: receipt(), secret });
    await submit(scene.page);
  };
  const state = (name: string, title: string, rest: Omit<PageState, "id" | "page" | "title">): PageState => ({
    id: `lookup/${name}`,
    page,
    title: `申請状況の照会（${title}）`,
    ...rest,
  });
  return [
    state("new", "初めて", {
      async bringAbout({ resident, goto }) {
        await resident.forget();
        await goto(page);
      },
    }),
    state("mine", "下書きと申請がある", {
      async bringAbout({ resident, goto }) {
        await resident.startDraft(kitchenSink.id, {});
        for (const name of caseNames) await resident.open(name);
        await goto(page);
      },
    }),
    state("left-empty", "何も入れずに送ったとき", { ...refused, bringAbout: typing(() => "", "") }),
    state("malformed", "番号の形でない", { ...refused, bringAbout: typing(() => "12345", "ABCD-EFGH") }),
    state("wrong", "番号が合わない", { ...refused, bringAbout: typing(newReceipt, "ABCD-EFGH") }),
    state("locked", "何度も誤ったあと", {
      status: 429,
      hasErrors: true,
      async bringAbout(scene) {
        const receipt = newReceipt();
        const { lookup } = scene.stage.portal.applications;
        for (let tries = 0; tries < 5; tries++)
          await lookup({ receipt, code: "ABCDEFGH" }, "nobody", `lock ${receipt}`);
        await typing(() => receipt, "ABCD-EFGH")(scene);
      },
    }),
  ];
}

export function application(): PageState[] {
  const page = "/applications/:receipt";
  return [
    ...caseNames.map((name) => ({
      id: `application/${name}`,
      page,
      title: `申請の状況（${names[name]}）`,
      bringAbout: opening(name),
    })),
    {
      id: "application/just-corrected",
      page,
      title: "申請の状況（補正を送った直後）",
      bringAbout: opening("corrected", "?news=corrected"),
    },
    {
      id: "application/just-withdrawn",
      page,
      title: "申請の状況（取り下げた直後）",
      bringAbout: opening("withdrawn", "?news=withdrawn"),
    },
    {
      id: "application/not-mine",
      page: "/applications",
      title: "申請の状況（このブラウザで開けない番号）",
      isElsewhere: true,
      async bringAbout({ resident, stage, goto }) {
        await resident.forget();
        await goto(`/applications/${stage.receipts.submitted}`);
      },
    },
    {
      id: "application/incident",
      page: "500",
      title: "思わぬ誤り",
      status: 500,
      bringAbout: ({ goto, stage }) => goto(`/applications/${stage.brokenReceipt}`),
    },
  ];
}

export const receipt = (): PageState[] => [
  {
    id: "receipt",
    page: "/applications/:receipt/receipt",
    title: "受付票",
    bringAbout: opening("submitted", "/receipt"),
  },
];

export function correction(): PageState[] {
  const page = "/applications/:receipt/correction";
  const asked = opening("correction-requested", "/correction");
  return [
    { id: "correction/untouched", page, title: "補正（初めて開いたとき）", bringAbout: asked },
    {
      id: "correction/nonsense",
      page,
      title: "補正（すべて誤って入れたとき）",
      ...refused,
      async bringAbout(scene) {
        await asked(scene);
        await enterNonsense(scene.page);
        await press(scene.page, "main form .button.forward");
      },
    },
    {
      id: "correction/not-asked",
      page: "409",
      title: "補正（頼まれていない）",
      status: 409,
      bringAbout: opening("accepted", "/correction"),
    },
  ];
}

export const withdraw = (): PageState[] => [
  {
    id: "withdraw/nonsense",
    page: "/applications/:receipt/withdraw",
    title: "取下げ（誤って入れたとき）",
    ...refused,
    async bringAbout(scene) {
      await opening("submitted", "/withdraw")(scene);
      await enterNonsense(scene.page);
      await press(scene.page, "main form .button.grave");
    },
  },
  {
    id: "withdraw",
    page: "/applications/:receipt/withdraw",
    title: "取下げ",
    bringAbout: opening("submitted", "/withdraw"),
  },
  {
    id: "withdraw/too-late",
    page: "409",
    title: "取下げ（できない）",
    status: 409,
    bringAbout: opening("completed", "/withdraw"),
  },
];
