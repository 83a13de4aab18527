import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "./env.ts";

let varDir = "";
beforeEach(() => {
  varDir = mkdtempSync(join(tmpdir(), "portal-env-"));
});
afterEach(() => rmSync(varDir, { recursive: true }));

const production = {
  PORTAL_MODE: "production",
  PUBLIC_ORIGIN: "https://tetsuzuki.example.lg.jp",
  DATABASE_URL: "postgres://db/portal",
  SESSION_SECRET: "s".repeat(32),
  RECEIPT_SECRET: "r".repeat(32),
  TOTP_KEY: Buffer.alloc(32, 7).toString("base64"),
  ATTACHMENT_KEY: Buffer.alloc(32, 8).toString("base64"),
  CLAMD_URL: "tcp://127.0.0.1:3310",
  SMTP_URL: "smtps://mail.example.lg.jp",
  MAIL_FROM: "portal@example.lg.jp",
};
const problemsOf = (env: Record<string, string>) => {
  const config = readConfig(env);
  return config.ok ? [] : config.error.map(({ name }) => name);
};

const gateway = {
  PAYMENT_GATEWAY_URL: "https://pay.example.jp/v1/",
  PAYMENT_GATEWAY_KEY: "key-of-this-test",
  PAYMENT_GATEWAY_NOTIFY_SECRET: "n".repeat(32),
};

describe("production", () => {
  it("is what runs when nothing is said, and lists everything that is missing at once", () => {
    const names = [
      "PUBLIC_ORIGIN",
      "DATABASE_URL",
      "SESSION_SECRET",
      "RECEIPT_SECRET",
      "TOTP_KEY",
      "ATTACHMENT_KEY",
      "CLAMD_URL",
      "SMTP_URL",
      "MAIL_FROM",
    ];
    expect(problemsOf({})).toEqual(names);
    expect(problemsOf({ SESSION_SECRET: "" })).toEqual(names);
    expect(problemsOf({ PORTAL_MODE: "production" })).toEqual(names);
  });

  it("starts when all is there", () => {
    const config = readConfig(production);
    expect(config.ok && config.value).toMatchObject({
      mode: "production",
      port: 3000,
      publicOrigin: production.PUBLIC_ORIGIN,
    });
    expect(config.ok && config.value.totpKey.length).toBe(32);
  });

  it.each([
    ["SESSION_SECRET", "short"],
    ["TOTP_KEY", "dG9vIHNob3J0"],
    ["ATTACHMENT_KEY", "dG9vIHNob3J0"],
    ["ATTACHMENT_KEY", `${Buffer.alloc(32, 8).toString("base64")},dG9vIHNob3J0`],
    ["CLAMD_URL", "127.0.0.1:3310"],
    ["CLAMD_URL", "tcp://127.0.0.1"],
    ["PUBLIC_ORIGIN", "https://tetsuzuki.example.lg.jp/"],
    ["PUBLIC_ORIGIN", "tetsuzuki.example.lg.jp"],
    ["SMTP_URL", "https://mail.example.lg.jp"],
    ["PORT", "http"],
    ["PAYMENT_GATEWAY_URL", "http://pay.example.jp/v1"],
    ["PAYMENT_GATEWAY_URL", "pay.example.jp"],
    ["PAYMENT_GATEWAY_KEY", "short"],
    ["PAYMENT_GATEWAY_NOTIFY_SECRET", "short"],
    ["PAYMENT_GATEWAY_PAGES", "https://page.example.jp/pay"],
  ])("refuses %s=%s", (name, value) => {
    expect(problemsOf({ ...production, ...gateway, [name]: value })).toEqual([name]);
  });
});

describe("files at rest", () => {
  const key = (fill: number) => Buffer.alloc(32, fill);

  it("several keys: the first seals, all open", () => {
    const value = `${key(9).toString("base64")}, ${key(8).toString("base64")}`;
    const config = readConfig({ ...production, ATTACHMENT_KEY: value });
    expect(config.ok && config.value.attachmentKeys).toEqual([key(9), key(8)]);
    expect(config.ok && config.value.clamd).toEqual({ host: "127.0.0.1", port: 3310 });
  });

  it("a demo of an older portal gets the key it lacks, and keeps its other secrets", () => {
    const file = join(varDir, "demo-secrets.json");
    const old = { sessionSecret: "s".repeat(32), receiptSecret: "r".repeat(32), totpKey: key(7).toString("base64") };
    writeFileSync(file, JSON.stringify(old));
    const env = { PORTAL_MODE: "demo", VAR_DIR: varDir };
    const first = readConfig(env);
    expect(first.ok && first.value).toMatchObject({ sessionSecret: old.sessionSecret, clamd: null });
    expect(first.ok && first.value.attachmentKeys[0]?.length).toBe(32);
    expect(readConfig(env)).toEqual(first);
  });
});

describe("the payment gateway", () => {
  const of = (env: Record<string, string>) => {
    const config = readConfig({ ...production, ...env });
    return config.ok ? config.value.paymentGateway : config.error.map(({ name }) => name);
  };

  it("is not needed; half of its settings is a mistake", () => {
    expect(of({})).toBeNull();
    const { PAYMENT_GATEWAY_KEY: _, ...half } = gateway;
    expect(of(half)).toEqual(["PAYMENT_GATEWAY_KEY"]);
    expect(of({ PAYMENT_GATEWAY_KEY: "key-of-this-test" })).toHaveLength(2);
  });

  it("has its pages where its interface is unless said otherwise", () => {
    expect(of(gateway)).toEqual({
      url: "https://pay.example.jp/v1",
      key: "key-of-this-test",
      notifySecret: "n".repeat(32),
      pagesOrigin: "https://pay.example.jp",
    });
    const pages = { PAYMENT_GATEWAY_PAGES: "https://page.example.jp" };
    expect(of({ ...gateway, ...pages })).toMatchObject({ pagesOrigin: "https://page.example.jp" });
  });
});

describe("demo and test", () => {
  it("makes secrets once and keeps them for the next start, readable by the owner only", () => {
    const env = { PORTAL_MODE: "demo", VAR_DIR: varDir };
    const first = readConfig(env);
    expect(first).toEqual(readConfig(env));
    expect(first.ok && first.value.sessionSecret.length).toBeGreaterThanOrEqual(32);
    expect(JSON.parse(readFileSync(join(varDir, "demo-secrets.json"), "utf8"))).toHaveProperty("totpKey");
  });

  it("writes nothing in tests", () => {
    const config = readConfig({ NODE_ENV: "test", VAR_DIR: varDir });
    expect(config.ok && config.value.mode).toBe("test");
    expect(existsSync(join(varDir, "demo-secrets.json"))).toBe(false);
  });

  it("refuses a mode it does not know", () => {
    expect(() => readConfig({ PORTAL_MODE: "Demo" })).toThrow();
  });
});
