/** Words without what differs between two runs: numbers of receipts, days, names that are drawn by lot. */

const drawnByLot =
  /(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9_-]{20,}(?![\w-])|\b[0-9A-Z]{4,5}-[0-9A-Z]{4,5}\b|\b(?=\d*[A-Z])[0-9A-Z]{8}\b|\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g;
/** Full hours are told without minutes. */
const hours = /\d+時(?:半|\d+分)?/g;
/** One group of a number of a receipt, where the page draws each group by itself: "K7F3M-", then "2XQ4P". */
const oneGroup = /^\s*[0-9A-Z]{4,5}-?\s*$/;
const weekdays =
  /[（(][月火水木金土日][・、]?[祝]?[)）]|[月火水木金土日]曜日?|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b/g;
const months =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b(?=\s+\d|\b,?\s*\d)|(?<=\d\s)(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g;
const near = /今日|明日|あさって|昨日|\btoday\b|\btomorrow\b|\byesterday\b/gi;
const days = /\d{4}-\d{2}-\d{2}|(?:\d{4}|令和\d+)年(?:（[^）]*）)?\d+月\d+日|\d+月\d+日|\b\d{1,2}:\d{2}\b|\d+時\d+分/g;

/** For the hash of what a page says: every number is one and the same. */
export const steady = (text: string): string => (oneGroup.test(text) ? "…" : steadyWords(text));

const steadyWords = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(drawnByLot, "…")
    .replace(weekdays, "曜")
    .replace(months, "month")
    .replace(near, "day")
    .replace(hours, "0時")
    .replace(/\d+(?:[.,:/]\d+)*/g, "0")
    .replace(/\s+/g, " ")
    .trim();

/** For places of findings: sizes and positions are told as they are. */
export const steadyPlace = (text: string): string =>
  text.replace(drawnByLot, "…").replace(days, "…").replace(weekdays, "").replace(/\s+/g, " ").trim();
