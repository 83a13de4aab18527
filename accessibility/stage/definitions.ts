/** The procedures of a test portal: the city's, and fictional ones that show every field and every way to be identified. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition } from "../../app/engine/index.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { readDefinitions } from "../../app/procedures/index.ts";

const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(projectPath(...path), "utf8"));
const cityFolder = projectPath("db", "seed", "procedures");

/** The city's definitions, by number. */
export function cityDefinitions(): Definition[] {
  return (readDefinitions() as Definition[]).sort((a, b) => a.number - b.number);
}

/** うちゅう船の駐機場の申請, in a department that the demo's clerks work for. */
export const kitchenSink: Definition = {
  ...(readJson("tests", "fixtures", "kitchen-sink.json") as Definition),
  department: "citizens",
};

function identified(level: "email" | "jpki", number: number, title: Definition["title"]): Definition {
  const [pilot] = kitchenSink.steps;
  if (!pilot) throw new Error("the kitchen sink has no step");
  const reason = {
    ja: "ご本人からの申請であることを確かめるためです。",
    easy: "あなたが 申請したことを たしかめます。",
    en: "To make sure that the application is yours.",
  };
  // The kitchen sink's deadline counts from a day that these do not ask for.
  const guide = { ...kitchenSink.guide, deadline: { rule: "none" as const, text: kitchenSink.guide.deadline.text } };
  return {
    ...kitchenSink,
    id: `spaceship-by-${level}`,
    number,
    title,
    guide,
    assurance: { level, reason },
    steps: [pilot],
  };
}

function feeCharging(): Definition {
  const [pilot] = kitchenSink.steps;
  if (!pilot) throw new Error("the kitchen sink has no step");
  const text = (ja: string, easy: string, en: string) => ({ ja, easy, en });
  return {
    ...kitchenSink,
    id: "spaceship-certificate",
    number: 9005,
    title: text("うちゅう船の証明書", "うちゅう船の しょうめい書", "Certificate of a spaceship"),
    guide: {
      ...kitchenSink.guide,
      deadline: { rule: "none", text: kitchenSink.guide.deadline.text },
      fee: {
        yen: 300,
        text: text("1通300円です。", "1まい 300円です。", "300 yen a copy."),
        items: [
          {
            id: "copy",
            label: text("証明書の手数料", "しょうめい書の お金", "Certificate fee"),
            yen: 300,
            times: "copies",
          },
          {
            id: "post",
            label: text("銀河郵便の送料", "うちゅうの 郵便の お金", "Galactic postage"),
            yen: null,
            showIf: { "==": [{ var: "receive" }, "post"] },
          },
        ],
        exemptions: [
          {
            id: "rescue",
            label: text("救助の船のため", "人を たすける 船です", "It is a rescue ship"),
            when: { "==": [{ var: "rescue" }, true] },
          },
        ],
        pay: ["online", "counter", "invoice"],
      },
    },
    steps: [
      pilot,
      {
        id: "request",
        title: text("請求の内容", "ほしい もの", "What you ask for"),
        fields: [
          {
            id: "copies",
            type: "number",
            label: text("通数", "なんまい", "Number of copies"),
            min: 1,
            max: 10,
            unit: text("通", "まい", "copies"),
          },
          {
            id: "receive",
            type: "radio",
            label: text("受け取り方", "もらいかた", "How you receive it"),
            options: [
              { value: "counter", label: text("窓口", "まどぐち", "At the counter") },
              { value: "post", label: text("銀河郵便", "うちゅうの 郵便", "By galactic mail") },
            ],
          },
          {
            id: "rescue",
            type: "yes-no",
            label: text("救助の船ですか", "人を たすける 船ですか", "Is it a rescue ship?"),
          },
        ],
      },
    ],
  };
}

export const byMail = identified("email", 9002, {
  ja: "うちゅう船の操縦者の届出（メールで確認）",
  easy: "うちゅう船を うごかす 人の 届け（メール）",
  en: "Registering a pilot, confirmed by mail",
});
export const byCard = identified("jpki", 9003, {
  ja: "うちゅう船の操縦者の届出（カードで確認）",
  easy: "うちゅう船を うごかす 人の 届け（カード）",
  en: "Registering a pilot, confirmed by card",
});
/** Only the guide page: it cannot be applied for online. */
export const offline: Definition = {
  ...kitchenSink,
  id: "spaceship-by-post",
  number: 9004,
  title: {
    ja: "うちゅう船の廃船の届出（郵送のみ）",
    easy: "うちゅう船を やめる 届け（手紙だけ）",
    en: "Scrapping a spaceship, by post only",
  },
  channels: { online: false, counterService: null, phone: false, post: true },
};

/** Charges for copies, lets some go free, and leaves one line for the office to say. */
export const withFee: Definition = feeCharging();

export const fictional: readonly Definition[] = [kitchenSink, byMail, byCard, offline, withFee];

/** Writes the folder a test portal seeds its catalogue from. */
export function writeDefinitions(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(cityFolder)) copyFileSync(join(cityFolder, name), join(folder, name));
  for (const definition of fictional) writeFileSync(join(folder, `${definition.id}.json`), JSON.stringify(definition));
}
