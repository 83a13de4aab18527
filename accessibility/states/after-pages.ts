/** After applying, too: writing to the office, files to keep, who looked. */
import type { PageState, Scene } from "../page-state.ts";
import { enterNonsense, submit } from "./acting.ts";
import { opening, refused } from "./case-pages.ts";

export function message(): PageState[] {
  const page = "/applications/:receipt/message";
  const write = opening("in-review", "/message");
  return [
    { id: "message/new", page, title: "担当課への連絡（初めて開いたとき）", bringAbout: write },
    {
      id: "message/empty",
      page,
      title: "担当課への連絡（何も書かずに送ったとき）",
      ...refused,
      async bringAbout(scene) {
        await write(scene);
        await submit(scene.page);
      },
    },
    {
      id: "message/nonsense",
      page,
      title: "担当課への連絡（すべて誤って入れたとき）",
      ...refused,
      async bringAbout(scene) {
        await write(scene);
        await enterNonsense(scene.page);
        await submit(scene.page);
      },
    },
    {
      id: "message/too-late",
      page: "409",
      title: "担当課への連絡（できない）",
      status: 409,
      bringAbout: opening("completed", "/message"),
    },
  ];
}

export const applicationFile = (): PageState[] => [
  {
    id: "application-file/unknown",
    page: "404",
    title: "申請のファイル（ないもの）",
    status: 404,
    isBare: true,
    bringAbout: opening("talked", "/files/no-such-file"),
  },
];

/** More readers than one page has. */
async function readOften({ stage }: Scene): Promise<void> {
  const { byReceipt, reads } = stage.portal.applications;
  const application = await byReceipt(stage.receipts.talked);
  if (!application) throw new Error("no application");
  const kinds = ["opened", "printed", "file"] as const;
  for (let n = 0; n < 25; n++) {
    const reader = { id: `reader-${n}`, name: `見本 ${n + 1}`, departments: [application.department] };
    await reads.note(application, reader, kinds[n % kinds.length] ?? "opened");
  }
}

export function access(): PageState[] {
  const page = "/applications/:receipt/access";
  const seen = (below: string) => async (scene: Scene) => {
    await readOften(scene);
    await opening("talked", `/access${below}`)(scene);
  };
  return [
    { id: "access/first", page, title: "申請を見た人（最初のページ）", bringAbout: seen("") },
    { id: "access/second", page, title: "申請を見た人（次のページ）", bringAbout: seen("?page=2") },
    { id: "access/none", page, title: "申請を見た人（だれもいない）", bringAbout: opening("unread", "/access") },
  ];
}
