/** The reading page of one version of a handout. */
import type { HandoutVersion } from "../../handouts/store.ts";
import { qrPath } from "../../lib/qr.ts";
import { serviceOf } from "../../reservations/index.ts";
import type { HandoutPageProps } from "../../ui/handouts/handout-page.tsx";
import { wordsOf } from "../../ui/handouts/words-of.ts";
import type { Link } from "../../ui/layout/frame.ts";
import type { Reader } from "../reader.ts";
import { blockViews } from "./block-view.ts";
import { furiganaChoice } from "./furigana.ts";
import { doubtOf, factsOf, inLocale, textFor } from "./handout-text.ts";
import { surroundings } from "./surroundings.ts";

/** Fewer headings than these need no list of contents. */
const fewest = 3;

export type HandoutView = Omit<HandoutPageProps, "frame">;

/** `old`: what stands above a version that is not shown any more; null: the current one. */
export async function handoutView(
  reader: Reader,
  handout: HandoutVersion,
  old: HandoutPageProps["old"] = null,
): Promise<HandoutView> {
  const { portal, locale, t, href } = reader;
  const { meta } = handout.content;
  const text = textFor(handout, locale);
  const around = await surroundings(portal, locale, text.language);
  // Below the text the page speaks its own language again.
  const below = text.isFallback ? await surroundings(portal, locale, locale) : around;
  const blocks = blockViews(text.blocks, around);
  const base = `/handouts/${meta.id}`;
  return {
    title: inLocale(meta.title, locale),
    summary: inLocale(meta.summary, locale),
    category: { label: t("handouts:titles.list"), href: href("/handouts") },
    facts: factsOf(portal, handout, locale, t),
    textLocale: text.isFallback ? text.language : null,
    doubt: doubtOf(meta, text.hasChecks),
    contents: contentsOf(blocks),
    blocks,
    furigana: text.hasRuby ? furiganaChoice(reader) : null,
    related: meta.procedures.flatMap((id) => below.procedure(id) ?? []),
    bookings: await bookingsOf(reader, meta.services),
    files:
      old === null
        ? {
            pdf: href(`${base}.pdf`),
            poster: href(`${base}/poster.pdf`),
            notices: `${href("/handouts/notices")}?handout=${meta.id}`,
          }
        : null,
    qr: old === null ? qrPath(`${portal.origin}${href(base)}`) : null,
    versionsHref: href(`${base}/versions`),
    helpfulAction: old === null ? href(`${base}/helpful`) : null,
    old,
  };
}

function contentsOf(blocks: HandoutPageProps["blocks"]): Link[] {
  const headings = blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 2 ? [{ label: wordsOf(block.inlines), href: `#${block.id}` }] : [],
  );
  return headings.length < fewest ? [] : headings;
}

async function bookingsOf({ portal, href, text }: Reader, services: readonly string[]): Promise<Link[]> {
  const timetable = await portal.reservations.timetable();
  return services.flatMap((id) => {
    const service = serviceOf(timetable, id);
    return service === null ? [] : [{ label: text(service.name), href: href(`/reservations/new/${id}`) }];
  });
}
