/** Mail confirmation of a draft's applicant: a six-digit code, good for 15 minutes and five tries. */
import { randomInt, timingSafeEqual } from "node:crypto";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { IdentityStore } from "./store.ts";

export const codeMinutes = 15;
const maxTries = 5;
const hourMs = 3_600_000;
const sendsPerDraft = 5;
/** Per mail address over all drafts, so that the portal cannot be used to flood somebody's mailbox. */
const sendsPerEmail = 8;

export type ConfirmationFailure = "wrong-code" | "expired" | "too-many";

/** `hash` is keyed: six digits could be read from a plain one. */
export function createEmailConfirmation(store: IdentityStore, clock: Clock, hash: (value: string) => string) {
  return {
    /** A new code for this address, replacing an earlier one; the caller mails it. */
    async start(draftId: string, email: string): Promise<Result<{ code: string }, "too-many">> {
      const now = clock.now();
      const takes = [
        [`email-code:${draftId}`, sendsPerDraft],
        [`email-code-to:${hash(email.toLowerCase())}`, sendsPerEmail],
      ] as const;
      for (const [key, max] of takes) {
        if (!(await store.take(key, max, hourMs, now)).allowed) return err("too-many");
      }
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      await store.saveEmailCode({
        draftId,
        email,
        codeHash: hash(`${draftId}:${code}`),
        tries: 0,
        expiresAt: now + codeMinutes * 60_000,
      });
      return ok({ code });
    },

    /** The confirmed address; the code is used up. */
    async confirm(draftId: string, typed: string): Promise<Result<{ email: string }, ConfirmationFailure>> {
      const saved = await store.tryEmailCode(draftId, clock.now());
      if (!saved) return err("expired");
      if (saved.tries >= maxTries) return err("too-many");
      const digits = typed.normalize("NFKC").replace(/\D/g, "");
      const given = Buffer.from(hash(`${draftId}:${digits}`));
      if (!timingSafeEqual(given, Buffer.from(saved.codeHash))) return err("wrong-code");
      await store.deleteEmailCode(draftId);
      return ok({ email: saved.email });
    },
  };
}
export type EmailConfirmation = ReturnType<typeof createEmailConfirmation>;
