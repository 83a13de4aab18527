/** CARD_OIDC_…: the provider that reads My Number cards (デジタル認証アプリ). Issuer, client and key: all three or none. */
import { createPrivateKey, type KeyObject, type webcrypto } from "node:crypto";
import { z } from "zod";

export type CardAlgorithm = "ES256" | "PS256" | "RS256";
export type CardOidcConfig = {
  issuer: string;
  clientId: string;
  /** Ours; the provider has its public half. */
  key: KeyObject;
  kid: string;
  keyAlg: CardAlgorithm;
  /** Of its ID tokens; others are refused. */
  alg: CardAlgorithm;
  /** Levels that are enough; empty: whatever it says. */
  acr: string[];
  /** Origin of its pages: residents are sent nowhere else. Null: the issuer's. */
  pagesOrigin: string | null;
};

const algorithms = z.enum(["ES256", "PS256", "RS256"]);
/** Nobody's name goes over a line in clear; only a stand-in on this machine is reached without TLS. */
const isSafe = (value: string) => /^https:\/\/|^http:\/\/localhost(?=[:/]|$)/.test(value) && URL.canParse(value);

export const cardSettings = {
  CARD_OIDC_ISSUER: z.string().refine(isSafe, "https://… で始めてください（https）").optional(),
  CARD_OIDC_CLIENT_ID: z.string().max(255).optional(),
  CARD_OIDC_KEY: z.string().optional(),
  CARD_OIDC_KID: z.string().max(255).optional(),
  CARD_OIDC_ALG: algorithms.optional(),
  CARD_OIDC_ACR: z
    .string()
    .regex(/^[!-~]+( [!-~]+)*$/, "値を半角の空白で区切ってください（values with single spaces）")
    .optional(),
  CARD_OIDC_PAGES: z
    .string()
    .refine(
      (value) => isSafe(value) && new URL(value).origin === value,
      "https://host[:port] の形で、末尾の / やパスを付けないでください（an origin without a path）",
    )
    .optional(),
};
type Settings = { [Name in keyof typeof cardSettings]?: string | undefined };

const needed = ["CARD_OIDC_ISSUER", "CARD_OIDC_CLIENT_ID", "CARD_OIDC_KEY"] as const;
const names = Object.keys(cardSettings) as (keyof Settings)[];

/** What is missing or wrong beyond the form of the single settings. */
export function cardProblems(given: Settings): { name: string; problem: string }[] {
  if (names.every((name) => given[name] === undefined)) return [];
  const missing = needed.filter((name) => given[name] === undefined);
  if (missing.length > 0) {
    const problem =
      "カードでの確認の設定は3つ（ISSUER・CLIENT_ID・KEY）をそろえてください（all three settings of the card)";
    return missing.map((name) => ({ name, problem }));
  }
  const key = readKey(given);
  return typeof key === "string" ? [{ name: "CARD_OIDC_KEY", problem: key }] : [];
}

type Key = { key: KeyObject; kid: string; keyAlg: CardAlgorithm };

/** A private JWK (JSON), or PEM with its `kid` beside it; in words what is wrong with it. */
function readKey({ CARD_OIDC_KEY: text = "", CARD_OIDC_KID: kidBeside }: Settings): Key | string {
  let key: KeyObject;
  let jwk: webcrypto.JsonWebKey & { kid?: unknown } = {};
  try {
    const isJson = text.trimStart().startsWith("{");
    if (isJson) jwk = JSON.parse(text);
    // One line in an environment file: its line breaks are written out.
    key = isJson ? createPrivateKey({ key: jwk, format: "jwk" }) : createPrivateKey(text.replaceAll("\\n", "\n"));
  } catch {
    return "秘密鍵として読めません（JWK か PEM）（not a private key: a JWK or PEM）";
  }
  const kid = kidBeside ?? jwk.kid;
  if (typeof kid !== "string" || kid === "")
    return "鍵の番号がありません。JWK の kid か CARD_OIDC_KID（a kid is missing）";
  const keyAlg = algorithmOf(key, jwk.alg);
  if (!keyAlg)
    return "P-256 の EC 鍵か、2048ビット以上の RSA 鍵にしてください（EC P-256, or RSA of 2048 bits and more）";
  return { key, kid, keyAlg };
}

function algorithmOf(key: KeyObject, wanted: unknown): CardAlgorithm | null {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === "ec") return namedCurve === "prime256v1" ? "ES256" : null;
  if (key.asymmetricKeyType !== "rsa" || modulusLength < 2048) return null;
  return wanted === "PS256" ? "PS256" : "RS256";
}

/** Null: the card cannot be read here. */
export function cardOf(values: Settings): CardOidcConfig | null {
  const { CARD_OIDC_ISSUER: issuer, CARD_OIDC_CLIENT_ID: clientId } = values;
  const key = readKey(values);
  if (!issuer || !clientId || typeof key === "string") return null;
  return {
    ...key,
    issuer,
    clientId,
    alg: algorithms.parse(values.CARD_OIDC_ALG ?? "ES256"),
    acr: values.CARD_OIDC_ACR?.split(" ") ?? [],
    pagesOrigin: values.CARD_OIDC_PAGES ?? new URL(issuer).origin,
  };
}
