/** Security headers of every answer, as flat name-value lists that `writeHead` takes without conversion. */

type PolicyOptions = {
  https: boolean;
  /** Origins that our forms may lead to (by the redirect that answers them), besides this one: the payment page. */
  formTargets?: readonly string[];
  /** Development: the build tool injects inline styles and scripts and keeps a socket open. */
  relaxed?: boolean;
};

const contentPolicy = (options: PolicyOptions, nonce: string | null): string =>
  [
    "default-src 'self'",
    options.relaxed
      ? "script-src 'self' 'unsafe-inline'"
      : `script-src 'self'${nonce === null ? "" : ` 'nonce-${nonce}'`}`,
    options.relaxed ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    options.relaxed ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...(options.formTargets ?? [])].join(" "),
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
export function securityHeaders(options: PolicyOptions): SecurityHeaders {
  const rest = [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", permissions],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["Origin-Agent-Cluster", "?1"],
    ...(options.https ? [["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]] : []),
  ].flat();
  const build = (nonce: string | null) => ["Content-Security-Policy", contentPolicy(options, nonce), ...rest];
  return { plain: build(null), withNonce: build };
}

/** What an answer has that says nothing about caching: personal until proven public. */
export const personal = "private, no-store";
