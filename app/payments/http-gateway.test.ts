import { delay, HttpResponse, http } from "msw";
import { afterEach, describe, expect, it } from "vitest";
import { outside } from "../../tests/mocks/server.ts";
import type { ChargeRequest } from "./gateway.ts";
import { httpGateway } from "./http-gateway.ts";
import { sign, signatureHeader } from "./signature.ts";

const base = "https://pay.example/v1";
const now = Date.UTC(2026, 3, 1);
const config = {
  url: base,
  key: "gateway-key-of-this-test",
  notifySecret: "notify-secret-of-this-test-000000000",
  pagesOrigin: "https://page.example",
};
const times = { tryMs: 150, pauseMs: 5, tries: 3 };
const gateway = httpGateway(config, { now: () => now }, times);
const request: ChargeRequest = {
  key: "key-1",
  yen: 600,
  description: "美祢市 手数料",
  returnUrl: "https://portal.example/payments/key-1",
  notifyUrl: "https://portal.example/api/payments/notifications",
  expiresAt: now + 1_800_000,
};
const answer = (rest: object = {}) => ({
  ...{ id: "ch_1", key: "key-1", state: "open", amount: 600, currency: "JPY", pay_url: "https://page.example/p/ch_1" },
  ...rest,
});
const charge = {
  ...{ id: "ch_1", key: "key-1", state: "open", yen: 600, currency: "JPY", payUrl: "https://page.example/p/ch_1" },
};

afterEach(() => outside.resetHandlers());

type Reply = () => Response | Promise<Response>;
/** The stand-in says these one after the other, the last one again and again; the requests it got are returned. */
function standIn(method: "get" | "post", path: string, ...replies: Reply[]): Request[] {
  const got: Request[] = [];
  outside.use(
    http[method](`${base}${path}`, ({ request: each }) => {
      got.push(each.clone());
      const reply = replies[Math.min(got.length, replies.length) - 1];
      return reply ? reply() : HttpResponse.error();
    }),
  );
  return got;
}
const json =
  (body: object, status = 200): Reply =>
  () =>
    HttpResponse.json(body, { status });
const status = (code: number): Reply => json({}, code);
const never: Reply = async () => {
  await delay("infinite");
  return HttpResponse.error();
};
const start = () => gateway.startCharge(request);

describe("starting a charge", () => {
  it("sends the key, the amount and the two addresses, and nothing about the person", async () => {
    const got = standIn("post", "/charges", json(answer(), 201));
    expect(await start()).toEqual({ ok: true, value: charge });
    const [sent] = got;
    expect(sent?.headers.get("authorization")).toBe("Bearer gateway-key-of-this-test");
    expect(sent?.headers.get("idempotency-key")).toBe("key-1");
    expect(await sent?.json()).toEqual({
      key: "key-1",
      amount: 600,
      currency: "JPY",
      description: "美祢市 手数料",
      return_url: request.returnUrl,
      notify_url: request.notifyUrl,
      expires_at: "2026-04-01T00:30:00.000Z",
    });
  });

  it.each<[string, Reply]>([
    ["no answer in time", never],
    ["a broken connection", () => HttpResponse.error()],
    ["500", status(500)],
    ["503", status(503)],
    ["429", status(429)],
  ])("%s, then an answer: the same key again, one charge", async (_name, first) => {
    const got = standIn("post", "/charges", first, json(answer()));
    expect(await start()).toEqual({ ok: true, value: charge });
    expect(got.map((each) => each.headers.get("idempotency-key"))).toEqual(["key-1", "key-1"]);
  });

  it.each<[string, Reply, number]>([
    ["never an answer", never, 3],
    ["always 500", status(500), 3],
    ["the key is known with other contents", status(409), 1],
    ["garbage", () => new HttpResponse("<html>maintenance</html>", { status: 200 }), 1],
    ["no UTF-8", () => new HttpResponse(new Uint8Array([0xff, 0xfe]), { status: 200 }), 1],
    ["an empty answer", () => new HttpResponse(null, { status: 200 }), 1],
    ["another shape", json({ id: "ch_1" }), 1],
    ["an unknown state", json(answer({ state: "maybe" })), 1],
    ["half a yen", json(answer({ amount: 600.5 })), 1],
    ["the charge of another key", json(answer({ key: "key-2" })), 1],
    ["a page of another site", json(answer({ pay_url: "https://evil.example/p/ch_1" })), 1],
    ["a page that is no address", json(answer({ pay_url: "javascript:alert(1)" })), 1],
    ["an answer without end", json(answer({ padding: "x".repeat(70_000) })), 1],
  ])("%s: nobody knows whether there is a charge", async (_name, reply, tries) => {
    const got = standIn("post", "/charges", reply);
    expect(await start()).toEqual({ ok: false, error: "unclear" });
    expect(got).toHaveLength(tries);
  });

  it.each([301, 302, 307, 308])("a redirect (%i) is not followed: the key would go along", async (code) => {
    const elsewhere: Request[] = [];
    outside.use(
      http.all("https://evil.example/*", ({ request: each }) => {
        elsewhere.push(each);
        return HttpResponse.json(answer());
      }),
    );
    const to = () => new HttpResponse(null, { status: code, headers: { Location: "https://evil.example/charges" } });
    standIn("post", "/charges", to);
    expect(await start()).toEqual({ ok: false, error: "unclear" });
    expect(elsewhere).toEqual([]);
  });

  it.each([400, 401, 403, 404, 422])("%i: it made no charge, and is not asked again", async (code) => {
    const got = standIn("post", "/charges", status(code));
    expect(await start()).toEqual({ ok: false, error: "refused" });
    expect(got).toHaveLength(1);
  });

  it("hands on what the gateway says of amount and state: the books decide", async () => {
    standIn("post", "/charges", json(answer({ amount: 900, state: "paid", pay_url: null })));
    expect(await start()).toEqual({ ok: true, value: { ...charge, yen: 900, state: "paid", payUrl: null } });
  });
});

describe("asking about a charge", () => {
  it.each([
    ["open", "open"],
    ["pending", "pending"],
    ["paid", "paid"],
    ["failed", "closed"],
    ["cancelled", "closed"],
    ["expired", "closed"],
  ])("%s is %s", async (said, state) => {
    standIn("get", "/charges/key-1", json(answer({ state: said })));
    expect(await gateway.findCharge("key-1", true)).toEqual({ ok: true, value: { ...charge, state } });
  });

  it("knows that a key is not known", async () => {
    standIn("get", "/charges/key-1", status(404));
    expect(await gateway.findCharge("key-1", true)).toEqual({ ok: true, value: null });
  });

  it("asks once when a reader waits, and three times for the timer", async () => {
    const got = standIn("get", "/charges/key-1", status(502));
    expect(await gateway.findCharge("key-1", false)).toEqual({ ok: false, error: "unclear" });
    expect(got).toHaveLength(1);
    expect(await gateway.findCharge("key-1", true)).toEqual({ ok: false, error: "unclear" });
    expect(got).toHaveLength(4);
  });

  it("cancels under a key of its own and believes the state after it", async () => {
    const got = standIn("post", "/charges/key-1/cancel", status(500), json(answer({ state: "paid" })));
    expect(await gateway.cancelCharge("key-1")).toEqual({ ok: true, value: { ...charge, state: "paid" } });
    expect(got.map((each) => each.headers.get("idempotency-key"))).toEqual(["key-1-cancel", "key-1-cancel"]);
  });
});

describe("notifications", () => {
  const body = JSON.stringify(answer({ state: "paid" }));
  const read = (text: string, signature: string | null) =>
    gateway.readNotification(text, (name) => (name === signatureHeader ? signature : null));
  const good = sign(body, now, config.notifySecret);

  it("are read when they are signed", () => {
    expect(read(body, good)).toEqual({ ok: true, value: { ...charge, state: "paid" } });
  });

  it("may carry the signatures of the old and the new secret", () => {
    const other = sign(body, now, "another secret").split(",")[1];
    const [time, own] = good.split(",");
    expect(read(body, `${time},${other},${own}`).ok).toBe(true);
    expect(read(body, `${time},${other}`).ok).toBe(false);
  });

  it.each<[string, string, string | null]>([
    ["no signature", body, null],
    ["an empty one", body, ""],
    ["another body", body.replace("600", "1"), good],
    ["another secret", body, sign(body, now, "another secret")],
    ["yesterday's", body, sign(body, now - 86_400_000, config.notifySecret)],
    ["tomorrow's", body, sign(body, now + 86_400_000, config.notifySecret)],
    ["a changed time", body, good.replace(/t=\d+/, `t=${Math.floor(now / 1000) - 1}`)],
    ["no time", body, good.split(",")[1] ?? ""],
    ["a short one", body, good.slice(0, -2)],
    ["upper case", body, good.toUpperCase()],
  ])("with %s are refused", (_name, text, signature) => {
    expect(read(text, signature)).toEqual({ ok: false, error: "unsigned" });
  });

  it("signed garbage is malformed", () => {
    for (const text of ["", "[]", "null", "{", JSON.stringify({ type: "ping" })]) {
      expect(read(text, sign(text, now, config.notifySecret))).toEqual({ ok: false, error: "malformed" });
    }
  });
});
