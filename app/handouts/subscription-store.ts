/** What change notices need kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { Locale } from "../i18n/locales.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import type { Scope } from "./scope.ts";

export type Subscription = {
  id: string;
  email: string;
  scope: Scope;
  locale: Locale;
  /** Null: asked for, and nobody with this mailbox has said yes. */
  confirmedAt: number | null;
  createdAt: number;
};
export type NewSubscription = Omit<Subscription, "confirmedAt">;

/** A published version whose subscribers are not all told; `toldUpTo`: the last subscription that was, "" before the first. */
export type Untold = { handoutId: string; version: number; publishedAt: number; toldUpTo: string };

export type SubscriptionStore = {
  /**
   * One row per address and scope: an unconfirmed one takes the new language and time, a confirmed one stays as it is.
   * `mailOf` writes the mail of the row as it is then; its `about` is the row's id.
   */
  ask(fresh: NewSubscription, mailOf: (row: Subscription) => OutgoingMail): Promise<void>;
  byId(id: string): Promise<Subscription | null>;
  /** False when it was confirmed before, was asked for before `since`, or is gone. */
  confirm(id: string, at: number, since: number): Promise<boolean>;
  /** The address goes, with the mails that were written to it. False when it was gone before. */
  leave(id: string): Promise<boolean>;
  /** Those that nobody confirmed. */
  forget(askedBefore: number): Promise<number>;
  untold(): Promise<Untold[]>;
  /** Subscriptions with one of these scopes, confirmed no later than this time, by id and behind `after`. */
  subscribers(of: { scopes: Scope[]; until: number; after: string }, limit: number): Promise<Subscription[]>;
  /**
   * Writes mails down and moves on to `toldUpTo`; false, and nothing written, when somebody else did meanwhile. A mail whose id
   * was written before is left out: whoever subscribed twice is told once.
   */
  tell(step: { of: Untold; toldUpTo: string; isLast: boolean; mails: OutgoingMail[]; at: number }): Promise<boolean>;
};
