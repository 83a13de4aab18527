/** The console: signing in, inbox, case files in every status, procedures, accounts. */
import type { PageState, Scene } from "../page-state.ts";
import { kitchenSink } from "../stage/definitions.ts";
import type { StaffLogin } from "../stage/stage.ts";
import { press, setInputs } from "./acting.ts";
import { caseNames } from "./case-pages.ts";

const as = (login: StaffLogin, path: string | ((scene: Scene) => string)) => async (scene: Scene) => {
  await scene.resident.signIn(login);
  await scene.goto(typeof path === "string" ? path : path(scene));
};
const inboxPath = "/staff/applications";

export const login = (): PageState[] => [
  {
    id: "staff/login",
    page: "/staff/login",
    title: "職員のサインイン",
    async bringAbout({ resident, goto }) {
      await resident.signOut();
      await goto("/staff/login");
    },
  },
  {
    id: "staff/login/wrong",
    page: "/staff/login",
    title: "職員のサインイン（誤り）",
    status: 422,
    hasErrors: true,
    async bringAbout({ page, resident, goto }) {
      await resident.signOut();
      await goto("/staff/login");
      // A name of its own each time: the portal locks a name after some tries.
      await setInputs(page, { login: `nobody-${Date.now()}`, password: "wrong", code: "000000" });
      await press(page, "main form[method=post] button[type=submit]");
    },
  },
];

export const logout = (): PageState[] => [
  {
    id: "staff/logout",
    page: "405",
    title: "サインアウトのアドレスを開いたとき",
    status: 405,
    isBare: true,
    bringAbout: ({ goto }) => goto("/staff/logout"),
  },
];

export const attachment = (): PageState[] => [
  {
    id: "staff/attachment/unknown",
    page: "404",
    title: "ない添付書類",
    status: 404,
    isBare: true,
    bringAbout: as("clerk", "/staff/attachments/no-such-file"),
  },
];

export const index = (): PageState[] => [
  { id: "staff", page: inboxPath, title: "職員の最初のページ", isElsewhere: true, bringAbout: as("clerk", "/staff") },
];

export function applications(): PageState[] {
  const state = (name: string, title: string, path: string): PageState => ({
    id: `staff/inbox/${name}`,
    page: inboxPath,
    title: `申請の一覧（${title}）`,
    bringAbout: as("clerk", path),
  });
  return [
    state("open", "未完了", inboxPath),
    state("closed", "完了したもの", `${inboxPath}?view=closed`),
    state("messages", "連絡があるもの", `${inboxPath}?view=messages`),
    state("search", "氏名でさがす", `${inboxPath}?q=${encodeURIComponent("𠮷﨑")}`),
    state("empty", "見つからない", `${inboxPath}?q=${encodeURIComponent("ぬぬぬぬ")}`),
    state("by-procedure", "手続でしぼる", `${inboxPath}?procedure=${kitchenSink.id}&sort=newest`),
    {
      id: "staff/forbidden",
      page: "403",
      title: "権限のないページ",
      status: 403,
      bringAbout: as("publisher", inboxPath),
    },
  ];
}

export function application(): PageState[] {
  const page = `${inboxPath}/:receipt`;
  return [
    ...caseNames
      .filter((name) => name !== "unread")
      .map((name) => ({
        id: `staff/case/${name}`,
        page,
        title: `申請（${name}）`,
        bringAbout: as("clerk", ({ stage }) => `${inboxPath}/${stage.receipts[name]}`),
      })),
    {
      id: "staff/case/taken",
      page,
      title: "申請（操作の直後）",
      bringAbout: as("clerk", ({ stage }) => `${inboxPath}/${stage.receipts["in-review"]}?done=take`),
    },
    {
      id: "staff/case/marking",
      page,
      title: "補正する項目を選ぶ",
      bringAbout: as("clerk", ({ stage }) => `${inboxPath}/${stage.receipts["in-review"]}?mode=correction`),
    },
    {
      id: "staff/case/file-refused",
      page,
      title: "受け取れないファイルを添えたとき",
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await as("clerk", ({ stage }) => `${inboxPath}/${stage.receipts.talked}`)(scene);
        const memo = { name: "memo.pdf", mimeType: "application/pdf", buffer: Buffer.from("not a document") };
        await scene.page.locator("#act-complete-files").setInputFiles(memo);
        await press(scene.page, "main form:has(#act-complete) button[type=submit]");
      },
    },
    {
      id: "staff/case/marking-refused",
      page,
      title: "補正する項目を選ばずに送ったとき",
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await as("clerk", ({ stage }) => `${inboxPath}/${stage.receipts["in-review"]}?mode=correction`)(scene);
        await press(scene.page, "main form:has([name=mark]) button[type=submit]");
      },
    },
    {
      id: "staff/case/unknown",
      page: "404",
      title: "ない申請",
      status: 404,
      bringAbout: as("clerk", `${inboxPath}/AAAAA-AAAAA`),
    },
  ];
}

export const procedures = (): PageState[] => [
  {
    id: "staff/procedures",
    page: "/staff/procedures",
    title: "手続の一覧",
    bringAbout: as("clerk", "/staff/procedures"),
  },
];

export const procedure = (): PageState[] => [
  {
    id: "staff/procedure",
    page: "/staff/procedures/:id",
    title: "手続の事実",
    bringAbout: as("clerk", `/staff/procedures/${kitchenSink.id}`),
  },
  {
    id: "staff/procedure/unknown",
    page: "404",
    title: "ない手続",
    status: 404,
    bringAbout: as("clerk", "/staff/procedures/no-such"),
  },
];

export const accounts = (): PageState[] => [
  { id: "staff/accounts", page: "/staff/accounts", title: "職員の一覧", bringAbout: as("admin", "/staff/accounts") },
];

export const notFound = (): PageState[] => [
  {
    id: "staff/not-found",
    page: "404",
    title: "職員のないページ",
    status: 404,
    bringAbout: as("clerk", "/staff/no-such-page"),
  },
];
