/** Pictures: words in their place, and no words in them. */
import type { Block } from "../model.ts";
import { error, type TextRule } from "./finding.ts";
import { allBlocks, excerpt, lengthOf, passagesOf } from "./passages.ts";

type Image = Extract<Block, { kind: "image" }>;
const imagesOf = (blocks: readonly Block[]): Image[] =>
  allBlocks(blocks).flatMap((block) => (block.kind === "image" ? [block] : []));

/** Whoever needs more to say what is seen shows a text. */
const longAlternative = 140;
/** Words of the text that should stand to each picture. */
const wordsForImage = 60;

const fileName =
  /\.(?:png|jpe?g|gif|webp|svg|heic|tiff?|bmp|pdf)$|^(?:img|dsc|dscn|image|photo|picture|scan|screenshot|untitled|無題|画像|写真|図|絵|イラスト|スキャン|スクリーンショット)[\s_\-.()（）0-9０-９]*$/iu;

const imageMissing: TextRule = {
  rule: "image-unknown",
  find: ({ blocks }, { images }) =>
    imagesOf(blocks)
      .filter(({ image }) => images && !images.has(image))
      .map(({ image, line }) => error(line, `画像「${image}」はありません。もう一度取りこんでください。`)),
};

const alternative: TextRule = {
  rule: "alternative",
  find: ({ blocks }) =>
    imagesOf(blocks).flatMap(({ alt, line }) => {
      if (alt.trim() === "")
        return [
          error(
            line,
            "画像に代わりの文がありません。「![代わりの文](image:…)」に、画像から分かることを書いてください。",
          ),
        ];
      if (fileName.test(alt.trim()))
        return [
          error(line, `代わりの文がファイルの名前のようです${excerpt(alt)}。画像から分かることを書いてください。`),
        ];
      return [];
    }),
};

const imageOfText: TextRule = {
  rule: "image-of-text",
  find: ({ blocks }) => {
    const images = imagesOf(blocks);
    const length = passagesOf(blocks)
      .filter(({ where }) => where !== "alternative")
      .reduce((sum, { words }) => sum + lengthOf(words), 0);
    const tooFew = images.length > 0 && length < images.length * wordsForImage;
    return [
      ...images
        .filter(({ alt }) => lengthOf(alt) > longAlternative)
        .map(({ alt, line }) =>
          error(
            line,
            `代わりの文が${lengthOf(alt)}文字あり、文字の画像のようです。画像の中の文は本文に書いてください。`,
          ),
        ),
      ...(tooFew
        ? [error(images[0]?.line ?? 1, "ほとんどが画像です。画像の中に書いてあることを、本文に文字で書いてください。")]
        : []),
    ];
  },
};

export const pictures = [imageMissing, alternative, imageOfText];
