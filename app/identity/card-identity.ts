/**
 * Identification with the My Number card (公的個人認証): one interface. The demo provider confirms whoever presses the
 * button and says so on the page; the real one (デジタル認証アプリ) is a later part of this room. Without a provider the
 * procedures that need the card cannot be applied for online.
 */
import type { PortalMode } from "../lib/env.ts";

export type CardIdentityProvider = {
  id: string;
  /** True: confirms nobody; pages say so and production refuses it. */
  demo: boolean;
};

export const demoCardProvider: CardIdentityProvider = { id: "demo", demo: true };

/** The provider of this deployment: none until a real one is configured, the demo only in demo mode. */
export const cardProviderFor = (mode: PortalMode): CardIdentityProvider | null =>
  mode === "production" ? null : demoCardProvider;
