import { portalContext } from "../http/context.ts";
import type { Route } from "./+types/payment-notification";

const answer = (status: number) => new Response(null, { status });
const failureStatus = { unsigned: 403, malformed: 400, unknown: 404, mismatch: 409 } as const;

export const loader = () => new Response(null, { status: 405, headers: { Allow: "POST" } });

/** The gateway's signed messages. Repeated ones are harmless; whoever is refused learns nothing but the status. */
export async function action({ request, context }: Route.ActionArgs) {
  const { payments } = context.get(portalContext);
  if (payments.online === null) return answer(404);
  const body = await request.text();
  const taken = await payments.online.notified(body, (name) => request.headers.get(name));
  return answer(taken.ok ? 204 : failureStatus[taken.error]);
}
