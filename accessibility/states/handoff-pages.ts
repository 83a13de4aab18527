/** 書かない窓口, the resident's screen: the code, waiting, the summary. */
import type { PageState, Scene } from "../page-state.ts";
import { kitchenSink } from "../stage/definitions.ts";
import { change, present, ready, show, whole } from "../stage/handoffs.ts";

const page = `/procedures/${kitchenSink.id}/apply/handoff`;

export function handoff(): PageState[] {
  const state = (name: string, title: string, bring: (scene: Scene) => Promise<unknown>): PageState => ({
    id: `handoff/${name}`,
    page,
    title: `窓口で見せる（${title}）`,
    async bringAbout(scene) {
      await bring(scene);
      await scene.goto(page);
    },
  });
  return [
    state("intro", "番号を出す前", ({ resident }) => resident.startDraft(kitchenSink.id, {})),
    state("waiting", "番号を出した", (scene) => show(scene, kitchenSink, {})),
    state("opened", "職員が入力中", (scene) => present(scene, kitchenSink, whole(scene, kitchenSink))),
    state("ready", "内容の確認", async (scene) =>
      ready(scene, await present(scene, kitchenSink, whole(scene, kitchenSink))),
    ),
    state("ready-again", "直したあとの確認", async (scene) => {
      const answers = whole(scene, kitchenSink);
      const id = await present(scene, kitchenSink, answers);
      await ready(scene, id);
      await change(scene, id, { ...answers, pilotKana: "ナオシタ　ナマエ", message: "窓口で足しました。" });
      await ready(scene, id);
    }),
    state("ended", "見せるのをやめた", async (scene) => {
      await show(scene, kitchenSink, {});
      const { stage, resident } = scene;
      await stage.portal.applications.handoffs.stop(resident.sessionHash, kitchenSink.id);
    }),
    {
      id: "handoff/stale",
      page,
      title: "窓口で見せる（確認の前に内容が変わった）",
      async bringAbout(scene) {
        await ready(scene, await present(scene, kitchenSink, whole(scene, kitchenSink)));
        await scene.goto(`${page}?changed=1`);
      },
    },
    {
      id: "handoff/no-draft",
      page: "409",
      title: "窓口で見せる（下書きがない）",
      status: 409,
      async bringAbout({ resident, goto }) {
        await resident.discardDrafts();
        await goto(page);
      },
    },
  ];
}
