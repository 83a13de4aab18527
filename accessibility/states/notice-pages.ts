/** Change notices of handouts: asking by mail, and what the link in the mail opens. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { localeOfPath } from "../../app/i18n/locales.ts";
import type { PageState, Scene } from "../page-state.ts";
import { press, submit } from "./acting.ts";

const page = "/handouts/notices";
const at = (path: string) => (scene: Scene) => scene.goto(path);

export const notices = (): PageState[] => [
  { id: "notices/new", page, title: "案内の更新のお知らせ（申し込み）", bringAbout: at(page) },
  {
    id: "notices/handout",
    page,
    title: "案内の更新のお知らせ（案内のページから）",
    async bringAbout(scene) {
      const { list } = await scene.stage.portal.handouts.library.current();
      await scene.goto(`${page}?handout=${list[0]?.handoutId}`);
    },
  },
  {
    id: "notices/left-empty",
    page,
    title: "案内の更新のお知らせ（何も入れずに送ったとき）",
    status: 422,
    hasErrors: true,
    async bringAbout(scene) {
      await scene.goto(page);
      await submit(scene.page);
    },
  },
  { id: "notices/sent", page, title: "案内の更新のお知らせ（送ったあと）", bringAbout: at(`${page}?news=sent`) },
];

/** Address in the portal, without the language. */
async function linkMailedTo({ portal, varDir }: Scene["stage"], email: string): Promise<string> {
  const folder = join(varDir, "mail");
  for (let tries = 0; tries < 20; tries++) {
    await portal.delivery.drain();
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    const mail = mails.find((text) => text.includes(`To: ${email}\r\n`));
    const link = mail === undefined ? null : /https?:\/\/[^/\s]+(\/\S*handouts\/notices\/\S+)/.exec(mail);
    if (link?.[1]) return localeOfPath(link[1]).path;
  }
  throw new Error("the mail did not come");
}

let asked = 0;
/** Somebody asks and opens the link of the mail. */
async function openMail({ stage, goto, locale }: Scene): Promise<void> {
  asked += 1;
  const email = `notices${asked}@example.jp`;
  const done = await stage.portal.notices.ask({ email, scope: "all", locale }, `test ${asked}`);
  if (!done.ok) throw new Error("too many");
  await goto(await linkMailedTo(stage, email));
}

export const notice = (): PageState[] => {
  const state = (name: string, title: string, rest: Pick<PageState, "bringAbout" | "status">): PageState => ({
    id: `notice/${name}`,
    page: "/handouts/notices/:id",
    title: `案内の更新のお知らせ（${title}）`,
    ...rest,
  });
  const act = "main form[method=post] button";
  return [
    state("asked", "まだ登録していない", { bringAbout: openMail }),
    state("confirmed", "登録したあと", {
      async bringAbout(scene) {
        await openMail(scene);
        await press(scene.page, act);
      },
    }),
    state("gone", "やめたあと", {
      async bringAbout(scene) {
        await openMail(scene);
        await press(scene.page, act);
        await press(scene.page, act);
      },
    }),
    state("unknown", "ないお知らせ", { status: 404, bringAbout: at("/handouts/notices/nobody?key=x") }),
  ];
};
