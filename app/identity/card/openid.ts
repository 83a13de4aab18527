/**
 * Speaks OpenID Connect with the provider: code flow with PKCE (S256), state, nonce and `private_key_jwt`. What comes back
 * is checked by the library: issuer (in the address and in the token), audience, signature with one algorithm, times, nonce.
 */
import * as client from "openid-client";
import type { CardOidcConfig } from "../../lib/env-card.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { claimsOf } from "./claims.ts";
import type { CardClaims, CardProvider, CardRefusal } from "./provider.ts";
import { refusalOf } from "./refusals.ts";

const scope = "openid name address birthdate";
/** A resident waits on each of these questions. */
const timeoutSeconds = 5;
/** Where its endpoints are, and its keys, are asked again after this long. */
const knownMs = 3_600_000;

/** Stand-ins of demo and tests; the configuration lets no other address be without TLS. */
const onThisMachine = /^http:\/\/(localhost|127\.0\.0\.1)[:/]/;

const keyAlgorithms = {
  ES256: { name: "ECDSA", namedCurve: "P-256" },
  PS256: { name: "RSA-PSS", hash: "SHA-256" },
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
} as const;

export type OpenIdOptions = CardOidcConfig & {
  id: string;
  demo: boolean;
  redirectUri: string;
  /** Told to the provider besides; the stand-in shows its page in the reader's language. */
  extra?(locale: string): Record<string, string>;
  now?(): number;
};

export function openIdProvider(options: OpenIdOptions): CardProvider {
  const { issuer, clientId, key, kid, keyAlg, alg, acr, pagesOrigin, redirectUri } = options;
  const now = options.now ?? Date.now;
  let known: { at: number; configuration: Promise<client.Configuration> } | null = null;

  async function discover(): Promise<client.Configuration> {
    const jwk = key.export({ format: "jwk" });
    const privateKey = await crypto.subtle.importKey("jwk", jwk, keyAlgorithms[keyAlg], false, ["sign"]);
    const configuration = await client.discovery(
      new URL(issuer),
      clientId,
      // Only this one: neither `none` nor a signature with something that is no secret.
      { id_token_signed_response_alg: alg },
      client.PrivateKeyJwt({ key: privateKey, kid }),
      { timeout: timeoutSeconds, ...(onThisMachine.test(issuer) ? { execute: [client.allowInsecureRequests] } : {}) },
    );
    // The token's signature is checked with the provider's keys although it came straight from it.
    client.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  /** One question for all who wait; an unanswered one is asked again by the next. */
  async function configurationNow(): Promise<client.Configuration> {
    if (known && now() - known.at < knownMs) return known.configuration;
    const asked = { at: now(), configuration: discover() };
    known = asked;
    return asked.configuration.catch((error: unknown) => {
      if (known === asked) known = null;
      throw error;
    });
  }

  async function attempt<T>(
    work: (configuration: client.Configuration) => Promise<T>,
  ): Promise<Result<T, CardRefusal>> {
    try {
      return ok(await work(await configurationNow()));
    } catch (error) {
      return err(refusalOf(error));
    }
  }

  return {
    id: options.id,
    demo: options.demo,
    pagesOrigin,

    async begin({ state, nonce, codeVerifier }, locale) {
      const address = await attempt(async (configuration) =>
        client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
          ...(acr.length > 0 ? { acr_values: acr.join(" ") } : {}),
          ...options.extra?.(locale),
        }),
      );
      if (!address.ok) return address;
      return address.value.origin === (pagesOrigin ?? new URL(issuer).origin)
        ? ok(address.value.href)
        : err({ code: "down", why: "pages-origin" });
    },

    async finish(answer, { state, nonce, codeVerifier }) {
      const read = await attempt(async (configuration) => {
        // Where we are called from is fixed by the configuration; of the address only the question part counts.
        const here = new URL(redirectUri);
        here.search = answer.toString();
        const tokens = await client.authorizationCodeGrant(configuration, here, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const token = tokens.claims();
        if (!token) throw new TypeError("no ID token");
        const told = configuration.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub)
          : {};
        return { acr: token.acr, claims: claimsOf(token.sub, { ...token, ...told }) };
      });
      if (!read.ok) return read;
      const level = read.value.acr;
      if (acr.length > 0 && (typeof level !== "string" || !acr.includes(level)))
        return err({ code: "level", why: "acr" });
      return ok(read.value.claims satisfies CardClaims);
    },

    close: async () => undefined,
  };
}
