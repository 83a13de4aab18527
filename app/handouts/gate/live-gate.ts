/** The gate over what the portal has at this moment. */
import { isoDate } from "../../i18n/dates.ts";
import type { Clock } from "../../lib/clock.ts";
import type { HandoutImages } from "../images.ts";
import type { Gate } from "../life.ts";
import type { Block, HandoutContent } from "../model.ts";
import { type HandoutOriginals, originalIdOf } from "../originals.ts";
import { checkHandout } from "./check-handout.ts";
import type { Links } from "./finding.ts";
import { allBlocks, allInlines, passagesOf } from "./passages.ts";

export type LiveGateDeps = {
  links(): Promise<Omit<Links, "images">>;
  clock: Clock;
  images?: Pick<HandoutImages, "read">;
  originals?: Pick<HandoutOriginals, "facts">;
};

/** Those of the names that `isThere` knows. */
async function known(names: Iterable<string>, isThere: (name: string) => Promise<boolean>): Promise<Set<string>> {
  const asked = await Promise.all([...new Set(names)].map(async (name) => ((await isThere(name)) ? [name] : [])));
  return new Set(asked.flat());
}
const blocksOf = ({ texts }: HandoutContent): Block[] =>
  Object.values(texts).flatMap(({ blocks }) => allBlocks(blocks));
const imagesOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === "image" ? [block.image] : []));
const pagesOf = ({ texts }: HandoutContent): string[] =>
  Object.values(texts)
    .flatMap(({ blocks }) => passagesOf(blocks))
    .flatMap(({ inlines }) => allInlines(inlines))
    .flatMap((each) => (each.kind === "link" && each.to.kind === "page" ? [each.to.path] : []));

export function createLiveGate({ links, clock, images, originals }: LiveGateDeps): Gate {
  return async (content) => {
    const there = await links();
    const papers = await known(pagesOf(content), async (path) => {
      const id = originalIdOf(path);
      return id !== null && ((await originals?.facts(id)) ?? null) !== null;
    });
    const all: Links = {
      ...there,
      // A handout may lead to a place of its own before it is there.
      handouts: new Set([...there.handouts, content.meta.id]),
      pages: new Set([...there.pages, ...papers]),
      ...(images && {
        images: await known(imagesOf(blocksOf(content)), async (id) => (await images.read(id)) !== null),
      }),
    };
    return checkHandout(content, all, { today: isoDate(clock.now()), publishing: true, original: papers.size > 0 });
  };
}
