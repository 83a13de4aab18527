/** A payment service on a socket, as README.md of the payments room describes it, with the manners of a bad day. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sign } from "../../app/payments/signature.ts";

type Charge = { id: string; key: string; state: string; amount: number; currency: string; pay_url: string };
/** down: 503. stuck: does it, begins to answer and stops. */
type Manner = "well" | "down" | "stuck";

export async function startGateway() {
  const charges = new Map<string, Charge & { return_url: string; notify_url: string; description: string }>();
  const requests: { method: string; path: string; key: string; authorization: string }[] = [];
  const secret = "notify-secret-of-the-stand-in-0000000";
  const key = "key-of-the-stand-in";
  let manner: Manner = "well";
  let origin = "";

  const bodyOf = async (req: IncomingMessage): Promise<string> => {
    let text = "";
    for await (const chunk of req) text += String(chunk);
    return text;
  };
  const say = (res: ServerResponse, status: number, value: object = {}) => {
    res.writeHead(status, { "Content-Type": "application/json" });
    if (manner === "stuck") res.write('{"id":');
    else res.end(JSON.stringify(value));
  };

  const server = createServer((req, res) => {
    void (async () => {
      const path = req.url ?? "";
      const sent = { key: String(req.headers["idempotency-key"]), authorization: String(req.headers.authorization) };
      requests.push({ method: req.method ?? "", path, ...sent });
      const body = await bodyOf(req);
      if (manner === "down") return say(res, 503);
      if (req.method === "POST" && path === "/v1/charges") {
        const asked = JSON.parse(body);
        const id = `ch_${charges.size + 1}`;
        const made = { ...asked, id, state: "open", pay_url: `${origin}/pay/${id}` };
        if (!charges.has(asked.key)) charges.set(asked.key, made);
        return say(res, 201, charges.get(asked.key));
      }
      const [, name = "", cancel] = /^\/v1\/charges\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
      const charge = charges.get(decodeURIComponent(name));
      if (!charge) return say(res, 404);
      if (cancel && charge.state === "open") charge.state = "cancelled";
      return say(res, 200, charge);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  const only = () => {
    const [charge] = [...charges.values()].slice(-1);
    if (!charge) throw new Error("no charge was made");
    return charge;
  };
  return {
    origin,
    secret,
    env: {
      PAYMENT_GATEWAY_URL: `${origin}/v1`,
      PAYMENT_GATEWAY_KEY: key,
      PAYMENT_GATEWAY_NOTIFY_SECRET: secret,
    },
    requests,
    charges: () => [...charges.values()],
    /** The charge made last. */
    last: only,
    behave(next: Manner) {
      manner = next;
    },
    /** Somebody pays on its page. */
    pay(charge = only()) {
      if (charge.state === "open") charge.state = "paid";
      return charge;
    },
    /** The message it would send, and its signature. */
    message(change: Partial<Charge> = {}, at = Date.now()) {
      const body = JSON.stringify({ ...only(), ...change });
      return { body, signature: sign(body, at, secret) };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type Gateway = Awaited<ReturnType<typeof startGateway>>;
