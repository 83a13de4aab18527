/**
 * The demo's identity provider: a real one (oidc-provider) on a loopback socket of its own, so that the flow is the one of
 * production. Browsers reach its two addresses through the portal, where its page is too; nobody is identified by it.
 */
import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Provider } from "oidc-provider";
import { memoryAdapters } from "./memory.ts";
import { demoPeople } from "./people.ts";

export const demoClientId = "portal-demo";
export const demoAcr = "aal3";

/** Ten minutes to choose a person; codes and tokens are used at once. */
const ttl = { Interaction: 600, Session: 600, Grant: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 300 };

export type StandIn = {
  issuer: string;
  /** Key of the portal as its client. */
  key: ReturnType<typeof newKey>["privateKey"];
  /** The sign-in that waits for a person; its language. */
  waiting(uid: string): Promise<{ locale: string } | null>;
  /** A person was chosen, or (null) it was called off; where its flow goes on. Null: nothing waits under this name. */
  choose(uid: string, subject: string | null): Promise<string | null>;
  close(): Promise<void>;
};

const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

/** `pagePath`: where the page is on which one chooses. */
export async function startStandIn(
  redirectUri: string,
  pagePath: (uid: string, locale: string) => string,
): Promise<StandIn> {
  // Loaded when it is needed: production never does.
  const { Provider, interactionPolicy } = await import("oidc-provider");
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const [own, portal] = [newKey(), newKey()];
  const policy = interactionPolicy.base();
  // There is no question of consent: choosing the person is it.
  policy.remove("consent");
  const provider = new Provider(issuer, {
    adapter: memoryAdapters(),
    jwks: { keys: [{ ...own.privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "demo" }] },
    clients: [
      {
        client_id: demoClientId,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: "ES256",
        id_token_signed_response_alg: "ES256",
        jwks: { keys: [{ ...portal.publicKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: "portal" }] },
      },
    ],
    acrValues: [demoAcr],
    scopes: ["openid", "name", "address", "birthdate"],
    claims: { openid: ["sub"], name: ["name"], address: ["address"], birthdate: ["birthdate"] },
    responseTypes: ["code"],
    pkce: { required: () => true },
    ttl,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      dPoP: { enabled: false },
    },
    interactions: { policy, url: (_, { uid, params }) => pagePath(uid, String(params.ui_locales ?? "")) },
    clientBasedCORS: () => false,
    issueRefreshToken: async () => false,
    expiresWithSession: async () => false,
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.account?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope(String(oidc.params?.scope));
      await grant.save();
      return grant;
    },
    findAccount: (_, subject) => accountOf(subject),
    renderError: (ctx, out) => {
      ctx.type = "text";
      ctx.body = out.error;
    },
  });
  server.on("request", provider.callback());
  return { issuer, key: portal.privateKey, ...desk(provider), close: () => closed(server) };
}

function accountOf(subject: string) {
  const person = demoPeople.find((each) => each.subject === subject);
  if (!person) return undefined;
  const { name, address, birthdate } = person;
  return { accountId: subject, claims: async () => ({ sub: subject, name, address: address as never, birthdate }) };
}

/** Its front desk: instead of a card, a person is named. */
function desk(provider: Provider) {
  const find = async (uid: string) => (/^[\w-]{10,64}$/.test(uid) ? await provider.Interaction.find(uid) : undefined);
  return {
    async waiting(uid: string) {
      const interaction = await find(uid);
      return interaction ? { locale: String(interaction.params.ui_locales ?? "") } : null;
    },
    async choose(uid: string, subject: string | null) {
      const interaction = await find(uid);
      if (!interaction) return null;
      interaction.result =
        subject === null
          ? { error: "access_denied", error_description: "called off" }
          : { login: { accountId: subject, acr: demoAcr, remember: false } };
      await interaction.save(ttl.Interaction);
      return interaction.returnTo;
    },
  };
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
