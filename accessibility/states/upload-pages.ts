/** Uploads of the publishing desk, and the addresses they get. */
import type { PageState, Scene } from "../page-state.ts";
import { press } from "./acting.ts";

const fromPaper = "/staff/handouts/from-paper";
const none = "0".repeat(64);

const as =
  (path: string, then?: (scene: Scene) => Promise<void>) =>
  async (scene: Scene): Promise<void> => {
    await scene.resident.signIn("publisher");
    await scene.goto(path);
    await then?.(scene);
  };
const unknown = (id: string, title: string, path: string): PageState => ({
  id,
  page: "404",
  title,
  status: 404,
  isBare: true,
  bringAbout: ({ goto }) => goto(path),
});

export const handoutImage = (): PageState[] => [unknown("handouts/image", "ない画像", `/handouts/images/${none}`)];
export const handoutOriginal = (): PageState[] => [
  unknown("handouts/original", "ない元の紙", `/handouts/originals/${none}.pdf`),
];

export const handoutsImages = (): PageState[] => [
  {
    id: "staff/handouts-images",
    page: "/staff/handouts",
    title: "画像を取り込むアドレスを開いたとき",
    isElsewhere: true,
    bringAbout: as("/staff/handouts/images"),
  },
];

export const handoutsFromPaper = (): PageState[] => [
  { id: "staff/from-paper/empty", page: fromPaper, title: "紙から作る（はじめ）", bringAbout: as(fromPaper) },
  {
    id: "staff/from-paper/refused",
    page: fromPaper,
    title: "紙から作る（ファイルがない）",
    status: 422,
    hasErrors: true,
    bringAbout: as(fromPaper, ({ page }) => press(page, "main form[method=post] button[type=submit]")),
  },
];
