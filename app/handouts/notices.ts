/** Change notices by mail: asked for by anybody, confirmed by whoever reads the mailbox, sent once for each published version. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Locale } from "../i18n/locales.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Library } from "./library.ts";
import { askedMail, changedMail, type NoticeMailDeps, nameOfScope } from "./notice-mails.ts";
import { handoutOf, type Scope, scopesOf } from "./scope.ts";
import type { HandoutStore } from "./store.ts";
import type { Subscription, SubscriptionStore, Untold } from "./subscription-store.ts";

export const confirmHours = 24;
const hourMs = 3_600_000;
const confirmMs = confirmHours * hourMs;
/** Every wish causes mail to an address that nobody has confirmed. */
const perMail = { max: 5, windowMs: hourMs };
/** Wide, because a carrier's subscribers and everybody at the library share an address. */
const perAddress = { max: 60, windowMs: hourMs };
/** Mails of one transaction. */
const atOnce = 200;

export type NoticesDeps = {
  store: SubscriptionStore;
  versions: Pick<HandoutStore, "version">;
  library: Pick<Library, "byId">;
  clock: Clock;
  newId(): string;
  /** The server's secret; keys of the links are derived from it. */
  secret: string;
  limits: {
    take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
  };
  mail: Omit<NoticeMailDeps, "newId">;
};

/** "gone": the link is ours, but was not confirmed in time, or has been left. */
export type OpenNotice = { id: string } & (
  | { state: "asked" | "confirmed"; email: string; scope: Scope }
  | { state: "gone" }
);
export type NoticeWish = { email: string; scope: Scope; locale: Locale };

export function createNotices(deps: NoticesDeps) {
  const { store, clock, newId } = deps;
  const mail = { ...deps.mail, newId };
  const key = createHmac("sha256", deps.secret).update("handout notices").digest();
  const sign = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  const pathOf = (id: string): string => `/handouts/notices/${id}?key=${sign(id)}`;

  async function scopeName(scope: Scope, locale: Locale): Promise<string> {
    const handoutId = handoutOf(scope);
    const handout = handoutId === null ? null : await deps.library.byId(handoutId);
    return nameOfScope(mail, scope, handout?.content.meta.title ?? null, locale);
  }

  async function may(email: string, address: string): Promise<Result<null, { retryAfterMs: number }>> {
    for (const [name, { max, windowMs }] of [
      [`handout-notices-address:${address}`, perAddress],
      [`handout-notices:${email.toLowerCase()}`, perMail],
    ] as const) {
      const { allowed, retryAfterMs } = await deps.limits.take(name, max, windowMs, clock.now());
      if (!allowed) return err({ retryAfterMs });
    }
    return ok(null);
  }

  /** The next of those who want to know of a version; whether there may be more. */
  async function tellSome(of: Untold): Promise<Untold | null> {
    const version = await deps.versions.version(of.handoutId, of.version);
    if (version?.state !== "published") return null;
    const { meta } = version.content;
    const wanted = { scopes: scopesOf(meta), until: of.publishedAt, after: of.toldUpTo };
    const subscribers = await store.subscribers(wanted, atOnce);
    const toldUpTo = subscribers.at(-1)?.id ?? of.toldUpTo;
    const isLast = subscribers.length < atOnce;
    const mails = subscribers.map((subscriber) => {
      // The same for every subscription of an address: the second one is not written.
      const id = sign(`${of.handoutId} ${of.version} ${subscriber.email.toLowerCase()}`);
      return changedMail(mail, subscriber, version, { id, path: pathOf(subscriber.id) });
    });
    const told = await store.tell({ of, toldUpTo, isLast, mails, at: clock.now() });
    return told && !isLast ? { ...of, toldUpTo } : null;
  }

  return {
    scopeName,

    /** A mail goes out, whoever it is: one's address alone opens nothing. */
    async ask(wish: NoticeWish, address: string): Promise<Result<null, { retryAfterMs: number }>> {
      const allowed = await may(wish.email, address);
      if (!allowed.ok) return allowed;
      const name = await scopeName(wish.scope, wish.locale);
      const fresh = { ...wish, id: newId(), createdAt: clock.now() };
      await store.ask(fresh, (row) => askedMail(mail, row, { path: pathOf(row.id), name, hours: confirmHours }));
      return ok(null);
    },

    /** Null for a link that is not ours. */
    async open(id: string, token: string): Promise<OpenNotice | null> {
      const [given, wanted] = [Buffer.from(token), Buffer.from(sign(id))];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      const row = await store.byId(id);
      if (!row) return { id, state: "gone" };
      const state = stateOf(row, clock.now());
      return state === "gone" ? { id, state } : { id, state, email: row.email, scope: row.scope };
    },

    confirm: ({ id }: Pick<OpenNotice, "id">): Promise<boolean> =>
      store.confirm(id, clock.now(), clock.now() - confirmMs),
    leave: ({ id }: Pick<OpenNotice, "id">): Promise<boolean> => store.leave(id),

    /** Often: whoever wants to hear of what was published since. Several instances may do it at once. */
    async tick(): Promise<void> {
      for (const untold of await store.untold()) {
        let next: Untold | null = untold;
        while (next !== null) next = await tellSome(next);
      }
    },

    /** Addresses that nobody confirmed. */
    forget: (): Promise<number> => store.forget(clock.now() - confirmMs),
  };
}

const stateOf = ({ confirmedAt, createdAt }: Subscription, now: number) =>
  confirmedAt !== null ? "confirmed" : createdAt >= now - confirmMs ? "asked" : "gone";
export type Notices = ReturnType<typeof createNotices>;
