/** 書かない窓口, the clerk's desk: presenting a code, the form, the summary to be confirmed, what was handed in. */
import type { PageState, Scene } from "../page-state.ts";
import { byMail, kitchenSink } from "../stage/definitions.ts";
import { begin, change, handIn, identify, present, ready, whole } from "../stage/handoffs.ts";
import { enterNonsense, press, setInputs } from "./acting.ts";

const desk = "/staff/handoff";
type Rest = Omit<PageState, "id" | "page" | "title">;
const stateOn =
  (page: string, group: string) =>
  (name: string, title: string, rest: Rest): PageState => ({
    id: `staff/handoff/${group}/${name}`,
    page,
    title: `書かない窓口（${title}）`,
    ...rest,
  });

/** Signs the clerk in and goes to what `bring` has made. */
const at = (bring: (scene: Scene) => Promise<string>, below = "") => ({
  async bringAbout(scene: Scene) {
    await scene.resident.signIn("clerk");
    await scene.goto(`${desk}/${await bring(scene)}${below}`);
  },
});

export function handoffs(): PageState[] {
  const state = stateOn(desk, "desk");
  const open = (query = "") => ({
    async bringAbout(scene: Scene) {
      await scene.resident.signIn("clerk");
      await scene.goto(`${desk}${query}`);
    },
  });
  return [
    state("new", "番号の入力", {
      async bringAbout(scene) {
        await begin(scene, kitchenSink, {});
        await open().bringAbout(scene);
      },
    }),
    state("scanned", "二次元コードを読み取った", open(`?token=${"A".repeat(43)}`)),
    state("gone", "閉じられた下書き", open("?failure=gone")),
    state("malformed", "番号の形でない", {
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await open().bringAbout(scene);
        await setInputs(scene.page, { code: "12" });
        await press(scene.page, "form:has([name=code]) button[type=submit]");
      },
    }),
    state("no-procedure", "手続を選ばずに始めようとした", {
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await open().bringAbout(scene);
        await press(scene.page, "form:has([name=procedure]) button[type=submit]");
      },
    }),
  ];
}

export function handoffFile(): PageState[] {
  const state = stateOn(`${desk}/:id`, "file");
  const shown = async (scene: Scene) => {
    const id = await present(scene, kitchenSink, whole(scene, kitchenSink));
    await ready(scene, id);
    return id;
  };
  return [
    state(
      "empty",
      "何も入っていない",
      at((scene) => begin(scene, kitchenSink, {})),
    ),
    state(
      "identity",
      "本人確認がまだ",
      at((scene) => begin(scene, byMail, whole(scene, byMail))),
    ),
    state(
      "identified",
      "本人確認を記録した",
      at(async (scene) => {
        const id = await begin(scene, byMail, whole(scene, byMail));
        await identify(scene, id);
        return `${id}?done=identified`;
      }),
    ),
    state(
      "changed",
      "職員が直した",
      at(async (scene) => {
        const answers = whole(scene, kitchenSink);
        const id = await present(scene, kitchenSink, answers);
        await change(scene, id, { ...answers, pilotKana: "ナオシタ　ナマエ" });
        return `${id}?failure=stale`;
      }),
    ),
    state("waiting", "本人が確認中", at(shown)),
    state("stale", "本人が内容を変えたあとに確認へ進もうとした", {
      status: 409,
      async bringAbout(scene) {
        let id = "";
        const answers = whole(scene, kitchenSink);
        await at(async (each) => {
          id = await begin(each, kitchenSink, answers);
          return id;
        }).bringAbout(scene);
        await change(scene, id, { ...answers, pilotKana: "カワッタ　ナマエ" });
        await press(scene.page, "form:has([name=act][value=ready]) button");
      },
    }),
    state(
      "sent",
      "申請として受け付けた",
      at(async (scene) => {
        const id = await begin(scene, kitchenSink, whole(scene, kitchenSink));
        await ready(scene, id);
        await handIn(scene, id);
        return id;
      }),
    ),
  ];
}

export function handoffFill(): PageState[] {
  const state = stateOn(`${desk}/:id/fill/*`, "fill");
  const from = (path: string) => at((scene) => begin(scene, kitchenSink, whole(scene, kitchenSink)), `/fill/${path}`);
  return [
    state("step", "一つの画面", from("contact")),
    state("many", "いちばん長い画面", from("extras")),
    state("list", "人の一覧", from("people")),
    state("item", "一人", from("people/0")),
    state("errors", "誤りのある画面", {
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await from("contact").bringAbout(scene);
        await enterNonsense(scene.page);
        await press(scene.page, "main form[method=post] .acts button");
      },
    }),
  ];
}

export function handoffCheck(): PageState[] {
  const state = stateOn(`${desk}/:id/check`, "check");
  const shown =
    (locale: "ja" | "en") =>
    async (scene: Scene): Promise<string> => {
      const id = await begin(scene, kitchenSink, whole(scene, kitchenSink), locale);
      await ready(scene, id);
      return id;
    };
  return [
    state("ja", "本人に見せる画面", at(shown("ja"), "/check")),
    state("en", "本人に見せる画面、英語の人", at(shown("en"), "/check")),
    state("not-confirmed", "確認の印がない", {
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await at(shown("ja"), "/check").bringAbout(scene);
        await press(scene.page, "main form[method=post] button[type=submit]");
      },
    }),
  ];
}

/** The sheet itself is no page. */
export const handoffReceipt = (): PageState[] => [
  {
    id: "staff/handoff/receipt/not-sent",
    page: `${desk}/:id/receipt.pdf`,
    title: "書かない窓口（まだ申請していない人の控え）",
    status: 404,
    isBare: true,
    ...at((scene) => begin(scene, kitchenSink, {}), "/receipt.pdf"),
  },
];
