/** Sign-in with the card against a real OpenID provider, and everything that can be wrong with what comes back from it. */
import { generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../app/lib/clock.ts";
import { expectPage } from "./apply.ts";
import { type CardProviderStandIn, person, startCardProvider, type Tampering } from "./card-provider.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const procedure = "residence-certificate";
const base = `/procedures/${procedure}/apply`;
/** Ahead of the real time; the provider does not know. */
let ahead = 0;
let card: CardProviderStandIn;
let portal: TestPortal;

beforeAll(async () => {
  card = await startCardProvider();
  portal = await startPortal({ clock: { now: () => systemClock.now() + ahead } }, card.env);
  await card.open(`${portal.origin}/card/callback`);
}, 240_000);
afterAll(async () => {
  await portal.close();
  await card.close();
});
beforeEach(() => {
  ahead = 0;
  card.tamper({});
});

/** Another language: its prefix. */
async function beginDraft(prefix = ""): Promise<Browser> {
  const browser = portal.browser();
  const start = expectPage(await browser.open(`${prefix}${base}`));
  expectPage(await browser.submit(start, start.form()));
  return browser;
}

/** Presses the button: the provider's address. */
async function goToCard(browser: Browser, prefix = ""): Promise<URL> {
  const page = expectPage(await browser.open(`${prefix}${base}/identity`));
  const form = page.form();
  const { body, type } = form.encode();
  const headers = { ...browser.formHeaders, "Content-Type": type, "Content-Length": body.length };
  const answer = await ask(portal.origin, page.address, { method: "POST", headers, body });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.location ?? "");
}

const back = (url: URL) => url.pathname + url.search;
const changed = (url: URL, set: Record<string, string | null>): string => {
  const next = new URL(url);
  for (const [name, value] of Object.entries(set)) {
    if (value === null) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  return back(next);
};

/** Everything a sign-in could change. */
const written = () =>
  JSON.stringify([
    portal.rows("select id, session_hash, revision, answers, identity from drafts order by id"),
    portal.rows("select session_hash, application_id from application_grants order by 1, 2"),
  ]);

type DraftRow = { identity: string | null; session_hash: string };
const draftsOf = () => portal.rows<DraftRow>("select identity, session_hash from drafts order by created_at desc");

async function refused(browser: Browser, address: string, status: number, before = written()): Promise<Page> {
  const cookies = { ...browser.cookies };
  const page = await browser.open(address);
  expect(page.status, page.describe()).toBe(status);
  expect(page.html).not.toContain("見本　花子");
  expect(page.heading).toMatch(/カード/);
  expect(written()).toBe(before);
  expect(browser.cookies).toEqual(cookies);
  return page;
}

/** The whole way with something wrong in what the provider answers. */
async function refusedWith(how: Tampering, status = 403): Promise<Page> {
  const browser = await beginDraft();
  const address = await goToCard(browser);
  const before = written();
  card.tamper(how);
  return refused(browser, back(await card.authorize(address.href)), status, before);
}

describe("an honest provider", () => {
  it("is asked with everything that protects the answer", async () => {
    const address = await goToCard(await beginDraft("/en"), "/en");
    const asked = Object.fromEntries(address.searchParams);
    expect(address.origin).toBe(card.issuer);
    expect(asked).toMatchObject({
      response_type: "code",
      client_id: "RP00000001",
      scope: "openid name address birthdate",
      redirect_uri: `${portal.origin}/card/callback`,
      code_challenge_method: "S256",
      acr_values: "aal3",
    });
    expect(asked.state).toMatch(/^en\.[\w-]{43}$/);
    expect(asked.nonce).toMatch(/^[\w-]{43}$/);
    expect(asked.code_challenge).toMatch(/^[\w-]{43}$/);
    const kept = portal.rows("select * from sign_in_flows");
    expect(JSON.stringify(kept)).not.toContain(asked.state);
    expect(Object.keys(asked)).not.toContain("ui_locales");
  });

  it("fills in and marks what the card says, in the language it was begun in, under a new session id", async () => {
    const browser = await beginDraft("/en");
    const old = browser.cookieHeader;
    const callback = await card.authorize((await goToCard(browser, "/en")).href);
    expect(callback.pathname).toBe("/card/callback");
    const page = expectPage(await browser.open(back(callback)));
    expect(page.path).toBe(`/en${base}/applicant`);
    const form = page.form();
    expect(["family", "given"].map((part) => form.values(`applicantName.${part}`)[0])).toEqual(["見本", "花子"]);
    expect(["year", "month", "day"].map((part) => form.values(`applicantBirth.${part}`)[0])).toEqual([
      "1985",
      "4",
      "1",
    ]);
    expect(["prefecture", "city", "street"].map((part) => form.values(`applicantAddress.${part}`)[0])).toEqual([
      "山口県",
      "美祢市",
      "大嶺町東分９９９９番地",
    ]);
    expect(form.values("applicantKana")).toEqual([""]);
    expect(page.text(".card-mark")).toHaveLength(3);
    const [draft] = draftsOf();
    expect(JSON.parse(draft?.identity ?? "")).toMatchObject({
      level: "jpki",
      provider: "oidc",
      demo: false,
      claims: { subject: person.sub, name: "見本 花子", address: person.address, birthdate: "1985-04-01" },
    });
    const gone = await ask(portal.origin, `/en${base}/applicant`, { headers: old });
    expect(gone.status).toBe(409);
    const secret = card.asked.find(({ path }) => path === "/token")?.body;
    expect(secret?.get("client_assertion_type")).toBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    expect(secret?.get("code_verifier")).toMatch(/^[\w-]{43}$/);
    expect(secret?.has("client_secret")).toBe(false);
  });

  it("may sign its tokens with its own key wherever that is done: the forgeries below are refused for what they say", async () => {
    const browser = await beginDraft();
    const address = await goToCard(browser);
    card.tamper({ claims: (claims) => claims });
    expectPage(await browser.open(back(await card.authorize(address.href))));
  });

  it("is asked for its addresses and keys once, not for every resident", async () => {
    for (let n = 0; n < 3; n++) {
      const browser = await beginDraft();
      expectPage(await browser.open(back(await card.authorize((await goToCard(browser)).href))));
    }
    const paths = card.asked.map(({ path }) => path);
    expect(paths.filter((path) => path === "/token")).toHaveLength(3);
    expect(paths).not.toContain("/.well-known/openid-configuration");
    expect(paths).not.toContain("/jwks");
  });

  it("may not know a name, an address or a birthday; nothing is made up then", async () => {
    const browser = await beginDraft();
    const address = await goToCard(browser);
    card.tamper({ userinfo: { name: "", address: { formatted: "見本町９９番地" }, birthdate: "1985-02-31" } });
    const page = expectPage(await browser.open(back(await card.authorize(address.href))));
    const form = page.form();
    expect(form.values("applicantName.family")).toEqual([""]);
    expect(form.values("applicantBirth.year")).toEqual([""]);
    expect(form.values("applicantAddress.city")).toEqual([""]);
    expect(form.values("applicantAddress.street")).toEqual(["見本町９９番地"]);
    expect(page.text(".card-mark").join()).toContain("見本町９９番地");
  });
});

describe("the answer in the address", () => {
  it.each<[string, Record<string, string | null>, number]>([
    ["another state", { state: "ja.forged" }, 409],
    ["no state", { state: null }, 409],
    ["another issuer", { iss: "https://evil.example" }, 403],
    ["no issuer, though the provider always tells it", { iss: null }, 403],
    ["another code", { code: "forged" }, 403],
    ["neither code nor error", { code: null }, 403],
  ])("%s", async (_, set, status) => {
    const browser = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    await refused(browser, changed(callback, set), status);
  });

  it("two states", async () => {
    const browser = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    await refused(browser, `${back(callback)}&state=ja.other`, 409);
  });

  it("in another browser, or in one that never was here; the right one may still use it", async () => {
    const browser = await beginDraft();
    const stranger = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    await refused(stranger, back(callback), 409);
    await refused(portal.browser(), back(callback), 409);
    expectPage(await browser.open(back(callback)));
  });

  it("a second time", async () => {
    const browser = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    expectPage(await browser.open(back(callback)));
    await refused(browser, back(callback), 409);
  });

  it("twice at once: one of them", async () => {
    const browser = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    const headers = browser.cookieHeader;
    const answers = await Promise.all([1, 2].map(() => ask(portal.origin, back(callback), { headers })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  it("the code of one sign-in with the state of another, PKCE and all", async () => {
    const [victim, attacker] = [await beginDraft(), await beginDraft()];
    const stolen = await card.authorize((await goToCard(victim)).href);
    const own = await card.authorize((await goToCard(attacker)).href);
    await refused(attacker, changed(own, { code: stolen.searchParams.get("code") }), 403);
  });

  it("a code that was got for another challenge", async () => {
    const browser = await beginDraft();
    const address = await goToCard(browser);
    address.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    await refused(browser, back(await card.authorize(address.href)), 403);
  });

  it("ten minutes later", async () => {
    const browser = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    ahead = 10 * 60_000;
    await refused(browser, back(callback), 409);
  });

  it("for a draft that was thrown away; the new one is not identified", async () => {
    const browser = await beginDraft();
    const callback = await card.authorize((await goToCard(browser)).href);
    const { drafts } = portal.running.portal.applications;
    const [old] = portal.rows<{ id: string; sessionHash: string }>(
      "select id, session_hash as sessionHash from drafts order by created_at desc limit 1",
    );
    if (!old) throw new Error("no draft");
    await drafts.discard(old);
    const start = expectPage(await browser.open(base));
    expectPage(await browser.submit(start, start.form()));
    await refused(browser, back(callback), 409);
    expect(draftsOf()[0]?.identity).toBeNull();
  });
});

describe("an ID token", () => {
  const now = () => Math.floor(Date.now() / 1000);
  it.each<[string, Tampering]>([
    ["of another issuer", { claims: (claims) => ({ ...claims, iss: "https://evil.example" }) }],
    ["for another client", { claims: (claims) => ({ ...claims, aud: "RP99999999" }) }],
    [
      "for several clients, made for another",
      { claims: (claims) => ({ ...claims, aud: ["RP00000001", "x"], azp: "x" }) },
    ],
    ["with another nonce", { claims: (claims) => ({ ...claims, nonce: "of another sign-in" }) }],
    ["without a nonce", { claims: ({ nonce: _, ...claims }) => claims }],
    ["that has expired", { claims: (claims) => ({ ...claims, exp: now() - 120, iat: now() - 600 }) }],
    ["without an end", { claims: ({ exp: _, ...claims }) => claims }],
    ["that is not good yet", { claims: (claims) => ({ ...claims, nbf: now() + 600 }) }],
    ["without a person", { claims: ({ sub: _, ...claims }) => claims }],
    ["of another person than the one told of", { claims: (claims) => ({ ...claims, sub: "person-2" }) }],
    ["unsigned (alg none)", { token: async (claims) => new UnsecuredJWT(claims).encode() }],
    [
      "signed with what is no secret (HS256)",
      {
        token: (claims, { kid }) =>
          new SignJWT(claims)
            .setProtectedHeader({ alg: "HS256", kid })
            .sign(new TextEncoder().encode("RP00000001RP00000001RP00000001RP00000001")),
      },
    ],
    [
      "signed by a stranger with the provider's key number",
      {
        token: async (claims, { kid }) =>
          new SignJWT(claims)
            .setProtectedHeader({ alg: "ES256", kid })
            .sign((await generateKeyPair("ES256")).privateKey),
      },
    ],
    [
      "signed with another algorithm",
      {
        token: async (claims, { kid }) =>
          new SignJWT(claims)
            .setProtectedHeader({ alg: "RS256", kid })
            .sign((await generateKeyPair("RS256")).privateKey),
      },
    ],
    ["that is none", { token: async () => "not.a.token" }],
    ["of a weaker card reading (acr)", { acr: "aal2" }],
    ["that does not say how the card was read", { acr: null }],
    ["with a person's record of somebody else", { userinfo: { sub: "person-2" } }],
  ])("%s", async (_, how) => {
    await refusedWith(how);
  });

  it("from somewhere else is answered in words that a resident understands", async () => {
    const page = await refusedWith({ claims: (claims) => ({ ...claims, aud: "x" }) });
    expect(page.main).toContain("もう一度");
    expect(page.links((href) => href.endsWith("/apply/identity"))).toHaveLength(1);
  });
});

describe("a provider that says no, or nothing", () => {
  it("called off: back at the form, with what was filled in", async () => {
    const browser = await beginDraft("/easy");
    const address = await goToCard(browser, "/easy");
    card.tamper({ error: "access_denied" });
    const page = expectPage(await browser.open(back(await card.authorize(address.href))));
    expect(page.path).toBe(`/easy${base}/identity`);
    expect(page.main).toContain("とちゅうで やめました");
    expect(page.html).not.toContain("alert(1)");
  });

  it.each<[string, Tampering, number]>([
    ["an error of its own", { error: "server_error" }, 503],
    ["an error that nobody knows", { error: "invalid_scope" }, 403],
    ["no tokens for the code: 500", { fail: { path: "/token", how: 500 } }, 503],
    ["no tokens for the code: the line is cut", { fail: { path: "/token", how: "cut" } }, 503],
    ["no tokens for the code: silence", { fail: { path: "/token", how: "hang" } }, 503],
    ["no word of the person", { fail: { path: "/me", how: 502 } }, 503],
  ])("%s", async (_, how, status) => {
    await refusedWith(how, status);
  });

  it("too many beginnings: the twenty-first in an hour waits, that of another draft does not", async () => {
    const browser = await beginDraft();
    for (let n = 0; n < 20; n++) await goToCard(browser);
    const page = expectPage(await browser.open(`${base}/identity`));
    const late = await browser.submit(page, page.form());
    expect(late.status).toBe(429);
    expect(late.main).toContain("1時間");
    await goToCard(await beginDraft());
  });
});

it("not there when it is wanted: other ways, nothing lost, and it works when it is back", async () => {
  const absent = await startCardProvider();
  const alone = await startPortal({}, absent.env);
  try {
    await absent.open(`${alone.origin}/card/callback`);
    absent.tamper({ fail: { path: "/.well-known/openid-configuration", how: 503 } });
    const browser = alone.browser();
    const start = expectPage(await browser.open(base));
    expectPage(await browser.submit(start, start.form()));
    const page = expectPage(await browser.open(`${base}/identity`));
    const down = await browser.submit(page, page.form());
    expect(down.status).toBe(503);
    expect(down.links((href) => href.endsWith("/handoff"))).toHaveLength(1);
    expect(down.links((href) => href.endsWith(`/procedures/${procedure}`))).toHaveLength(1);
    expect(alone.rows("select * from sign_in_flows")).toEqual([]);
    expect(alone.rows("select identity from drafts")).toEqual([{ identity: null }]);
    absent.tamper({});
    const { body, type } = down.form().encode();
    const headers = { ...browser.formHeaders, "Content-Type": type, "Content-Length": body.length };
    expect((await ask(alone.origin, `${base}/identity`, { method: "POST", headers, body })).status).toBe(303);
  } finally {
    await alone.close();
    await absent.close();
  }
});
