/** Handouts as readers have them: the list, the text with and without readings, versions, thanks. */
import { readFolder } from "../../app/handouts/index.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import type { PageState } from "../page-state.ts";
import { press } from "./acting.ts";

const at = (path: string) => (scene: Parameters<PageState["bringAbout"]>[0]) => scene.goto(path);
/** With steps, a table, notices and a contact block. */
const rich = "garbage-sorting";
const query = (q: string) => `/handouts?${new URLSearchParams({ q })}`;

const unknown = (name: string, title: string, path: string, isBare = false): PageState => ({
  id: `handouts/${name}`,
  page: "404",
  title,
  status: 404,
  isBare,
  bringAbout: at(path),
});

export const list = (): PageState[] => {
  const state = (name: string, title: string, path: string): PageState => ({
    id: `handouts/list/${name}`,
    page: "/handouts",
    title: `窓口で配っている案内（${title}）`,
    bringAbout: at(path),
  });
  return [
    state("all", "すべて", "/handouts"),
    state("found", "見つかった", query("ごみ")),
    state("nothing", "見つからない", query("ぬぬぬぬ")),
  ];
};

export const handout = (): PageState[] => [
  ...readFolder(projectPath("db", "seed", "handouts")).map(({ meta }) => ({
    id: `handout/${meta.id}`,
    page: `/handouts/${meta.id}`,
    title: `案内（${meta.title.ja}）`,
    isOneOfMany: meta.id !== rich,
    bringAbout: at(`/handouts/${meta.id}`),
  })),
  {
    id: "handout/furigana",
    page: `/handouts/${rich}`,
    title: "案内（ふりがなの切り替え）",
    async bringAbout({ locale, goto }) {
      await goto(`/handouts/${rich}?furigana=${locale === "easy" ? "off" : "on"}`);
    },
  },
  unknown("unknown", "ない案内", "/handouts/no-such-handout"),
];

export const versions = (): PageState[] => [
  {
    id: "handouts/versions",
    page: "/handouts/:id/versions",
    title: "案内の版",
    bringAbout: at(`/handouts/${rich}/versions`),
  },
];

export const version = (): PageState[] => [
  {
    id: "handouts/version/current",
    page: "/handouts/:id/versions/:version",
    title: "番号で開いた今の版",
    bringAbout: at(`/handouts/${rich}/versions/1`),
  },
  {
    ...unknown("version/unknown", "ない版", `/handouts/${rich}/versions/999`),
    page: "/handouts/:id/versions/:version",
  },
];

export const helpful = (): PageState[] => [
  {
    id: "handouts/thanks",
    page: "/handouts/:id/helpful",
    title: "役に立ったかを答えたあと",
    async bringAbout({ page, goto }) {
      await goto(`/handouts/${rich}`);
      await press(page, "main form[method=post] button");
    },
  },
];

export const pdf = () => [unknown("pdf/unknown", "ない案内のPDF", "/handouts/no-such-handout.pdf", true)];
export const poster = () => [unknown("poster/unknown", "ない案内のポスター", "/handouts/no-such/poster.pdf", true)];
