/** Applying, besides the steps themselves: start, postal look-up, identification, review, and what goes wrong on the way. */
import type { Definition } from "../../app/engine/index.ts";
import type { PageState, Scene } from "../page-state.ts";
import { wholeAnswers } from "../stage/cases.ts";
import { byCard, byMail, kitchenSink, offline } from "../stage/definitions.ts";
import { press, setInputs, submit } from "./acting.ts";
import { files } from "./file-pages.ts";
import { formPages } from "./form-pages.ts";

const applyTo = (definition: Definition, path = "") => `/procedures/${definition.id}/apply${path}`;
const ship = (path = "") => applyTo(kitchenSink, path);

export const applyStart = (): PageState[] => [
  {
    id: "apply-start/new",
    page: ship(),
    title: "申請を始める",
    async bringAbout({ resident, goto }) {
      await resident.discardDrafts();
      await goto(ship());
    },
  },
  {
    id: "apply-start/draft",
    page: ship(),
    title: "申請を始める（下書きがある）",
    async bringAbout({ resident, goto }) {
      await resident.startDraft(kitchenSink.id, {});
      await goto(ship());
    },
  },
  ...[byMail, byCard].map((definition) => ({
    id: `apply-start/${definition.id}`,
    page: applyTo(definition),
    title: `申請を始める（${definition.title.ja}）`,
    bringAbout: ({ goto }: Scene) => goto(applyTo(definition)),
  })),
  {
    id: "apply-start/not-online",
    page: applyTo(offline),
    title: "申請を始める（オンラインでできない手続）",
    status: 404,
    bringAbout: ({ goto }) => goto(applyTo(offline)),
  },
];

export function apply(today: string, catalogue: readonly Definition[], all: boolean): PageState[] {
  const online = catalogue.filter((definition) => definition.channels.online);
  return [
    ...formPages(kitchenSink, today, "whole"),
    ...postal(today),
    ...identity(),
    ...review(),
    ...files(),
    ...conflicts(),
    ...(all ? online.flatMap((definition) => formPages(definition, today, "short")) : []),
  ];
}

/** The address of the fixture's second page, looked up by the button as without our script. */
function postal(today: string): PageState[] {
  const contact = formPages(kitchenSink, today, "short").find((state) => state.page === ship("/contact"));
  if (!contact) throw new Error("the kitchen sink has no address any more");
  const found = (name: string, title: string, code: string, rest: Partial<PageState>): PageState => ({
    id: `apply/postal/${name}`,
    page: ship("/contact"),
    title: `郵便番号から住所（${title}）`,
    withoutScript: true,
    ...rest,
    async bringAbout(scene) {
      await contact.bringAbout(scene);
      await setInputs(scene.page, { "address.postalCode": code });
      await press(scene.page, "[name=_lookup]");
    },
  });
  return [
    found("one", "ひとつ", "759-2212", {}),
    found("several", "いくつか", "４９８−００００", {}),
    found("none", "ない番号", "000-0000", { status: 422, hasErrors: true }),
    {
      id: "apply/postal/by-script",
      page: ship("/contact"),
      title: "郵便番号から住所（スクリプトで、いくつか）",
      async bringAbout(scene) {
        await contact.bringAbout(scene);
        await setInputs(scene.page, { "address.postalCode": "4980000" });
        await scene.page.locator("[name=_lookup]").click();
        await scene.page.locator("[data-candidates] input").first().waitFor();
      },
    },
  ];
}

let mailCount = 0;

function identity(): PageState[] {
  const page = applyTo(byMail, "/identity");
  const answered = ({ stage }: Scene) => wholeAnswers(stage.procedure(byMail), stage.today);
  const askAddress = async (scene: Scene) => {
    await scene.resident.startDraft(byMail.id, answered(scene));
    await scene.goto(page);
  };
  // A new address each time: the portal limits how many codes one address is sent.
  const askCode = async (scene: Scene) => {
    mailCount += 1;
    await scene.resident.startDraft(byMail.id, answered(scene), { codeSentTo: `pilot${mailCount}@example.jp` });
    await scene.goto(page);
  };
  return [
    { id: "identity/address", page, title: "本人の確認（アドレス）", bringAbout: askAddress },
    {
      id: "identity/wrong-address",
      page,
      title: "本人の確認（誤ったアドレス）",
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await askAddress(scene);
        await setInputs(scene.page, { email: "だれか" });
        await submit(scene.page);
      },
    },
    { id: "identity/code", page, title: "本人の確認（番号）", bringAbout: askCode },
    {
      id: "identity/wrong-code",
      page,
      title: "本人の確認（誤った番号）",
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await askCode(scene);
        await setInputs(scene.page, { code: "12345" });
        await submit(scene.page);
      },
    },
    {
      id: "identity/resent",
      page,
      title: "本人の確認（もう一度送った）",
      async bringAbout(scene) {
        await askCode(scene);
        await press(scene.page, "[name=_resend]");
      },
    },
    {
      id: "identity/card",
      page: applyTo(byCard, "/identity"),
      title: "本人の確認（カード）",
      async bringAbout({ resident, goto, stage }) {
        await resident.startDraft(byCard.id, wholeAnswers(stage.procedure(byCard), stage.today));
        await goto(applyTo(byCard, "/identity"));
      },
    },
  ];
}

function review(): PageState[] {
  const page = ship("/review");
  const whole = ({ stage }: Scene) => wholeAnswers(stage.procedure(kitchenSink), stage.today);
  return [
    {
      id: "review",
      page,
      title: "確認",
      async bringAbout(scene) {
        await scene.resident.startDraft(kitchenSink.id, whole(scene));
        await scene.goto(page);
      },
    },
    {
      id: "review/identified",
      page: applyTo(byMail, "/review"),
      title: "確認（本人の確認が済んでいる）",
      async bringAbout({ resident, goto, stage }) {
        const identity = { level: "email" as const, email: "pilot@example.jp", verifiedAt: stage.portal.clock.now() };
        await resident.startDraft(byMail.id, wholeAnswers(stage.procedure(byMail), stage.today), { identity });
        await goto(applyTo(byMail, "/review"));
      },
    },
    {
      id: "review/out-of-date",
      page,
      title: "確認（日がたって合わなくなった回答）",
      status: 422,
      hasErrors: true,
      async bringAbout(scene) {
        await scene.resident.startDraft(kitchenSink.id, { ...whole(scene), arrival: "2020-01-01" });
        await scene.goto(page);
        await submit(scene.page);
      },
    },
    {
      id: "review/not-identified",
      page: applyTo(byMail, "/review"),
      title: "確認（本人の確認がまだ）",
      status: 422,
      hasErrors: true,
      async bringAbout({ page: browser, resident, goto, stage }) {
        await resident.startDraft(byMail.id, wholeAnswers(stage.procedure(byMail), stage.today));
        await goto(applyTo(byMail, "/review"));
        await submit(browser);
      },
    },
  ];
}

function conflicts(): PageState[] {
  return [
    {
      id: "conflict/no-draft",
      page: "409",
      title: "始めていない申請の画面",
      status: 409,
      async bringAbout({ resident, goto }) {
        await resident.discardDrafts();
        await goto(ship("/pilot"));
      },
    },
    {
      id: "conflict/unreachable",
      page: "409",
      title: "まだ進めない画面",
      status: 409,
      async bringAbout({ resident, goto }) {
        await resident.startDraft(kitchenSink.id, {});
        await goto(ship("/declare"));
      },
    },
    {
      id: "conflict/stale",
      page: "409",
      title: "ほかの画面で変わった下書き",
      status: 409,
      async bringAbout({ page, resident, goto }) {
        await resident.startDraft(kitchenSink.id, {});
        await goto(ship("/pilot"));
        await resident.startDraft(kitchenSink.id, {});
        await submit(page);
      },
    },
    {
      id: "refused/too-large",
      page: "413",
      title: "大きすぎる送信",
      status: 413,
      isBare: true,
      async bringAbout({ page, resident, goto }) {
        await resident.startDraft(kitchenSink.id, {});
        await goto(ship("/pilot"));
        await setInputs(page, { pilotKana: "a".repeat(70_000) });
        await submit(page);
      },
    },
  ];
}
