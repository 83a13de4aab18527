/** Sign-in with the card for one draft of one browser: begun, sent to the provider, finished once. */
import { type Locale, locales } from "../../i18n/locales.ts";
import type { Clock } from "../../lib/clock.ts";
import { randomToken } from "../../lib/ids.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { FlowStore } from "./flow-store.ts";
import type { CardClaims, CardProvider, CardRefusal } from "./provider.ts";

/** Long enough to find the card and type its PIN. */
const flowMinutes = 10;
const hourMs = 3_600_000;
/** Begun over and over it would only fill the table; nobody needs so many. */
const beginsPerDraft = 20;

type CardIdentity = {
  level: "jpki";
  provider: string;
  demo: boolean;
  verifiedAt: number;
  claims: CardClaims;
};
type BeginFailure = { code: "too-many" } | CardRefusal;
/** `lost`: no such sign-in in this browser: unknown, over, used, or begun elsewhere. `draftId`: which draft it was for. */
type FinishFailure = { code: "lost"; why: string } | (CardRefusal & { draftId: string });

type Limits = {
  take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean }>;
};

export function createCardSignIn(deps: {
  provider: CardProvider;
  store: FlowStore;
  limits: Limits;
  clock: Clock;
  /** Keyed with the server's secret. */
  hash(value: string): string;
}) {
  const { provider, store, clock, hash } = deps;
  const hashOf = (state: string) => hash(`card-state:${state}`);

  return {
    provider: { id: provider.id, demo: provider.demo },
    pagesOrigin: provider.pagesOrigin,

    /** The address to go to. Nothing is kept when the provider cannot be reached. */
    async begin(of: { draftId: string; sessionHash: string; locale: Locale }): Promise<Result<string, BeginFailure>> {
      const now = clock.now();
      const { allowed } = await deps.limits.take(`card-begin:${of.draftId}`, beginsPerDraft, hourMs, now);
      if (!allowed) return err({ code: "too-many" });
      // The language in front: what comes back is at one address for all, and is answered in the reader's words.
      const state = `${of.locale}.${randomToken()}`;
      const secrets = { state, nonce: randomToken(), codeVerifier: randomToken() };
      const address = await provider.begin(secrets, of.locale);
      if (!address.ok) return address;
      const { nonce, codeVerifier } = secrets;
      await store.begin({
        ...of,
        stateHash: hashOf(state),
        nonce,
        codeVerifier,
        expiresAt: now + flowMinutes * 60_000,
      });
      return address;
    },

    /** Who the card says it is; the flow is used up whatever comes out. */
    async finish(
      answer: URLSearchParams,
      sessionHash: string | null,
    ): Promise<Result<{ draftId: string; identity: CardIdentity }, FinishFailure>> {
      const [state, second] = answer.getAll("state");
      if (!state || second !== undefined) return err({ code: "lost", why: "state" });
      if (sessionHash === null) return err({ code: "lost", why: "no-session" });
      const flow = await store.take(hashOf(state), sessionHash, clock.now());
      if (!flow) return err({ code: "lost", why: "unknown-state" });
      const { draftId, nonce, codeVerifier } = flow;
      const told = await provider.finish(answer, { state, nonce, codeVerifier });
      if (!told.ok) return err({ ...told.error, draftId });
      const { id, demo } = provider;
      const identity = { level: "jpki" as const, provider: id, demo, verifiedAt: clock.now(), claims: told.value };
      return ok({ draftId, identity });
    },
  };
}
/** The language a state was made in. Anybody can write one: it decides the words of the answer and nothing else. */
export const localeOfState = (state: string | null): Locale | null =>
  locales.find((locale) => state?.startsWith(`${locale}.`)) ?? null;
