/** A text in the portal's languages: `ja` is always there, the others fall back to it field by field. */
import { z } from "zod";

const words = z.string().min(1).max(2000);
export const textSchema = z.strictObject({ ja: words, easy: words.optional(), en: words.optional() });
export type Text = z.infer<typeof textSchema>;

/** The text in `locale`, or in Japanese when that language has none. */
export const textOf = (text: Text, locale: string): string =>
  (locale === "en" ? text.en : locale === "easy" ? text.easy : undefined) ?? text.ja;
