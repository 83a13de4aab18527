/** Somebody applies for another: the questions for it, and what the resident and the clerk see of it afterwards. */
import type { Answers } from "../../app/engine/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import { wholeAnswers } from "../stage/cases.ts";
import { cityDefinitions } from "../stage/definitions.ts";

const id = "bulky-waste";
const page = (path: string) => `/procedures/${id}/apply/${path}`;

function whole({ stage }: Scene): Answers {
  const definition = cityDefinitions().find((each) => each.id === id);
  if (!definition) throw new Error(`no ${id}`);
  return {
    ...wholeAnswers(stage.procedure(definition), stage.today),
    filedBy: "supporter",
    agentName: { family: "見本", given: "太郎" },
    agentRelation: "care-staff",
    agentOffice: "見本ケアセンター",
    agentTel: "0837000000",
    noticesTo: "both",
    agentEmail: "taro@example.jp",
    applicantEmail: "hanako@example.jp",
  };
}

async function filed(scene: Scene): Promise<string> {
  const { stage, resident } = scene;
  await resident.startDraft(id, whole(scene));
  const { applications } = stage.portal;
  const { sessionHash } = resident;
  const draft = await applications.drafts.find(sessionHash, id);
  if (!draft) throw new Error("no draft");
  const sent = await applications.submit({
    sessionHash,
    procedureId: id,
    key: draft.id,
    revision: draft.revision,
    locale: "ja",
    channel: "online",
  });
  if (!sent.ok) throw new Error(sent.error.code);
  return sent.value.receipt;
}

const answering = (path: string, name: string, title: string): PageState => ({
  id: `apply/proxy-${name}`,
  page: page(path),
  title,
  async bringAbout(scene) {
    await scene.resident.startDraft(id, whole(scene));
    await scene.goto(page(path));
  },
});
export const proxyForm = (): PageState[] => [
  answering("filer", "filer", "だれが申請するか（支援者）"),
  answering("contact", "contact", "お知らせを受け取る人（両方）"),
];

const read = (name: string, below: string, title: string): PageState => ({
  id: `${name}/proxy`,
  page: `/applications/:receipt${below}`,
  title,
  async bringAbout(scene) {
    await scene.goto(`/applications/${await filed(scene)}${below}`);
  },
});
export const proxyApplication = (): PageState[] => [read("application", "", "申請の状況（代わりの人が申請した）")];
export const proxyReceipt = (): PageState[] => [read("receipt", "/receipt", "受付の控え（代わりの人が申請した）")];

export const proxyCase = (): PageState[] => [
  {
    id: "staff/application/proxy",
    page: "/staff/applications/:receipt",
    title: "申請の詳細（代わりの人が申請した）",
    async bringAbout(scene) {
      const receipt = await filed(scene);
      await scene.resident.signIn("clerk");
      await scene.goto(`/staff/applications/${receipt}`);
    },
  },
];
