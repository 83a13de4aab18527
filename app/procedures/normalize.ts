/**
 * One spelling for search: width (NFKC), case, カタカナ → ひらがな, old and variant kanji → the common form,
 * and no spaces or punctuation. Both the index and the query go through it, so any way of writing meets.
 */
const variants: Record<string, string> = {
  髙: "高",
  﨑: "崎",
  嵜: "崎",
  邊: "辺",
  邉: "辺",
  齋: "斎",
  齊: "斉",
  濱: "浜",
  廣: "広",
  國: "国",
  澤: "沢",
  櫻: "桜",
  眞: "真",
  藪: "薮",
  會: "会",
  學: "学",
  圖: "図",
  營: "営",
  證: "証",
  轉: "転",
  屆: "届",
  藏: "蔵",
  將: "将",
  惠: "恵",
  德: "徳",
  龍: "竜",
  瀧: "滝",
  塚: "塚",
  鷗: "鴎",
  區: "区",
  縣: "県",
  鐵: "鉄",
  榮: "栄",
  壽: "寿",
  綠: "緑",
  瑤: "瑶",
  个: "か",
  ヶ: "か",
  ケ月: "か月",
  丫: "ア",
}; // prettier-ignore
const variantPattern = new RegExp(Object.keys(variants).join("|"), "gu");
/** Everything that is not a letter, a digit or the long-vowel mark. */
const noise = /[^\p{L}\p{N}ー]+/gu;

export function normalize(text: string): string {
  return text
    .normalize("NFKC")
    .replace(variantPattern, (found) => variants[found] ?? found)
    .toLowerCase()
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(noise, "");
}

/** Words of a query, each normalised; empty ones dropped, at most eight. */
export function queryWords(query: string): string[] {
  return query
    .normalize("NFKC")
    .split(/[\s、。,・]+/u)
    .map(normalize)
    .filter((word) => word !== "")
    .slice(0, 8);
}
