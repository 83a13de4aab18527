/** What the procedures room needs kept: immutable published versions. Implemented in db/stores. Times are epoch milliseconds. */
import type { Definition } from "../engine/definition.ts";

export type PublishedVersion = {
  /** Unique over all procedures, e.g. "moving-out@3". */
  versionId: string;
  procedureId: string;
  /** 1, 2, 3 … per procedure. */
  version: number;
  definition: Definition;
  /** SHA-256 (hex) of the canonical JSON, so that seeding twice publishes once. */
  hash: string;
  publishedAt: number;
  publishedBy: string;
};

export type ProcedureStore = {
  /** Newest version of every procedure, ordered by `definition.number`. */
  current(): Promise<PublishedVersion[]>;
  version(versionId: string): Promise<PublishedVersion | null>;
  /**
   * Appends a version for each definition whose hash differs from its newest one, and bumps the content version once,
   * in one transaction. Returns the version ids that were added.
   */
  publish(entries: { definition: Definition; hash: string }[], by: string, at: number): Promise<string[]>;
  /** Number that grows with everything that changes public pages; cheap: called before every cached page. */
  contentVersion(): Promise<number>;
};
