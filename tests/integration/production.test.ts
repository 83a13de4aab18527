/** `npm run serve`: production refuses to start without its secrets, has no demo in it, and says what it cannot do yet. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freshBuild } from "./start-portal.ts";

const script = (name: string) => join(import.meta.dirname, "..", "..", "scripts", name);
const folder = mkdtempSync(join(tmpdir(), "portal-production-"));
const bare = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" };
const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
const settings = async () => ({
  ...bare,
  PORT: String(await freePort()),
  PUBLIC_ORIGIN: "https://portal.example",
  DATABASE_URL: `file:${join(folder, "portal.sqlite")}`,
  VAR_DIR: folder,
  SESSION_SECRET: randomBytes(32).toString("hex"),
  RECEIPT_SECRET: randomBytes(32).toString("hex"),
  TOTP_KEY: randomBytes(32).toString("base64"),
  ATTACHMENT_KEY: randomBytes(32).toString("base64"),
  CLAMD_URL: "tcp://127.0.0.1:9",
  SMTP_URL: "smtp://127.0.0.1:9",
  MAIL_FROM: "portal@example.lg.jp",
  LOG_LEVEL: "silent",
});
const run = promisify(execFile);

beforeAll(() => freshBuild());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("without secrets it exits with 1 and names every missing setting", async () => {
  const refused = await run(process.execPath, [script("serve.mjs")], { env: bare }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 1 });
  const { stderr } = refused as { stderr: string };
  for (const name of [
    "PUBLIC_ORIGIN",
    "DATABASE_URL",
    "SESSION_SECRET",
    "RECEIPT_SECRET",
    "TOTP_KEY",
    "ATTACHMENT_KEY",
    "CLAMD_URL",
    "SMTP_URL",
    "MAIL_FROM",
  ]) {
    expect(stderr).toContain(name);
  }
});

describe("with its settings", () => {
  let server: ChildProcess;
  let env: Record<string, string>;
  let origin: string;

  beforeAll(async () => {
    env = await settings();
    origin = `http://127.0.0.1:${env.PORT}`;
    server = spawn(process.execPath, [script("serve.mjs")], { env, stdio: "ignore" });
    await vi.waitFor(async () => expect((await fetch(`${origin}/healthz/ready`)).status).toBe(200), {
      timeout: 20_000,
      interval: 100,
    });
  });
  afterAll(() => server.kill());

  it("knows no demo account and shows none", async () => {
    const page = await (await fetch(`${origin}/staff/login`)).text();
    expect(page).toContain("職員サインイン");
    expect(page).not.toMatch(/demo-mine|clerk-|JBSWY3/);
    const listed = await run(process.execPath, [script("account.mjs"), "disable", "--login", "clerk"], { env }).catch(
      (error: unknown) => error,
    );
    expect(listed).toMatchObject({ code: 1, stderr: expect.stringContaining("no such login") });
  });

  it("makes the first account at the terminal", async () => {
    const args = ["add", "--login", "admin-1", "--name", "見本 管理", "--role", "system-admin"];
    const { stdout } = await run(process.execPath, [script("account.mjs"), ...args], { env });
    expect(stdout).toMatch(/password: \S{20}/);
    expect(stdout).toContain("otpauth://totp/");
  });

  it("offers no application that needs the card until a provider is configured", async () => {
    const guide = await (await fetch(`${origin}/procedures/moving-out`)).text();
    expect(guide).not.toContain('href="/procedures/moving-out/apply"');
    expect(guide).toContain("窓口");
    expect((await fetch(`${origin}/procedures/moving-out/apply`)).status).toBe(503);
    expect((await fetch(`${origin}/procedures/water-start/apply`)).status).toBe(200);
  });

  it("promises https on every answer", async () => {
    const { headers } = await fetch(`${origin}/`);
    expect(headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe-inline");
  });
});

it("with the card's and the payment's settings, forms may lead to their pages and the card's procedures open", async () => {
  const varDir = mkdtempSync(join(tmpdir(), "portal-production-card-"));
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const env = {
    ...(await settings()),
    VAR_DIR: varDir,
    DATABASE_URL: `file:${join(varDir, "portal.sqlite")}`,
    CARD_OIDC_ISSUER: "https://card.example",
    CARD_OIDC_CLIENT_ID: "RP00000001",
    CARD_OIDC_KEY: JSON.stringify({ ...privateKey.export({ format: "jwk" }), kid: "one" }),
    CARD_OIDC_PAGES: "https://pages.card.example",
    PAYMENT_GATEWAY_URL: "https://pay.example",
    PAYMENT_GATEWAY_KEY: "a-key-of-a-test",
    PAYMENT_GATEWAY_NOTIFY_SECRET: randomBytes(32).toString("hex"),
  };
  const server = spawn(process.execPath, [script("serve.mjs")], { env, stdio: "ignore" });
  const origin = `http://127.0.0.1:${env.PORT}`;
  try {
    await vi.waitFor(async () => expect((await fetch(`${origin}/healthz/ready`)).status).toBe(200), {
      timeout: 20_000,
      interval: 100,
    });
    const page = await fetch(`${origin}/procedures/moving-out/apply`);
    expect(page.status).toBe(200);
    // Browsers hold the redirects after a form to this list too.
    expect(page.headers.get("content-security-policy")).toContain(
      "form-action 'self' https://pay.example https://pages.card.example;",
    );
  } finally {
    server.kill();
    rmSync(varDir, { recursive: true, force: true });
  }
}, 60_000);
