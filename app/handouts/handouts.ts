/** The room as the portal has it: what readers read, the publishing desk, the seed, and "does this page help?". */
import { isoDate } from "../i18n/dates.ts";
import { createLibrary, type Library } from "./library.ts";
import type { Gate } from "./life.ts";
import type { HandoutContent } from "./model.ts";
import { createPublishing, type PublishingDeps } from "./publishing.ts";
import { contentHash } from "./source.ts";
import { createVoteLimit } from "./vote-limit.ts";

export type HandoutsDeps = Omit<PublishingDeps, "gate"> & {
  /** Over the library: one handout may lead to another. */
  gate(library: Library): Gate;
  /** The site's: grows with everything that changes public pages. */
  contentVersion(): Promise<number>;
};

export function createHandouts(deps: HandoutsDeps) {
  const { store, clock } = deps;
  const library = createLibrary(deps);
  const mayVote = createVoteLimit(clock);

  return {
    library,
    publishing: createPublishing({ ...deps, gate: deps.gate(library) }),
    /** Publishes what the release brings where staff did nothing yet; ids of what is new. */
    seed: (contents: readonly HandoutContent[]): Promise<string[]> =>
      store.seed(
        contents.map((content) => ({ content, hash: contentHash(content) })),
        "seed",
        clock.now(),
      ),
    /** Of somebody who read it; nothing about who it was is kept. False: too many from this address, not counted. */
    async vote(
      vote: { handoutId: string; version: number; locale: string; helpful: boolean },
      address: string,
    ): Promise<boolean> {
      if (!mayVote(address)) return false;
      await store.vote({ ...vote, day: isoDate(clock.now()) });
      return true;
    },
    votes: store.votes,
  };
}
export type Handouts = ReturnType<typeof createHandouts>;
