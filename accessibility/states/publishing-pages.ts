/** The publishing desk: list, new handout, one handout, editor, review, comparison. */
import type { PageState, Scene } from "../page-state.ts";
import { aDraft, inReview, savedMeanwhile, waiting } from "../stage/publishing.ts";
import type { StaffLogin, Stage } from "../stage/stage.ts";
import { press, setInputs } from "./acting.ts";

type Rest = Omit<PageState, "id" | "page" | "title">;
const base = "/staff/handouts";

const as =
  (
    login: StaffLogin,
    path: string,
    before?: (stage: Stage) => Promise<unknown>,
    then?: (scene: Scene) => Promise<void>,
  ) =>
  async (scene: Scene) => {
    await before?.(scene.stage);
    await scene.resident.signIn(login);
    await scene.goto(path);
    await then?.(scene);
  };
const states =
  (group: string, page: string, words: string) =>
  (name: string, title: string, rest: Rest): PageState => ({
    id: `staff/${group}/${name}`,
    page,
    title: `${words}（${title}）`,
    ...rest,
  });
const draftOf = (id: string) => (stage: Stage) => aDraft(stage, id);

export function publishingList(): PageState[] {
  const state = states("publishing", base, "配布文書の一覧");
  return [
    state("all", "すべて", { bringAbout: as("publisher", base, draftOf("tax-guide")) }),
    state("none", "条件に合うものがない", { bringAbout: as("publisher", `${base}?overdue=yes&department=library`) }),
    state("reader", "審査だけできる人", { bringAbout: as("clerk", base) }),
  ];
}

export function publishingNew(): PageState[] {
  const state = states("publishing-new", `${base}/new`, "新しい配布文書");
  const send = (action: string) => `form:has([name=action][value=${action}]) button[type=submit]`;
  return [
    state("empty", "はじめ", { bringAbout: as("publisher", `${base}/new`) }),
    state("refused", "足りないところがある", {
      status: 422,
      hasErrors: true,
      bringAbout: as("publisher", `${base}/new`, undefined, ({ page }) => press(page, send("create"))),
    }),
    state("files-refused", "ファイルが読めない", {
      status: 422,
      hasErrors: true,
      bringAbout: as("publisher", `${base}/new`, undefined, async ({ page }) => {
        const file = { name: "ja.md", mimeType: "text/markdown", buffer: Buffer.from("本文") };
        await page.locator("#import-files").setInputFiles([file]);
        await press(page, send("import"));
      }),
    }),
    {
      ...state("forbidden", "権限のないとき", { status: 403, bringAbout: as("clerk", `${base}/new`) }),
      page: "403",
    },
  ];
}

export function publishingImport(): PageState[] {
  const path = `${base}/import`;
  const state = states("publishing-import", path, "配布文書をまとめて取りこむ");
  const file = (files: Record<string, string>) => ({
    name: "handouts.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ handouts: [{ id: "sample", files }] })),
  });
  const send = (files: Record<string, string> | null) =>
    as("publisher", path, undefined, async ({ page }) => {
      if (files !== null) await page.locator("#import-bundle").setInputFiles([file(files)]);
      await press(page, "main form button[type=submit]");
    });
  return [
    state("empty", "はじめ", { bringAbout: as("publisher", path) }),
    state("nothing", "何も選ばずに送ったとき", { status: 422, hasErrors: true, bringAbout: send(null) }),
    state("report", "取りこみの結果", { status: 422, bringAbout: send({ "ja.md": "本文" }) }),
  ];
}

export function publishingOverview(): PageState[] {
  const state = states("publishing-one", `${base}/:id`, "配布文書");
  return [
    state("published", "公開中", { bringAbout: as("publisher", `${base}/nhi-guide`) }),
    state("draft", "下書きがある", { bringAbout: as("publisher", `${base}/tax-guide`, draftOf("tax-guide")) }),
    state("done", "操作の直後", { bringAbout: as("publisher", `${base}/tax-guide?done=save`, draftOf("tax-guide")) }),
    state("waiting", "公開の時刻待ち", {
      bringAbout: as("publisher", `${base}/akiya-guide`, (stage) => waiting(stage, "akiya-guide")),
    }),
    state("reader", "審査だけできる人", { bringAbout: as("clerk", `${base}/nhi-guide`) }),
    state("refused", "理由がないとき", {
      status: 422,
      hasErrors: true,
      bringAbout: as("publisher", `${base}/nhi-guide`, undefined, async ({ page }) => {
        await page.locator("details:has([value=withdraw]) > summary").click();
        await page.locator("#withdraw-reason").fill(" ");
        await press(page, "form:has([value=withdraw]) button");
      }),
    }),
    {
      ...state("unknown", "ない文書", { status: 404, bringAbout: as("publisher", `${base}/no-such-handout`) }),
      page: "404",
    },
  ];
}

export function publishingEdit(): PageState[] {
  const state = states("publishing-edit", `${base}/:id/edit`, "配布文書を書く");
  const edit = (id: string, then?: (scene: Scene) => Promise<void>, query = "") =>
    as("publisher", `${base}/${id}/edit${query}`, draftOf(id), then);
  const typed =
    (markdown: string, button: string) =>
    async ({ page }: Scene) => {
      await setInputs(page, { markdown });
      await press(page, `.save-bar [value=${button}]`);
    };
  return [
    state("ja", "日本語", { bringAbout: edit("tax-guide") }),
    state("easy", "やさしい日本語", { bringAbout: edit("tax-guide", undefined, "?locale=easy") }),
    state("plain", "スクリプトなし", { withoutScript: true, bringAbout: edit("tax-guide") }),
    state("line", "行へ移ったとき", { bringAbout: edit("tax-guide", undefined, "?line=5") }),
    state("preview", "見え方を確かめた", {
      bringAbout: edit("tax-guide", typed("## 見出し\n\n:check[朝8時]{why=時刻}から。", "preview")),
    }),
    state("mistakes", "書き方の誤り", {
      status: 422,
      hasErrors: true,
      bringAbout: edit("water-guide", typed("## 見出し\n\n<b>太い字</b>\n", "save")),
    }),
    state("gate", "公開の前に直すもの", {
      status: 422,
      bringAbout: edit("dog-guide", typed("## 見出し\n\n[こちら](procedure:moving-out)を見てください。\n", "submit")),
    }),
    state("refused", "足りないところがある", {
      status: 422,
      hasErrors: true,
      bringAbout: edit("tax-guide", async ({ page }) => {
        await setInputs(page, { title: "", reviewBy: "" });
        await press(page, ".save-bar [value=save]");
      }),
    }),
    state("stale", "ほかの人が先に保存したとき", {
      status: 409,
      bringAbout: edit("pension-guide", async ({ stage, page }) => {
        await savedMeanwhile(stage, "pension-guide");
        await press(page, ".save-bar [value=save]");
      }),
    }),
  ];
}

export function publishingReview(): PageState[] {
  const id = "school-guide";
  const state = states("publishing-review", `${base}/:id/review`, "配布文書の審査");
  const review = (login: StaffLogin, then?: (scene: Scene) => Promise<void>) =>
    as(login, `${base}/${id}/review`, (stage) => inReview(stage, id), then);
  return [
    state("second", "2人めの人", { bringAbout: review("publisher-2") }),
    state("own", "書いた本人", { bringAbout: review("publisher") }),
    state("refused", "日時がないとき", {
      status: 422,
      hasErrors: true,
      bringAbout: review("publisher-2", async ({ page }) => {
        await page.locator("[name=when][value=later]").check();
        await press(page, "form:has([value=approve]) button");
      }),
    }),
  ];
}

export const publishingCompare = (): PageState[] => [
  {
    id: "staff/publishing-compare",
    page: `${base}/:id/compare`,
    title: "版をくらべる",
    bringAbout: as("publisher", `${base}/school-guide/compare`, (stage) => inReview(stage, "school-guide")),
  },
];

export const publishingFile = (): PageState[] => [
  {
    id: "staff/publishing-file/unknown",
    page: "404",
    title: "ない配布文書のファイル",
    status: 404,
    isBare: true,
    bringAbout: as("publisher", `${base}/nhi-guide/versions/1/zz.md`),
  },
];
