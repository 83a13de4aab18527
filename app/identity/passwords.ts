/** Passwords as argon2id (OWASP's figures: 19 MiB, 2 passes, 1 lane). */
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// argon2id is the library's default algorithm; its enum cannot be named under isolated modules.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

let nobody: Promise<string> | null = null;

/** Whether `typed` is the password of `stored`. An unknown account costs the same time: nobody's hash is checked. */
export async function passwordMatches(stored: string | null, typed: string): Promise<boolean> {
  // Longer input only costs time; nobody types it.
  if (typed.length > 200) return false;
  nobody ??= hashPassword(randomBytes(32).toString("hex"));
  const matches = await verify(stored ?? (await nobody), typed);
  return stored !== null && matches;
}
