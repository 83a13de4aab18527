/**
 * Texts of a definition are written for the screen. On paper nobody types, photographs or goes on to the next page: the same
 * sentence is said with a pen in the hand.
 */
type Change = readonly [RegExp, string];

const ja: readonly Change[] = [
  [/（?ひらがなで入力しても変換します）?。?/g, ""],
  [/この画面から送って/g, "この用紙を出して"],
  [/この画面/g, "この用紙"],
  [/空のまま(?:で)?進めます/g, "空けたままでかまいません"],
  [/空のまま(?:で)?進んでください/g, "空けておいてください"],
  [/空のままに/g, "空けたままに"],
  [/追加せずに進みます/g, "書かずに空けておきます"],
  [/追加せずに進んでください/g, "空けておいてください"],
  [/選ば(?:ずに|ないで)進(?:めます|んでください)/g, "選ばなくてかまいません"],
  [/付けずに進めます/g, "付けなくてかまいません"],
  [/(」)(?:のまま)?で進めます/g, "$1を選んでください"],
  [/送った(?=後|あと)/g, "出した"],
  [/」(の手続)?へ進んでください/g, "」$1も行ってください"],
  [/入力(?=した|して|します|しません|しない)/g, "書き"],
  [/書きした/g, "書いた"],
  [/書きして/g, "書いて"],
  [/書きします/g, "書きます"],
  [/書きしません/g, "書きません"],
  [/書きしない/g, "書かない"],
  [/入力できます/g, "書けます"],
  [/入力する/g, "書く"],
  [/入力/g, "記入"],
];
const easy: readonly Change[] = [[/送った(?= あと)/g, "出した"]];
const en: readonly Change[] = [
  [/ ?You can type hiragana; it is changed to katakana\.?/g, ""],
  [/(T|t)his page/g, "$1his form"],
  [/(?<=^|\. )Enter /g, "Write "],
  [/(?<=, |: |not )enter /g, "write "],
];
const changes: Record<string, readonly Change[]> = { ja, easy, en };

const changed = (text: string, list: readonly Change[]): string =>
  list.reduce((said, [pattern, words]) => said.replace(pattern, words), text);

export const onPaper = (text: string, locale: string): string => changed(text, changes[locale] ?? []).trim();

/** Whole sentences about photographs and files, which a sheet of paper is not. */
const aboutFiles: Record<string, RegExp> = {
  ja: /JPEG|MBまで|^(?:書類の|紙の)?(?:4すみ|四すみ|四隅)(?:まで|が)?(?:写るように|写るもの)?、?(?:1枚ずつ)?(?:(?:撮|写し)てください|撮ってください)?。?$/,
  easy: /JPEG|MBまで|^(?:紙の )?4つの (?:角|かど|すみ)まで(?: (?:写るように|うつるように|入るように))?、?(?: ?1まいずつ)?(?: (?:とって|うつして|写して) ください)?。?$/,
  en: /JPEG|up to 10 MB|^(?:all )?four corners [\w ]+\.?$/i,
};
/** Parts of sentences: what is to be seen stays, how to photograph it goes. */
const fileChanges: Record<string, readonly Change[]> = {
  ja: [
    [/(?:4すみ|四すみ|四隅)まで撮り、/g, ""],
    [/、?(?:4すみ|四すみ|四隅)まで(?:、?1枚ずつ)?(?=(?:撮|写)|。?$)/g, ""],
    [/ように、?(?:1枚ずつ)?(?:撮って|写して)ください/g, "ようにしてください"],
    [/を、?撮ってください/g, "を写したものを付けてください"],
    [/写してください/g, "付けてください"],
    [/撮ってください/g, "撮った写真を付けてください"],
    [/が写るもの/g, "があるもの"],
  ],
  easy: [
    [/、? ?(?:紙の )?4つの (?:角|かど|すみ)まで(?: 写真に)?(?= |。?$)/g, ""],
    [/ように、?(?: ?1まいずつ)? (?:とって|うつして|写して) ください/g, "ように して ください"],
    [/(を|と) とって ください/g, "$1 つけて ください"],
    [/(?:うつして|写して) ください/g, "つけて ください"],
    [/送って ください/g, "出して ください"],
  ],
  en: [
    [/,? (?:with )?all four corners (?:visible|in the photo)/gi, ""],
    [/, one photo for each receipt/g, ", one sheet for each receipt"],
  ],
};

/** A hint of a question; null when nothing of it is left on paper. */
export function hintOnPaper(text: string, type: string, locale: string): string | null {
  const end = locale === "en" ? /(?<=\.)\s+/ : /(?<=。)\s*/;
  const about = type === "file" ? aboutFiles[locale] : undefined;
  const said = text.split(end).filter((sentence) => !about?.test(sentence));
  const words = onPaper(
    changed(said.join(locale === "en" ? " " : ""), type === "file" ? (fileChanges[locale] ?? []) : []),
    locale,
  );
  return words === "" ? null : words;
}
