/** Files of a form: on their way, refused at once, not looked at yet, refused since. */
import { eicar } from "../../app/applications/attachments/scanner.ts";
import { honestPdfs } from "../../tests/factories/sent-files.ts";
import type { PageState, Scene } from "../page-state.ts";
import { wholeAnswers } from "../stage/cases.ts";
import { kitchenSink } from "../stage/definitions.ts";
import { neverScanned } from "../stage/portal.ts";
import { press, submit } from "./acting.ts";

const papers = `/procedures/${kitchenSink.id}/apply/papers`;
const review = `/procedures/${kitchenSink.id}/apply/review`;
const pdf = honestPdfs["a page of text"]?.() ?? Buffer.alloc(0);
const sent = (name: string, tail = "") => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.concat([pdf, Buffer.from(tail)]),
});

/** The whole form answered, with these files kept for it. */
async function withFiles({ resident, stage }: Scene, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const { attachments, drafts } = stage.portal.applications;
  const answers = wholeAnswers(stage.procedure(kitchenSink), stage.today);
  await resident.startDraft(kitchenSink.id, answers);
  const draft = await drafts.find(resident.sessionHash, kitchenSink.id);
  if (!draft) throw new Error("no draft");
  const certificate = [];
  for (const { name, buffer } of files) {
    const owner = { sessionHash: resident.sessionHash, draftId: draft.id };
    const saved = await attachments.save({
      ...owner,
      name,
      bytes: (async function* () {
        yield buffer;
      })(),
    });
    if (!saved.ok) throw new Error(saved.error);
    certificate.push(saved.value);
  }
  await drafts.save(draft, { answers: { ...answers, certificate } });
}

/** The windows share one scanner: whoever switches it off, or waits for its word, does so alone. */
let turn: Promise<unknown> = Promise.resolve();
function alone(work: () => Promise<unknown>): Promise<unknown> {
  turn = turn.then(work, work);
  return turn;
}

/** The scanner was down when it came, and then found something. */
const withRefused = (scene: Scene): Promise<unknown> =>
  alone(async () => {
    const { scanner, portal } = scene.stage;
    scanner.isDown = true;
    await withFiles(scene, [sent("証明書.pdf"), sent("写し.pdf", eicar)]);
    scanner.isDown = false;
    await portal.applications.attachments.rounds.go();
  });

const choose = (scene: Scene, file: ReturnType<typeof sent>) =>
  scene.page.locator("main input[type=file]").setInputFiles(file);

export const files = (): PageState[] => [
  {
    id: "apply/files/waiting",
    page: papers,
    title: "添付（検査待ち）",
    async bringAbout(scene) {
      await withFiles(scene, [sent("証明書.pdf", neverScanned)]);
      await scene.goto(papers);
    },
  },
  {
    id: "apply/files/refused-since",
    page: papers,
    title: "添付（あとからウイルスが見つかった）",
    hasErrors: true,
    async bringAbout(scene) {
      await withRefused(scene);
      await scene.goto(papers);
    },
  },
  {
    id: "review/file-waiting",
    page: review,
    title: "確認（検査待ちの添付）",
    async bringAbout(scene) {
      await withFiles(scene, [sent("証明書.pdf", neverScanned)]);
      await scene.goto(review);
    },
  },
  {
    id: "review/file-refused",
    page: review,
    title: "確認（添付からウイルスが見つかった）",
    status: 422,
    hasErrors: true,
    async bringAbout(scene) {
      await withRefused(scene);
      await scene.goto(review);
      await submit(scene.page);
    },
  },
  {
    id: "apply/files/sending",
    page: papers,
    title: "添付（送っている途中）",
    async bringAbout(scene) {
      await withFiles(scene, [sent("証明書.pdf")]);
      await scene.goto(papers);
      // Its answer never comes.
      await scene.page.route(`**${papers}`, () => undefined, { times: 1 });
      await choose(scene, sent("写し.pdf"));
      await scene.page.locator("main .sending progress").waitFor();
    },
  },
  {
    id: "apply/files/refused-by-script",
    page: papers,
    title: "添付（送ってすぐ断られた）",
    async bringAbout(scene) {
      await withFiles(scene, [sent("証明書.pdf")]);
      await scene.goto(papers);
      await alone(async () => {
        await choose(scene, sent("写し.pdf", eicar));
        await scene.page.locator("main .field .error").waitFor();
      });
    },
  },
  {
    id: "apply/files/none-chosen",
    page: papers,
    title: "添付（選ばずに追加を押した）",
    status: 422,
    hasErrors: true,
    withoutScript: true,
    async bringAbout(scene) {
      await withFiles(scene, [sent("証明書.pdf")]);
      await scene.goto(papers);
      await press(scene.page, "main [name=_upload]");
    },
  },
];
