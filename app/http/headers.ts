/** Security headers of every answer, as flat name-value lists that `writeHead` takes without conversion. */

const contentPolicy = (options: { https: boolean; nonce: string | null }): string =>
  [
    "default-src 'self'",
    `script-src 'self'${options.nonce === null ? "" : ` 'nonce-${options.nonce}'`}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(options.https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");

const permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

export type SecurityHeaders = {
  /** Without a nonce: pages that run no inline script. */
  plain: readonly string[];
  /** For a hydrated page whose inline scripts carry the nonce. */
  withNonce(nonce: string): readonly string[];
};

/**
 * `Referrer-Policy: strict-origin-when-cross-origin` and not `no-referrer`: with the latter browsers send
 * `Origin: null` on form posts and the origin guard would refuse every form.
 */
export function securityHeaders(https: boolean): SecurityHeaders {
  const rest = [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", permissions],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["Origin-Agent-Cluster", "?1"],
    ...(https ? [["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]] : []),
  ].flat();
  const build = (nonce: string | null) => ["Content-Security-Policy", contentPolicy({ https, nonce }), ...rest];
  return { plain: build(null), withNonce: build };
}

/** What an answer has that says nothing about caching: personal until proven public. */
export const personal = "private, no-store";
