/** Home, catalogue, guide pages, accessibility: what is read before anything is applied for. */
import type { Definition } from "../../app/engine/index.ts";
import type { PageState } from "../page-state.ts";
import { fictional } from "../stage/definitions.ts";

const at = (path: string) => (scene: Parameters<PageState["bringAbout"]>[0]) => scene.goto(path);
const query = (values: Record<string, string>) => `/procedures?${new URLSearchParams(values)}`;

export const home = (): PageState[] => [{ id: "home", page: "/", title: "最初のページ", bringAbout: at("/") }];

export function procedures(): PageState[] {
  const state = (name: string, title: string, values: Record<string, string>): PageState => ({
    id: `procedures/${name}`,
    page: "/procedures",
    title: `手続をさがす（${title}）`,
    bringAbout: at(Object.keys(values).length === 0 ? "/procedures" : query(values)),
  });
  return [
    state("all", "すべて", {}),
    state("found", "見つかった", { q: "引越し" }),
    state("nothing", "見つからない", { q: "ぬぬぬぬ" }),
    state("category", "分類でしぼる", { category: "tax" }),
    state("narrowed", "言葉と条件でしぼる", { q: "証明", online: "complete" }),
    state("life-event", "できごとでしぼる", { lifeEvent: "birth" }),
  ];
}

export const procedure = (catalogue: readonly Definition[]): PageState[] => [
  ...[...fictional, ...catalogue].map((definition) => ({
    id: `procedure/${definition.id}`,
    page: `/procedures/${definition.id}`,
    title: `案内（${definition.title.ja}）`,
    isOneOfMany: !fictional.includes(definition),
    bringAbout: at(`/procedures/${definition.id}`),
  })),
  {
    id: "procedure/unknown",
    page: "/procedures/:id",
    title: "案内（ない手続）",
    status: 404,
    bringAbout: at("/procedures/no-such-procedure"),
  },
];

export const accessibility = (): PageState[] => [
  { id: "accessibility", page: "/accessibility", title: "アクセシビリティ方針", bringAbout: at("/accessibility") },
];

export const notFound = (): PageState[] => [
  { id: "not-found", page: "404", title: "ないページ", status: 404, bringAbout: at("/no-such-page/at-all") },
];
