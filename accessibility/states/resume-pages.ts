/** Going on later: the code, entering it, two drafts of one procedure, a newer form, applying again. */
import type { PageState, Scene } from "../page-state.ts";
import { wholeAnswers } from "../stage/cases.ts";
import { byMail, kitchenSink } from "../stage/definitions.ts";
import { deadCode, draftElsewhere, onOlderForm, ownDraft, withCode } from "../stage/drafts.ts";
import { setInputs, submit } from "./acting.ts";

const later = `/procedures/${kitchenSink.id}/apply/later`;
const whole = ({ stage }: Scene) => wholeAnswers(stage.procedure(kitchenSink), stage.today);

/** On the sheet the draft is shown; then it is opened somewhere else. */
async function takenAway(scene: Scene): Promise<void> {
  const { resident, page, goto, stage } = scene;
  await resident.startDraft(kitchenSink.id, {});
  await goto(later);
  await submit(page);
  const shown = await stage.portal.applications.resumes.shown(await ownDraft(scene, kitchenSink));
  const elsewhere = { sessionHash: `elsewhere ${Math.random()}`, address: "stage", replaces: null };
  const opened = await stage.portal.applications.resumes.open({ code: shown?.code ?? "" }, elsewhere);
  if (!opened.ok) throw new Error(opened.error.code);
}

/** More of the start page. */
export function startAfterResuming(): PageState[] {
  const start = (definition: typeof kitchenSink) => `/procedures/${definition.id}/apply`;
  return [
    {
      id: "apply-start/newer",
      page: start(byMail),
      title: "申請を始める（様式が新しくなった下書きがある）",
      async bringAbout(scene) {
        await onOlderForm(scene, byMail, kitchenSink, whole(scene));
        await scene.goto(start(byMail));
      },
    },
    {
      id: "apply-start/opened",
      page: start(byMail),
      title: "申請を始める（別の端末から続きを開いた、様式が新しい）",
      async bringAbout(scene) {
        await onOlderForm(scene, byMail, kitchenSink, whole(scene));
        await scene.goto(`${start(byMail)}?opened=1`);
      },
    },
    {
      id: "apply-start/elsewhere",
      page: start(kitchenSink),
      title: "申請を始める（下書きがほかの端末にある）",
      async bringAbout(scene) {
        await takenAway(scene);
        await scene.goto(start(kitchenSink));
      },
    },
  ];
}

export function resumeLater(): PageState[] {
  const state = (name: string, title: string, rest: Omit<PageState, "id" | "page" | "title">): PageState => ({
    id: `resume-later/${name}`,
    page: later,
    title: `あとで続ける（${title}）`,
    ...rest,
  });
  return [
    state("offer", "番号を出す前", {
      async bringAbout({ resident, goto }) {
        await resident.startDraft(kitchenSink.id, {});
        await goto(later);
      },
    }),
    state("wrong-address", "誤ったアドレス", {
      status: 422,
      hasErrors: true,
      async bringAbout({ resident, goto, page }) {
        await resident.startDraft(kitchenSink.id, {});
        await goto(later);
        await setInputs(page, { email: "だれか" });
        await submit(page);
      },
    }),
    state("code", "番号を出した", {
      async bringAbout(scene) {
        await withCode(scene, kitchenSink);
        await scene.goto(later);
      },
    }),
    state("mailed", "メールでも送った", {
      async bringAbout(scene) {
        await withCode(scene, kitchenSink, `later${Math.random()}@example.jp`);
        await scene.goto(later);
      },
    }),
    {
      ...state("moved", "ほかの端末で開かれた", {
        status: 409,
        async bringAbout(scene) {
          await takenAway(scene);
          await scene.goto(later);
        },
      }),
      page: "409",
    },
  ];
}

export function resume(): PageState[] {
  const page = "/resume";
  const state = (name: string, title: string, rest: Omit<PageState, "id" | "page" | "title">): PageState => ({
    id: `resume/${name}`,
    page,
    title: `書きかけを続ける（${title}）`,
    ...rest,
  });
  const typing = async (scene: Scene, code: string) => {
    await scene.goto(page);
    await setInputs(scene.page, { code });
    await submit(scene.page);
  };
  const refused = { status: 422, hasErrors: true };
  return [
    state("new", "初めて", {
      async bringAbout({ resident, goto }) {
        await resident.forget();
        await goto(page);
      },
    }),
    state("mine", "この端末にも下書きがある", {
      async bringAbout({ resident, goto }) {
        await resident.startDraft(kitchenSink.id, {});
        await goto(page);
      },
    }),
    state("malformed", "書き写しの誤り", { ...refused, bringAbout: (scene) => typing(scene, "7KQ4M-XW93T") }),
    state("wrong", "合わない番号", {
      ...refused,
      bringAbout: async (scene) => typing(scene, await deadCode(scene, kitchenSink)),
    }),
    state("locked", "何度も誤ったあと", {
      status: 429,
      hasErrors: true,
      async bringAbout(scene) {
        const code = await deadCode(scene, kitchenSink);
        const { resumes } = scene.stage.portal.applications;
        for (let tries = 0; tries < 5; tries++)
          await resumes.open({ code }, { sessionHash: "nobody", address: `lock ${code}`, replaces: null });
        await typing(scene, code);
      },
    }),
    state("choose", "どちらを続けるか", {
      async bringAbout(scene) {
        const { code } = await draftElsewhere(scene, kitchenSink, whole(scene));
        await scene.resident.startDraft(kitchenSink.id, {});
        await typing(scene, code);
      },
    }),
  ];
}

export function resumeLink(): PageState[] {
  const page = "/resume/:handle";
  const state = (name: string, title: string, bringAbout: PageState["bringAbout"]): PageState => ({
    id: `resume-link/${name}`,
    page,
    title: `書きかけを続けるリンク（${title}）`,
    bringAbout,
  });
  return [
    state("open", "開く前", async (scene) => {
      await scene.resident.discardDrafts();
      await scene.goto((await draftElsewhere(scene, byMail)).path);
    }),
    state("choose", "どちらを続けるか", async (scene) => {
      const { path } = await draftElsewhere(scene, kitchenSink);
      await scene.resident.startDraft(kitchenSink.id, whole(scene));
      await scene.goto(path);
      await submit(scene.page);
    }),
    state("gone", "使えなくなったリンク", ({ goto }) => goto("/resume/7KQ4M?key=none")),
  ];
}

export function again(): PageState[] {
  const open = async ({ resident, goto }: Scene) => goto(`/applications/${await resident.open("completed")}/again`);
  const state = (name: string, title: string, bringAbout: PageState["bringAbout"]): PageState => ({
    id: `again/${name}`,
    page: "/applications/:receipt/again",
    title: `もう一度申請する（${title}）`,
    bringAbout,
  });
  return [
    state("new", "下書きがない", async (scene) => {
      await scene.resident.discardDrafts();
      await open(scene);
    }),
    state("draft", "下書きがある", async (scene) => {
      await scene.resident.startDraft(kitchenSink.id, {});
      await open(scene);
    }),
  ];
}

/** The check page with answers that were typed elsewhere. */
export function carriedReviews(): PageState[] {
  const review = `/procedures/${kitchenSink.id}/apply/review`;
  const asked = kitchenSink.steps.slice(0, 2).map(({ id }) => id);
  const save = async (scene: Scene, from: "version" | "application") => {
    const draft = await ownDraft(scene, kitchenSink);
    const origin =
      from === "version"
        ? { from, versionId: draft.versionId }
        : { from, applicationId: "earlier", sentAt: scene.stage.portal.clock.now() };
    await scene.stage.portal.applications.drafts.save(draft, { carried: { ...origin, asked } });
  };
  const carried = (from: "version" | "application", title: string): PageState => ({
    id: `review/carried-${from}`,
    page: review,
    title: `確認（${title}）`,
    async bringAbout(scene) {
      await scene.resident.startDraft(kitchenSink.id, whole(scene));
      await save(scene, from);
      await scene.goto(review);
    },
  });
  return [carried("version", "新しい様式に移ったあと"), carried("application", "前の申請から写した")];
}
