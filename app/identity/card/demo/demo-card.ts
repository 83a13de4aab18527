/** The card of the demo: the same flow against the stand-in, whose address residents see as a page of this portal. */
import type { Locale } from "../../../i18n/locales.ts";
import { localizePath } from "../../../i18n/locales.ts";
import { ok } from "../../../lib/result.ts";
import { openIdProvider } from "../openid.ts";
import type { CardClaims, CardProvider } from "../provider.ts";
import { demoPeople } from "./people.ts";
import { demoAcr, demoClientId, type StandIn, startStandIn } from "./stand-in.ts";

/** Where the stand-in's authorization endpoint appears in the portal. */
const mount = "/demo/card";

export type DemoCard = CardProvider & {
  people: readonly CardClaims[];
  waiting(uid: string): Promise<boolean>;
  /** The path that goes on; null: no such sign-in waits. */
  choose(uid: string, subject: string | null): Promise<string | null>;
  /** A browser's request to the stand-in, `path` "/auth" or "/auth/<uid>" with its query: the path it is sent on to, null when refused. */
  forward(path: string): Promise<string | null>;
};

export function demoCard(redirectUri: string): DemoCard {
  let started: Promise<{ standIn: StandIn; provider: CardProvider }> | null = null;

  /** Started by the first who needs it: most portals of tests never do. */
  const running = () => {
    started ??= startStandIn(redirectUri, (uid, locale) => localizePath(`${mount}/${uid}`, locale as Locale)).then(
      (standIn) => ({ standIn, provider: providerAt(standIn) }),
    );
    return started;
  };
  const providerAt = ({ issuer, key }: StandIn) =>
    openIdProvider({
      id: "demo",
      demo: true,
      issuer,
      clientId: demoClientId,
      key,
      kid: "portal",
      keyAlg: "ES256",
      alg: "ES256",
      acr: [demoAcr],
      pagesOrigin: null,
      redirectUri,
      extra: (locale) => ({ ui_locales: locale }),
    });
  /** Its absolute addresses as paths of the portal, as are ours. */
  const local = (address: string, issuer: string): string | null => {
    if (!URL.canParse(address, issuer)) return null;
    const { origin, pathname, search } = new URL(address, issuer);
    if (origin === issuer)
      return `${pathname.startsWith(`${mount}/`) || /^\/\w+\/demo\//.test(pathname) ? "" : mount}${pathname}${search}`;
    return address.startsWith(redirectUri) ? pathname + search : null;
  };

  return {
    id: "demo",
    demo: true,
    pagesOrigin: null,
    people: demoPeople,
    async begin(secrets, locale) {
      const { standIn, provider } = await running();
      const address = await provider.begin(secrets, locale);
      if (!address.ok) return address;
      return ok(local(address.value, standIn.issuer) ?? mount);
    },
    finish: async (answer, secrets) => (await running()).provider.finish(answer, secrets),
    waiting: async (uid) => (await (await running()).standIn.waiting(uid)) !== null,
    async choose(uid, subject) {
      const { standIn } = await running();
      const address = await standIn.choose(uid, subject);
      return address === null ? null : local(address, standIn.issuer);
    },
    async forward(path) {
      const { issuer } = (await running()).standIn;
      // Its cookie names the sign-in that the address names too: browsers need not keep it.
      const uid = /^\/auth\/([\w-]+)/.exec(path)?.[1];
      const headers = new Headers(uid === undefined ? [] : [["Cookie", `_interaction_resume=${uid}`]]);
      const answer = await fetch(issuer + path, { redirect: "manual", headers });
      await answer.body?.cancel();
      const to = answer.headers.get("location");
      return to === null ? null : local(to, issuer);
    },
    async close() {
      await (await started)?.standIn.close();
    },
  };
}
