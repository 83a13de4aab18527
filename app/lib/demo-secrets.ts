import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({
  sessionSecret: z.string(),
  receiptSecret: z.string(),
  totpKey: z.string(),
  attachmentKey: z.string(),
});
export type DemoSecrets = z.infer<typeof schema>;

/**
 * Random secrets for a portal without configuration. A demo keeps them in `demo-secrets.json`, so that a restart
 * knows its own sessions and receipts; a test run (`keep` false) writes nothing.
 */
export function demoSecrets(varDir: string, keep: boolean): DemoSecrets {
  const file = join(varDir, "demo-secrets.json");
  const known = keep && existsSync(file) ? schema.partial().parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const random = () => randomBytes(32).toString("base64");
  const fresh = { sessionSecret: random(), receiptSecret: random(), totpKey: random(), attachmentKey: random() };
  const secrets = { ...fresh, ...known };
  // One kept by an older portal lacks what that did not need.
  if (keep && Object.keys(known).length < Object.keys(fresh).length) {
    mkdirSync(varDir, { recursive: true });
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return secrets;
}
