import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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
  SMTP_URL: "smtps://mail.example.lg.jp",
  MAIL_FROM: "portal@example.lg.jp",
};
const problemsOf = (env: Record<string, string>) => {
  const config = readConfig(env);
  return config.ok ? [] : config.error.map(({ name }) => name);
};

describe("production", () => {
  it("is what runs when nothing is said, and lists everything that is missing at once", () => {
    const names = [
      "PUBLIC_ORIGIN",
      "DATABASE_URL",
      "SESSION_SECRET",
      "RECEIPT_SECRET",
      "TOTP_KEY",
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
    ["PUBLIC_ORIGIN", "https://tetsuzuki.example.lg.jp/"],
    ["PUBLIC_ORIGIN", "tetsuzuki.example.lg.jp"],
    ["SMTP_URL", "https://mail.example.lg.jp"],
    ["PORT", "http"],
  ])("refuses %s=%s", (name, value) => {
    expect(problemsOf({ ...production, [name]: value })).toEqual([name]);
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
