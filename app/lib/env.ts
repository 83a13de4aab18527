/** The configuration of one running portal, read from environment variables once, at start. */
import { join, resolve } from "node:path";
import { z } from "zod";
import { demoSecrets } from "./demo-secrets.ts";
import { type CardOidcConfig, cardOf, cardProblems, cardSettings } from "./env-card.ts";
import { projectPath } from "./project-path.ts";
import { err, ok, type Result } from "./result.ts";

export type PortalMode = "demo" | "production" | "test";

export type Config = {
  mode: PortalMode;
  /** Address to listen on; null means every interface. */
  host: string | null;
  port: number;
  /** `https://…` under which residents reach the portal, no path; null in demo: then the Host header is believed. */
  publicOrigin: string | null;
  /** Number of reverse proxies in front whose X-Forwarded-For entry is believed. */
  trustedProxies: number;
  databaseUrl: string;
  /** Folder for everything written at run time: database file, attachments, demo mail. */
  varDir: string;
  sessionSecret: string;
  receiptSecret: string;
  /** 32 bytes, encrypts the secrets of one-time-password devices. */
  totpKey: Buffer;
  /** 32 bytes each, for files at rest: the first seals, all open. */
  attachmentKeys: Buffer[];
  /** Looks for viruses; null in demo: a stand-in that knows only the harmless test string. */
  clamd: { host: string; port: number } | null;
  /** Null in demo: mail is written to files. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Takes fees online; null: not offered (in the demo a stand-in takes its place). */
  paymentGateway: PaymentGatewayConfig | null;
  /** Reads My Number cards; null: not offered (outside production a stand-in takes its place). */
  cardOidc: CardOidcConfig | null;
  /** File of the city profile: name, offices, telephone numbers, colours. */
  cityProfile: string;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
};

export type PaymentGatewayConfig = {
  /** Base address of its interface, without a slash at its end. */
  url: string;
  key: string;
  /** Of the notifications it signs. */
  notifySecret: string;
  /** Origin of its payment pages: residents are sent nowhere else. */
  pagesOrigin: string;
};

/** One setting that is missing or wrong, and what it is for, in words for whoever runs the server. */
export type ConfigProblem = { name: string; problem: string };

const port = z.coerce.number().int().min(0).max(65535);
const secret = z.string().min(32, "32文字以上にしてください（at least 32 characters）");
const origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  message: "https://host[:port] の形で、末尾の / やパスを付けないでください（an origin without a path）",
});
/** Money is not sent in the clear; only a stand-in on this machine may be. */
const gatewayUrl = z
  .string()
  .refine(
    (value) => /^https:\/\/|^http:\/\/localhost(?=[:/]|$)/.test(value) && URL.canParse(value),
    "https://… で始めてください（https）",
  )
  .transform((value) => value.replace(/\/+$/, ""));
const key32 = z
  .base64("base64 で書いてください（base64）")
  .transform((value) => Buffer.from(value, "base64"))
  .refine((value) => value.length === 32, "32バイトを base64 で書いてください（32 bytes in base64）");

const keys32 = z
  .string()
  .transform((value) => value.split(",").map((each) => each.trim()))
  .pipe(z.array(key32).min(1));
const clamdUrl = z
  .string()
  .regex(/^tcp:\/\/[^/:]+:\d+$/, "tcp://127.0.0.1:3310 の形で書いてください（tcp://host:port）")
  .transform((value) => {
    const { hostname, port } = new URL(value);
    return { host: hostname, port: Number(port) };
  });

const schema = z.object({
  HOST: z.string().optional(),
  PORT: port.default(3000),
  PUBLIC_ORIGIN: origin.optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: z.string().optional(),
  VAR_DIR: z.string().optional(),
  SESSION_SECRET: secret.optional(),
  RECEIPT_SECRET: secret.optional(),
  TOTP_KEY: key32.optional(),
  ATTACHMENT_KEY: keys32.optional(),
  CLAMD_URL: clamdUrl.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  PAYMENT_GATEWAY_URL: gatewayUrl.optional(),
  PAYMENT_GATEWAY_KEY: z.string().min(8).optional(),
  PAYMENT_GATEWAY_NOTIFY_SECRET: secret.optional(),
  PAYMENT_GATEWAY_PAGES: origin.optional(),
  ...cardSettings,
  CITY_PROFILE: z.string().optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).optional(),
});

/** What production cannot run without, in words; listed together so that one attempt shows everything. */
const requiredInProduction = {
  PUBLIC_ORIGIN: "住民が開く公開アドレス（the public origin, e.g. https://tetsuzuki.example.lg.jp）",
  DATABASE_URL: "データベースの場所（postgres://… または file:…）（where the database is）",
  SESSION_SECRET:
    "確認コードと回数制限の記録を守る秘密の文字列（protects codes and rate-limit keys, 32+ random characters）",
  RECEIPT_SECRET: "受付番号の照会を守る秘密の文字列（protects receipt look-ups, 32+ random characters）",
  TOTP_KEY: "二段階認証の鍵を暗号化する32バイト（base64）（encrypts one-time-password secrets）",
  ATTACHMENT_KEY:
    "添付ファイルを暗号化する32バイト（base64）。コンマで区切ると、先頭で暗号化し、どれでも開きます（encrypts attachments）",
  CLAMD_URL: "添付ファイルを検査する ClamAV の場所 tcp://127.0.0.1:3310（the virus scanner）",
  SMTP_URL: "メールの送信先 smtps://…（the mail server）",
  MAIL_FROM: "差出人のメールアドレス（the sender of mails）",
} as const;

/** Fees are taken online with all of these or not at all. */
const gatewayNames = ["PAYMENT_GATEWAY_URL", "PAYMENT_GATEWAY_KEY", "PAYMENT_GATEWAY_NOTIFY_SECRET"] as const;

function halfGateway(given: Environment): ConfigProblem[] {
  const missing = gatewayNames.filter((name) => given[name] === undefined);
  if (missing.length === gatewayNames.length) return [];
  const problem = "オンライン収納の設定は3つともそろえてください（all three settings of the payment gateway）";
  return missing.map((name) => ({ name, problem }));
}

type Environment = Record<string, string | undefined>;

/** `PORTAL_MODE` decides; without it a test run is `test` and everything else is `production`, never demo by accident. */
function portalMode(env: Environment): PortalMode {
  const mode = env.PORTAL_MODE ?? (env.NODE_ENV === "test" ? "test" : "production");
  return z.enum(["demo", "production", "test"]).parse(mode);
}

export function readConfig(env: Environment = process.env): Result<Config, ConfigProblem[]> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const mode = portalMode(given);
  const problems: ConfigProblem[] = [];
  if (mode === "production") {
    for (const [name, problem] of Object.entries(requiredInProduction)) {
      if (given[name] === undefined) problems.push({ name, problem });
    }
  }
  problems.push(...halfGateway(given), ...cardProblems(given));
  const parsed = schema.safeParse(given);
  for (const issue of parsed.error?.issues ?? [])
    problems.push({ name: String(issue.path[0]), problem: issue.message });
  if (!parsed.success || problems.length > 0) return err(problems);

  const values = parsed.data;
  const varDir = resolve(projectPath(), values.VAR_DIR ?? "var");
  const generated = mode === "production" ? null : demoSecrets(varDir, mode === "demo");
  return ok({
    mode,
    host: values.HOST ?? null,
    port: values.PORT,
    publicOrigin: values.PUBLIC_ORIGIN ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    databaseUrl: values.DATABASE_URL ?? `file:${join(varDir, "portal.sqlite")}`,
    varDir,
    sessionSecret: values.SESSION_SECRET ?? generated?.sessionSecret ?? "",
    receiptSecret: values.RECEIPT_SECRET ?? generated?.receiptSecret ?? "",
    totpKey: values.TOTP_KEY ?? Buffer.from(generated?.totpKey ?? "", "base64"),
    attachmentKeys: values.ATTACHMENT_KEY ?? [Buffer.from(generated?.attachmentKey ?? "", "base64")],
    clamd: values.CLAMD_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? "portal@example.lg.jp",
    paymentGateway: gatewayOf(values),
    cardOidc: cardOf(values),
    cityProfile: values.CITY_PROFILE ?? projectPath("db", "seed", "city.json"),
    logLevel: values.LOG_LEVEL ?? (mode === "test" ? "silent" : mode === "demo" ? "warn" : "info"),
  });
}

function gatewayOf(values: z.infer<typeof schema>): PaymentGatewayConfig | null {
  const url = values.PAYMENT_GATEWAY_URL;
  const key = values.PAYMENT_GATEWAY_KEY;
  const notifySecret = values.PAYMENT_GATEWAY_NOTIFY_SECRET;
  if (!url || !key || !notifySecret) return null;
  return { url, key, notifySecret, pagesOrigin: values.PAYMENT_GATEWAY_PAGES ?? new URL(url).origin };
}
