/** What the library threw, in our words and without anything personal: the log gets codes, never messages or tokens. */
import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import type { CardRefusal } from "./provider.ts";

const cancelled: ReadonlySet<string> = new Set([
  "access_denied",
  "user_cancelled",
  "interaction_required",
  "login_required",
]);
const later: ReadonlySet<string> = new Set(["server_error", "temporarily_unavailable"]);

/** Words of the protocol only: what somebody else wrote into the address is not logged. */
const word = (text: string): string => (/^[a-z_]{1,40}$/.test(text) ? text : "other");

const statusOf = (cause: unknown): number => (cause instanceof Response ? cause.status : 0);
const unreached: ReadonlySet<string> = new Set(["OAUTH_TIMEOUT", "OAUTH_ABORT"]);

export function refusalOf(error: unknown): CardRefusal {
  if (error instanceof AuthorizationResponseError) {
    const code = cancelled.has(error.error) ? "cancelled" : later.has(error.error) ? "down" : "refused";
    return { code, why: `answer:${word(error.error)}` };
  }
  if (error instanceof ResponseBodyError) {
    const isDown = error.status >= 500 || later.has(error.error);
    return { code: isDown ? "down" : "refused", why: `token:${word(error.error)}` };
  }
  if (error instanceof ClientError) {
    const code = error.code ?? "";
    const isDown = unreached.has(code) || statusOf(error.cause) >= 500 || isUnreachable(error.cause);
    return { code: isDown ? "down" : "refused", why: code === "" ? "unknown" : code };
  }
  if (isUnreachable(error)) return { code: "down", why: "unreachable" };
  return { code: "refused", why: error instanceof Error ? error.name : "unknown" };
}

/** How fetch says that nobody answered. */
const isUnreachable = (error: unknown): boolean => error instanceof TypeError && error.cause instanceof Error;
