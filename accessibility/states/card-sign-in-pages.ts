/** Identification with the My Number card: offered, begun, chosen in the demo, filled in, and what can end it. */
import type { Identity } from "../../app/applications/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import { wholeAnswers } from "../stage/cases.ts";
import { byCard, cityDefinitions } from "../stage/definitions.ts";
import { press, submit } from "./acting.ts";

function there<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`${what} is missing`);
  return value;
}

const applyTo = (id: string, path: string) => `/procedures/${id}/apply${path}`;
const identityPage = applyTo(byCard.id, "/identity");
/** One of the city's own: its applicant has the fields that the card fills in. */
const certificate = there(
  cityDefinitions().find(({ id }) => id === "residence-certificate"),
  "the residence certificate",
);

const hanako = { subject: "demo-hanako", name: "見本 花子", birthdate: "1985-04-01" };
const withCard = (scene: Scene, address = "山口県美祢市大嶺町東分９９９９番地"): Identity => ({
  level: "jpki",
  provider: "demo",
  demo: true,
  verifiedAt: scene.stage.portal.clock.now(),
  claims: { ...hanako, address },
});

const begin = async (scene: Scene, whole = false) => {
  const answers = whole ? wholeAnswers(scene.stage.procedure(byCard), scene.stage.today) : {};
  await scene.resident.startDraft(byCard.id, answers);
};
const goToIdentity = async (scene: Scene) => {
  await begin(scene);
  await scene.goto(identityPage);
};

/** Answers of which the card confirms the name and knows another address. */
function certificateAnswers({ stage }: Scene) {
  const procedure = stage.procedure(certificate);
  return { ...wholeAnswers(procedure, stage.today), applicantName: { family: "見本", given: "花子" } };
}

async function fileCertificate(scene: Scene): Promise<string> {
  const { stage, resident } = scene;
  await resident.startDraft(certificate.id, certificateAnswers(scene), { identity: withCard(scene) });
  const { applications } = stage.portal;
  const { sessionHash } = resident;
  const draft = there(await applications.drafts.find(sessionHash, certificate.id), "the draft");
  const { id: key, revision } = draft;
  const wish = { sessionHash, procedureId: certificate.id, key, revision, locale: "ja", channel: "online" as const };
  const sent = await applications.submit(wish);
  if (!sent.ok) throw new Error(sent.error.code);
  return sent.value.receipt;
}

export function identifying(): PageState[] {
  return [
    {
      id: "apply/card-offer",
      page: applyTo(certificate.id, "/applicant"),
      title: "最初の画面（カードで先に確認できる）",
      async bringAbout({ resident, goto }) {
        await resident.startDraft(certificate.id, {});
        await goto(applyTo(certificate.id, "/applicant"));
      },
    },
    {
      id: "identity/card-first",
      page: identityPage,
      title: "本人の確認（カード、質問の前）",
      bringAbout: goToIdentity,
    },
    {
      id: "identity/card-cancelled",
      page: identityPage,
      title: "本人の確認（カード、途中でやめた）",
      async bringAbout(scene) {
        await goToIdentity(scene);
        await submit(scene.page);
        await press(scene.page, "[name=cancel]");
      },
    },
    {
      id: "identity/card-done",
      page: identityPage,
      title: "本人の確認（カード、済んでいる）",
      async bringAbout(scene) {
        await scene.resident.startDraft(byCard.id, {}, { identity: withCard(scene) });
        await scene.goto(identityPage);
      },
    },
    {
      id: "identity/card-down",
      page: identityPage,
      title: "本人の確認（カード、提供者につながらない）",
      status: 503,
      async bringAbout(scene) {
        await goToIdentity(scene);
        const { cutOff } = scene.stage;
        cutOff.add(scene.resident.sessionHash);
        try {
          await submit(scene.page);
        } finally {
          cutOff.delete(scene.resident.sessionHash);
        }
      },
    },
    {
      id: "identity/card-too-many",
      page: identityPage,
      title: "本人の確認（カード、続けて試した）",
      status: 429,
      hasErrors: true,
      async bringAbout(scene) {
        await goToIdentity(scene);
        for (let n = 0; n < 20; n++) await beginSignIn(scene);
        await submit(scene.page);
      },
    },
    {
      id: "apply/card-filled",
      page: applyTo(certificate.id, "/applicant"),
      title: "カードから入った質問の画面",
      async bringAbout(scene) {
        await scene.resident.startDraft(certificate.id, {}, { identity: withCard(scene) });
        await scene.goto(applyTo(certificate.id, "/applicant"));
      },
    },
    {
      id: "apply/card-unsplit",
      page: applyTo(certificate.id, "/applicant"),
      title: "カードから入った質問の画面（住所を分けられない）",
      async bringAbout(scene) {
        await scene.resident.startDraft(certificate.id, {}, { identity: withCard(scene, "見本町９９番地の９") });
        await scene.goto(applyTo(certificate.id, "/applicant"));
      },
    },
    {
      id: "review/card",
      page: applyTo(certificate.id, "/review"),
      title: "確認（カードで確認済みの回答がある）",
      async bringAbout(scene) {
        const identity = withCard(scene);
        await scene.resident.startDraft(certificate.id, certificateAnswers(scene), { identity });
        await scene.goto(applyTo(certificate.id, "/review"));
      },
    },
  ];
}

/** What the resident and the clerk see of it afterwards. */
export const cardApplication = (): PageState[] => [
  {
    id: "application/card",
    page: "/applications/:receipt",
    title: "申請の状況（カードで確認済みの回答がある）",
    async bringAbout(scene) {
      await scene.goto(`/applications/${await fileCertificate(scene)}`);
    },
  },
];
export const cardCase = (): PageState[] => [
  {
    id: "staff/application/card",
    page: "/staff/applications/:receipt",
    title: "申請の詳細（カードの内容と合う回答・違う回答）",
    async bringAbout(scene) {
      const receipt = await fileCertificate(scene);
      await scene.resident.signIn("clerk");
      await scene.goto(`/staff/applications/${receipt}`);
    },
  },
];

/** Begun as the button does it; the state that comes back in the address. */
async function beginSignIn({ stage, resident, locale }: Scene): Promise<{ state: string; address: string }> {
  const { applications, cardSignIn } = stage.portal;
  const { sessionHash } = resident;
  const draft = there(await applications.drafts.find(sessionHash, byCard.id), "the draft");
  const begun = await there(cardSignIn, "the card").begin({ draftId: draft.id, sessionHash, locale });
  if (!begun.ok) throw new Error(begun.error.code);
  const { searchParams } = new URL(begun.value, "http://localhost");
  return { state: searchParams.get("state") ?? "", address: begun.value };
}

export function cardCallback(): PageState[] {
  const page = "/card/callback";
  const back = async (scene: Scene) => {
    await begin(scene);
    const { state } = await beginSignIn(scene);
    await scene.goto(`${page}?code=forged&state=${state}`);
  };
  return [
    {
      id: "card-callback/lost",
      page,
      title: "カードの確認から戻ったとき（続けられない）",
      status: 409,
      bringAbout: async (scene) => {
        await begin(scene);
        await scene.goto(`${page}?code=x&state=${scene.locale}.unknown`);
      },
    },
    {
      id: "card-callback/refused",
      page,
      title: "カードの確認から戻ったとき（正しくない結果）",
      status: 403,
      bringAbout: back,
    },
    {
      id: "card-callback/down",
      page,
      title: "カードの確認から戻ったとき（提供者が答えない）",
      status: 503,
      async bringAbout(scene) {
        const { cutOff } = scene.stage;
        await begin(scene);
        const { state } = await beginSignIn(scene);
        cutOff.add(scene.resident.sessionHash);
        try {
          await scene.goto(`${page}?code=forged&state=${state}`);
        } finally {
          cutOff.delete(scene.resident.sessionHash);
        }
      },
    },
  ];
}

export const demoCard = (): PageState[] => [
  {
    id: "demo-card/choose",
    page: "/demo/card/:uid",
    title: "デモの見本の人物を選ぶ画面",
    async bringAbout(scene) {
      await goToIdentity(scene);
      await submit(scene.page);
    },
  },
  {
    id: "demo-card/unknown",
    page: "404",
    title: "デモの見本の人物を選ぶ画面（ない確認）",
    status: 404,
    bringAbout: ({ goto }) => goto("/demo/card/nobody-waits-here"),
  },
];

export const demoCardAuth = (): PageState[] => [
  {
    id: "demo-card-auth/refused",
    page: "400",
    title: "デモの提供者の入口（誤った求め）",
    status: 400,
    bringAbout: ({ goto }) => goto("/demo/card/auth?client_id=nobody"),
  },
];
