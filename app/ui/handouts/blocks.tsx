import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { Telephone } from "../layout/contact.tsx";
import type { BlockView, ContactView } from "./document.ts";
import { HandoutTable } from "./handout-table.tsx";
import { Inlines } from "./inlines.tsx";
import { placed } from "./placed.ts";

/** The text of a handout; its title stands above: `titleLevel`, an h1 but where staff look at the text in a page of theirs. */
export function Blocks({
  blocks,
  titleLevel = 1,
}: {
  blocks: readonly BlockView[];
  titleLevel?: TitleLevel;
}): ReactNode {
  return placed(blocks).map(({ part, place }) => <BlockPart key={place} block={part} titleLevel={titleLevel} />);
}

type TitleLevel = 1 | 3;
/** Headings of a text (h2 to h4), by what they are within a page of its own. */
const headings = { 1: { 2: "h2", 3: "h3", 4: "h4" }, 3: { 2: "h4", 3: "h5", 4: "h6" } } as const;

function BlockPart({ block, titleLevel }: { block: BlockView; titleLevel: TitleLevel }): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Heading = headings[titleLevel][block.level];
      return (
        <Heading id={block.id} className={titleLevel === 1 ? undefined : `as-h${block.level}`}>
          <Inlines inlines={block.inlines} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inlines inlines={block.inlines} />
        </p>
      );
    case "list":
      return block.ordered ? (
        <ol>
          <Items items={block.items} />
        </ol>
      ) : (
        <ul>
          <Items items={block.items} />
        </ul>
      );
    case "steps":
      return (
        <ol className="plain steps">
          <Items items={block.items} className="tight" />
        </ol>
      );
    case "table":
      return <HandoutTable table={block} />;
    case "notice":
      return <Notice {...block} />;
    case "contact":
      return <Contact contact={block.contact} blocks={block.blocks} />;
    case "image":
      return (
        <figure>
          <img src={block.src} alt={block.alt} loading="lazy" />
          {block.caption === null ? null : (
            <figcaption>
              <Words>{block.caption}</Words>
            </figcaption>
          )}
        </figure>
      );
    case "procedures":
      return (
        <ul className="doors-out">
          {block.links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>
                <Words>{link.label}</Words>
              </a>
            </li>
          ))}
        </ul>
      );
  }
}

/** An item that is one paragraph is just its words. */
function Items({ items, className }: { items: BlockView[][]; className?: string }) {
  return placed(items).map(({ part: item, place }) => {
    const [first, ...others] = item;
    return (
      <li key={place} className={className}>
        {first?.kind === "paragraph" && others.length === 0 ? (
          <Inlines inlines={first.inlines} />
        ) : (
          <div className="tight">
            <Blocks blocks={item} />
          </div>
        )}
      </li>
    );
  });
}

/** The word says what kind it is; the edge only repeats it. */
function Notice({ tone, title, blocks }: Extract<BlockView, { kind: "notice" }>) {
  const { t } = useText();
  const word = t(`handouts:tone.${tone}`);
  return (
    <aside className={`leaf-notice leaf-${tone} tight`} aria-label={title ?? word}>
      <p>
        <b>{title === null ? word : <Words>{t("handouts:tone.titled", { word, title })}</Words>}</b>
      </p>
      <Blocks blocks={blocks} />
    </aside>
  );
}

function Contact({ contact, blocks }: { contact: ContactView; blocks: BlockView[] }) {
  const { t } = useText();
  const { department, office, tel, hours } = contact;
  return (
    <div className="leaf-contact tight">
      <p>
        <b>{t("handouts:contact.at", { office, department })}</b>
      </p>
      <p>
        {tel === null ? (
          t("ui:contact.atOffice")
        ) : (
          <>
            {t("handouts:contact.tel")} <Telephone tel={tel} className="tel" />
          </>
        )}
      </p>
      <p>{hours}</p>
      <Blocks blocks={blocks} />
    </div>
  );
}
