/** The provider of this deployment: the configured one; outside production a stand-in; otherwise none, and nobody is sent there. */

import type { PortalMode } from "../../lib/env.ts";
import type { CardOidcConfig } from "../../lib/env-card.ts";
import { type DemoCard, demoCard } from "./demo/demo-card.ts";
import { openIdProvider } from "./openid.ts";
import type { CardProvider } from "./provider.ts";

/** Registered with the provider: the one address to which it sends residents back. */
const callbackPath = "/card/callback";

export type OpenCard = { provider: CardProvider | null; demo: DemoCard | null };

export function openCard(
  { mode, cardOidc }: { mode: PortalMode; cardOidc: CardOidcConfig | null },
  origin: string,
): OpenCard {
  const redirectUri = origin + callbackPath;
  if (cardOidc) return { provider: openIdProvider({ ...cardOidc, id: "oidc", demo: false, redirectUri }), demo: null };
  if (mode === "production") return { provider: null, demo: null };
  const demo = demoCard(redirectUri);
  return { provider: demo, demo };
}
