/** The typefaces of the sheets, read once per thread: a universal-design face, and a larger one for letters it lacks. */
import { readFileSync } from "node:fs";
import { create, type Font, type Glyph } from "fontkit";
import { projectPath } from "../../lib/project-path.ts";

export const faceNames = ["regular", "bold", "fallback"] as const;
export type FaceName = (typeof faceNames)[number];

const files: Record<FaceName, string> = {
  regular: "biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf",
  bold: "biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf",
  fallback: "noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
};

export type Face = {
  /** Width of a letter in ems; null: the face does not have it. */
  widthOf(codePoint: number): number | null;
  /** What the PDF library draws with: letters one by one, without the shaping that Japanese, English and numbers do not need. */
  font: Font;
};

const open = new Map<FaceName, Face>();

export function face(name: FaceName): Face {
  const known = open.get(name);
  if (known) return known;
  const made = toFace(create(readFileSync(projectPath("node_modules", "@expo-google-fonts", files[name]))) as Font);
  open.set(name, made);
  return made;
}

function toFace(font: Font): Face {
  const glyphs = new Map<number, Glyph>();
  const glyphOf = (codePoint: number): Glyph => {
    const known = glyphs.get(codePoint);
    if (known) return known;
    const glyph = font.glyphForCodePoint(codePoint);
    glyphs.set(codePoint, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const run = Array.from(text, (letter) => glyphOf(letter.codePointAt(0) ?? 0));
    const advances = run.map((glyph) => glyph.advanceWidth);
    return {
      glyphs: run,
      positions: advances.map((xAdvance) => ({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      advanceWidth: advances.reduce((sum, advance) => sum + advance, 0),
    };
  };
  return {
    font: Object.create(font, { layout: { value: layout } }) as Font,
    widthOf(codePoint) {
      const glyph = glyphOf(codePoint);
      return glyph.id === 0 ? null : glyph.advanceWidth / font.unitsPerEm;
    },
  };
}
