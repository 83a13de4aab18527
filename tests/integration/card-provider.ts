/**
 * A real OpenID provider on loopback, behind a front that can tamper with what it answers: as a broken or hostile one would,
 * or somebody on the way. Whoever comes is signed in at once as `person`.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import type { Provider } from "oidc-provider";
import { memoryAdapters } from "../../app/identity/card/demo/memory.ts";

type Claims = Record<string, unknown>;
type Tokens = { id_token: string; access_token: string };

export const person = {
  sub: "person-1",
  name: "見本　花子",
  address: "山口県美祢市大嶺町東分９９９９番地",
  birthdate: "19850401",
};

/** What goes wrong now; all empty: nothing. */
export type Tampering = {
  /** Claims of the ID token, signed with the provider's own key. */
  claims?: (claims: Claims) => Claims;
  /** The ID token with these claims, made by somebody else. */
  token?: (claims: Claims, header: { kid: string }) => Promise<string>;
  /** Told of the person besides or instead. */
  userinfo?: Claims;
  /** Level with which the card is read; null: none is told. */
  acr?: string | null;
  /** Instead of signing in. */
  error?: string;
  /** Of a path ("/token"): answers this status, "hang" never, "cut" breaks the connection. */
  fail?: { path: string; how: number | "hang" | "cut" };
};

export type CardProviderStandIn = {
  issuer: string;
  /** Settings of the portal. */
  env: Record<string, string>;
  tamper(how: Tampering): void;
  /** What it was asked since the last `tamper`, paths with bodies. */
  asked: { path: string; body: URLSearchParams }[];
  /** Goes through with a sign-in as a browser would; the address of the portal it ends at. */
  authorize(address: string): Promise<URL>;
  /** When the portal's address is known. */
  open(redirectUri: string): Promise<void>;
  close(): Promise<void>;
};

export async function startCardProvider(): Promise<CardProviderStandIn> {
  const front = createServer();
  const port = await listen(front);
  const issuer = `http://localhost:${port}`;
  const own = await generateKeyPair("ES256", { extractable: true });
  const portal = await generateKeyPair("ES256", { extractable: true });
  let how: Tampering = {};
  const asked: CardProviderStandIn["asked"] = [];
  let provider: Provider | null = null;
  const back = createServer();
  const backPort = await listen(back);

  async function forged(body: Buffer): Promise<Buffer> {
    if (!how.claims && !how.token) return body;
    const tokens = JSON.parse(body.toString()) as Tokens;
    const claims = JSON.parse(Buffer.from(tokens.id_token.split(".")[1] ?? "", "base64url").toString()) as Claims;
    const header = { kid: "provider" };
    const changed = how.claims?.(claims) ?? claims;
    const id_token = how.token
      ? await how.token(changed, header)
      : await new SignJWT(changed as JWTPayload).setProtectedHeader({ alg: "ES256", ...header }).sign(own.privateKey);
    return Buffer.from(JSON.stringify({ ...tokens, id_token }));
  }

  /** Reads the card: no page, no question. */
  async function signIn(uid: string, res: ServerResponse): Promise<void> {
    const interaction = await provider?.Interaction.find(uid);
    if (!interaction) throw new Error("nobody waits");
    const acr = how.acr === undefined ? "aal3" : how.acr;
    interaction.result = how.error
      ? { error: how.error, error_description: "<script>alert(1)</script>" }
      : { login: { accountId: person.sub, remember: false, ...(acr === null ? {} : { acr }) } };
    await interaction.save(60);
    res.writeHead(303, { Location: interaction.returnTo }).end();
  }

  front.on("request", (req: IncomingMessage, res: ServerResponse) => {
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    void collect(req).then(async (body) => {
      asked.push({ path, body: new URLSearchParams(body.toString()) });
      if (how.fail?.path === path) {
        if (how.fail.how === "hang") return;
        if (how.fail.how === "cut") return void res.destroy();
        return void res.writeHead(how.fail.how, { "Content-Type": "text/html" }).end("<h1>down</h1>");
      }
      const uid = /^\/interaction\/(.+)$/.exec(path)?.[1];
      if (uid) return signIn(uid, res);
      const sent = request({ port: backPort, path: req.url, method: req.method, headers: req.headers }, (answer) => {
        void collect(answer).then(async (told) => {
          const isTokens = path === "/token" && answer.statusCode === 200;
          const isPerson = path === "/me" && how.userinfo !== undefined;
          const bytes = isTokens
            ? await forged(told)
            : isPerson
              ? Buffer.from(JSON.stringify({ ...JSON.parse(told.toString()), ...how.userinfo }))
              : told;
          res.writeHead(answer.statusCode ?? 500, { ...answer.headers, "content-length": bytes.length }).end(bytes);
        });
      });
      sent.end(body);
    });
  });

  return {
    issuer,
    env: {
      CARD_OIDC_ISSUER: issuer,
      CARD_OIDC_CLIENT_ID: "RP00000001",
      CARD_OIDC_KEY: JSON.stringify({ ...(await exportJWK(portal.privateKey)), kid: "portal" }),
      CARD_OIDC_ACR: "aal3",
    },
    asked,
    tamper(next) {
      how = next;
      asked.length = 0;
    },
    async authorize(address) {
      let at = new URL(address);
      for (let hops = 0; hops < 6; hops++) {
        const uid = /^\/auth\/(.+)$/.exec(at.pathname)?.[1];
        const headers = new Headers(uid ? [["Cookie", `_interaction_resume=${uid}`]] : []);
        const answer = await fetch(at, { redirect: "manual", headers });
        const to = answer.headers.get("location");
        if (to === null) throw new Error(`${answer.status} ${await answer.text()}`);
        at = new URL(to, at);
        if (at.origin !== issuer) return at;
      }
      throw new Error("it goes round in circles");
    },
    async open(redirectUri) {
      const { Provider: Real } = await import("oidc-provider");
      provider = new Real(issuer, {
        adapter: memoryAdapters(),
        ttl: { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 300 },
        jwks: { keys: [{ ...(await exportJWK(own.privateKey)), use: "sig", alg: "ES256", kid: "provider" }] },
        clients: [
          {
            client_id: "RP00000001",
            redirect_uris: [redirectUri],
            response_types: ["code"],
            grant_types: ["authorization_code"],
            token_endpoint_auth_method: "private_key_jwt",
            token_endpoint_auth_signing_alg: "ES256",
            id_token_signed_response_alg: "ES256",
            jwks: { keys: [{ ...(await exportJWK(portal.publicKey)), use: "sig", alg: "ES256", kid: "portal" }] },
          },
        ],
        acrValues: ["aal2", "aal3"],
        scopes: ["openid", "name", "address", "birthdate"],
        claims: { openid: ["sub"], name: ["name"], address: ["address"], birthdate: ["birthdate"] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        async loadExistingGrant({ oidc }) {
          const grant = new oidc.provider.Grant({
            accountId: oidc.account?.accountId,
            clientId: oidc.client?.clientId,
          });
          grant.addOIDCScope(String(oidc.params?.scope));
          await grant.save();
          return grant;
        },
        findAccount: (_, accountId) => ({
          accountId,
          claims: async () => ({ ...person, address: person.address as never, sub: accountId }),
        }),
        renderError: (ctx, out) => {
          ctx.body = out.error;
        },
      });
      back.on("request", provider.callback());
    },
    async close() {
      for (const server of [front, back]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, "localhost", () => resolve((server.address() as AddressInfo).port)));
