/** Readings above the kanji: usual in やさしい日本語, elsewhere only where they are asked for. The choice is in the address. */
import type { Reader } from "../reader.ts";

const parameter = "furigana";
const isUsual = ({ locale }: Pick<Reader, "locale">): boolean => locale === "easy";

export function furiganaAsked(reader: Pick<Reader, "locale" | "url">): boolean {
  const asked = reader.url.searchParams.get(parameter);
  return asked === "on" || (isUsual(reader) && asked !== "off");
}

/** How it is now, and the address of the same page with the other choice. */
export function furiganaChoice(reader: Pick<Reader, "locale" | "url">): { on: boolean; href: string } {
  const on = furiganaAsked(reader);
  const { pathname } = reader.url;
  return { on, href: on === isUsual(reader) ? `${pathname}?${parameter}=${on ? "off" : "on"}` : pathname };
}
