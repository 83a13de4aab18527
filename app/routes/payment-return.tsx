import { redirect } from "react-router";
import type { Route } from "./+types/payment-return";
import { readerOf } from "./reader.ts";

/**
 * Where the gateway sends the browser afterwards. Nothing in the address is believed but the payment's name: the gateway is
 * asked, and the payment page tells what it said. A browser that may not open the application is led to the look-up.
 */
export async function loader(args: Route.LoaderArgs) {
  const { portal, href, sessionHash } = readerOf(args);
  const name = args.params.payment;
  const payment = /^[\w-]{22}$/.test(name) ? await portal.payments.byId(name) : null;
  if (payment) await portal.payments.online?.look(payment);
  const known = payment && (await portal.applications.byId(payment.applicationId));
  const application = known && (await portal.applications.openFor(sessionHash, known.receipt));
  return redirect(href(application ? `/applications/${application.receipt}/payment` : "/applications"), 302);
}
