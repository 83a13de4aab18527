/** The few words answers are shown in. Another locale is another entry; one that is missing reads Japanese. */
type Words = {
  yes: string;
  no: string;
  agreed: string;
  kinds: { ordinary: string; current: string; savings: string };
};

const words: Record<string, Words> = {
  ja: {
    yes: "はい",
    no: "いいえ",
    agreed: "確認しました",
    kinds: { ordinary: "普通", current: "当座", savings: "貯蓄" },
  },
  easy: {
    yes: "はい",
    no: "いいえ",
    agreed: "わかりました",
    kinds: { ordinary: "普通（ふつう）", current: "当座（とうざ）", savings: "貯蓄（ちょちく）" },
  },
  en: {
    yes: "Yes",
    no: "No",
    agreed: "Confirmed",
    kinds: { ordinary: "Ordinary (futsū)", current: "Current (tōza)", savings: "Savings (chochiku)" },
  },
};

export const wordsOf = (locale: string): Words => words[locale] ?? (words.ja as Words);
