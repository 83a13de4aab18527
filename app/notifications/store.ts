/** Outbox: mails are written in the transaction that causes them and sent afterwards, at least once, with a stable Message-ID. */
export type OutgoingMail = {
  id: string;
  to: string;
  subject: string;
  /** Plain text. */
  text: string;
  /** What it belongs to, for the log: a receipt number or "identity". Never personal data. */
  about: string;
};
export type OutboxStore = {
  enqueue(mails: OutgoingMail[], now: number): Promise<void>;
  /** Claims up to `limit` due mails for `leaseMs`, so that two instances do not send the same one. */
  claim(limit: number, now: number, leaseMs: number): Promise<(OutgoingMail & { attempts: number })[]>;
  sent(id: string, now: number): Promise<void>;
  /** Failed: due again at `retryAt`. */
  failed(id: string, reason: string, retryAt: number): Promise<void>;
  /** Mails given to residents, newest first (demo mailbox and the clerk's view). */
  listAbout(about: string): Promise<{ id: string; subject: string; sentAt: number | null }[]>;
};
