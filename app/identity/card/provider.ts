/**
 * Identification with the My Number card (公的個人認証): whoever reads the card tells us by OpenID Connect. The domain knows
 * this port only; how a provider is spoken to is in `openid.ts`.
 */
import type { Locale } from "../../i18n/locales.ts";
import type { Result } from "../../lib/result.ts";

export type CardIdentityProvider = {
  /** Kept with the application: "oidc" or "demo". */
  id: string;
  /** True: confirms nobody; pages say so and production refuses it. */
  demo: boolean;
};

/** What the card says of its holder; what was not told is null. */
export type CardClaims = {
  /** The provider's own number of the person, the same each time. */
  subject: string;
  name: string | null;
  address: string | null;
  /** YYYY-MM-DD */
  birthdate: string | null;
};

/** The secrets of one sign-in: `state` ties the answer to it, `nonce` the ID token, `codeVerifier` (PKCE) the code. */
export type FlowSecrets = { state: string; nonce: string; codeVerifier: string };

/**
 * `cancelled`: by the resident. `refused`: the answer is not what was asked for. `level`: the card was not read as strictly
 * as wanted (acr). `down`: the provider cannot be reached or says so. `why` is for the log: a code, nothing personal.
 */
export type CardRefusal = { code: "cancelled" | "refused" | "level" | "down"; why: string };

export type CardProvider = CardIdentityProvider & {
  /** Where the resident goes now: at `pagesOrigin`, or a path of this portal in the demo. */
  begin(secrets: FlowSecrets, locale: Locale): Promise<Result<string, CardRefusal>>;
  /** `answer`: what came back in the address. */
  finish(answer: URLSearchParams, secrets: FlowSecrets): Promise<Result<CardClaims, CardRefusal>>;
  /** Residents are sent to this origin and no other; null: they stay here. */
  pagesOrigin: string | null;
  close(): Promise<void>;
};
