import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readConfig } from "./env.ts";

const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const jwk = (more = {}) => JSON.stringify({ ...ec.export({ format: "jwk" }), kid: "one", ...more });
const pem = (key = ec) => key.export({ format: "pem", type: "pkcs8" }).toString();

const whole = {
  CARD_OIDC_ISSUER: "https://card.example.jp/realms/main",
  CARD_OIDC_CLIENT_ID: "RP00000001",
  CARD_OIDC_KEY: jwk(),
};
const read = (env: Record<string, string>) => readConfig({ PORTAL_MODE: "test", ...env });
const problems = (env: Record<string, string>) => {
  const config = read(env);
  return config.ok ? [] : config.error.map(({ name }) => name);
};
const card = (env: Record<string, string>) => {
  const config = read({ ...whole, ...env });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value.cardOidc;
};

describe("the card's provider", () => {
  it("is none when nothing is said", () => {
    const config = read({});
    expect(config.ok && config.value.cardOidc).toBeNull();
  });

  it("is the configured one: what it signs with and where its pages are unless said otherwise", () => {
    expect(card({})).toMatchObject({
      issuer: whole.CARD_OIDC_ISSUER,
      clientId: "RP00000001",
      kid: "one",
      keyAlg: "ES256",
      alg: "ES256",
      acr: [],
      pagesOrigin: "https://card.example.jp",
    });
    expect(
      card({ CARD_OIDC_ACR: "aal3 crl", CARD_OIDC_ALG: "PS256", CARD_OIDC_PAGES: "https://pages.example.jp" }),
    ).toMatchObject({
      acr: ["aal3", "crl"],
      alg: "PS256",
      pagesOrigin: "https://pages.example.jp",
    });
  });

  it("takes a PEM in one line, with its number beside it, and RSA keys", () => {
    const oneLine = pem().replaceAll("\n", "\\n");
    expect(card({ CARD_OIDC_KEY: oneLine, CARD_OIDC_KID: "two" })).toMatchObject({ kid: "two", keyAlg: "ES256" });
    expect(card({ CARD_OIDC_KEY: pem(rsa), CARD_OIDC_KID: "two" })).toMatchObject({ keyAlg: "RS256" });
    const ps = JSON.stringify({ ...rsa.export({ format: "jwk" }), kid: "three", alg: "PS256" });
    expect(card({ CARD_OIDC_KEY: ps })).toMatchObject({ kid: "three", keyAlg: "PS256" });
  });

  it("is all three settings or none", () => {
    expect(problems({ CARD_OIDC_ISSUER: whole.CARD_OIDC_ISSUER })).toEqual(["CARD_OIDC_CLIENT_ID", "CARD_OIDC_KEY"]);
    expect(problems({ CARD_OIDC_ACR: "aal3" })).toEqual(["CARD_OIDC_ISSUER", "CARD_OIDC_CLIENT_ID", "CARD_OIDC_KEY"]);
  });

  it.each<[string, string, string]>([
    ["CARD_OIDC_ISSUER", "http://card.example.jp", "in clear"],
    ["CARD_OIDC_ISSUER", "card.example.jp", "no address"],
    ["CARD_OIDC_KEY", "secret", "no key"],
    ["CARD_OIDC_KEY", jwk({ kid: undefined }), "no number"],
    ["CARD_OIDC_KEY", jwk({ d: undefined }), "a public key"],
    ["CARD_OIDC_KEY", createPublicKey(ec).export({ format: "pem", type: "spki" }).toString(), "a public PEM"],
    [
      "CARD_OIDC_KEY",
      JSON.stringify({ ...generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }), kid: "x" }),
      "another kind of key",
    ],
    ["CARD_OIDC_ALG", "none", "no signature"],
    ["CARD_OIDC_ALG", "HS256", "a shared secret"],
    ["CARD_OIDC_PAGES", "https://card.example.jp/path", "no origin"],
  ])("%s %s is refused at start: %s", (name, value) => {
    expect(problems({ ...whole, [name]: value })).toEqual([name]);
  });
});
