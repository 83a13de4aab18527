/** The gateway of this deployment: the configured one; in the demo a stand-in; otherwise none, and nobody is sent online. */
import { localeOfPath, localizePath } from "../i18n/locales.ts";
import type { Clock } from "../lib/clock.ts";
import type { PaymentGatewayConfig, PortalMode } from "../lib/env.ts";
import { type DemoGateway, demoGateway } from "./demo-gateway.ts";
import type { PaymentGateway } from "./gateway.ts";
import { httpGateway } from "./http-gateway.ts";

export type OpenGateway = { gateway: PaymentGateway | null; demo: DemoGateway | null };

export function openGateway(
  { mode, paymentGateway }: { mode: PortalMode; paymentGateway: PaymentGatewayConfig | null },
  clock: Clock,
  newId: () => string,
): OpenGateway {
  if (paymentGateway) return { gateway: httpGateway(paymentGateway, clock), demo: null };
  if (mode !== "demo") return { gateway: null, demo: null };
  const demo = demoGateway(clock, newId, (id, from) => localizePath(`/demo/payments/${id}`, localeOfPath(from).locale));
  return { gateway: demo, demo };
}
