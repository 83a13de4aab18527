/** 3.1.1 to 3.2.4: language, surprises, sameness. */
import { choices, contact, guidePage, home, lookup, of, reading, search, sent, step } from "./defect.ts";

export const understandable = [
  ...of(
    "3.1.1",
    ["言語がない", home, () => document.documentElement.removeAttribute("lang")],
    ["日本語のページが en", search, () => document.documentElement.setAttribute("lang", "en")],
    ["英語のページが ja", guidePage, () => document.documentElement.setAttribute("lang", "ja"), { locale: "en" }],
    ["ない言語", step, () => document.documentElement.setAttribute("lang", "xx-nihongo")],
    ["空の言語", lookup, () => document.documentElement.setAttribute("lang", "")],
  ),
  ...of(
    "3.1.2",
    [
      "英語のページの日本語",
      guidePage,
      (h) => void h.add("<p>この手続はいま受け付けていません。</p>"),
      { locale: "en" },
    ],
    [
      "言語を選ぶ項目の言語がない",
      home,
      (h) => {
        for (const link of h.all("header nav a")) link.removeAttribute("lang");
      },
      { locale: "en" },
    ],
    ["日本語のページの韓国語", reading, (h) => void h.add("<p>쓰레기 분리수거 안내입니다.</p>")],
    ["日本語のページの英文", search, (h) => void h.add("<p>Please ask at the counter before you apply for this.</p>")],
    ["ない言語の部分", lookup, (h) => void h.add("<p lang='eigo'>Ask at the counter</p>")],
    ["英語と言う日本語", guidePage, (h) => h.one("main p").setAttribute("lang", "en")],
  ),
  ...of(
    "3.2.1",
    [
      "フォーカスでほかのページへ",
      home,
      (h) =>
        h.one("main a").addEventListener("focus", () => {
          location.href = "/procedures";
        }),
    ],
    [
      "フォーカスで窓が開く",
      step,
      (h) => h.one("main input:not([type=hidden])").addEventListener("focus", () => void window.open("/")),
    ],
    [
      "フォーカスで送信",
      lookup,
      (h) => h.one("main .button").addEventListener("focus", () => h.one<HTMLFormElement>("main form").requestSubmit()),
    ],
    [
      "フォーカスで知らせる",
      choices,
      (h) => h.one("main .button.forward").addEventListener("focus", () => alert("よろしいですか")),
    ],
    [
      "フォーカスで住所が変わる",
      guidePage,
      (h) => h.one("main a").addEventListener("focus", () => history.pushState(null, "", "/elsewhere")),
    ],
  ),
  ...of(
    "3.2.2",
    [
      "選ぶと移る",
      search,
      (h) => {
        const select = h
          .add("<p><label>分類 <select><option>税</option><option>住まい</option></select></label></p>")
          .querySelector("select");
        select?.addEventListener("change", () => {
          location.href = "/procedures?category=tax";
        });
      },
    ],
    [
      "選ぶと送信",
      choices,
      (h) => {
        const form = h.one<HTMLFormElement>("main form");
        for (const radio of h.all("main [type=radio]")) radio.addEventListener("change", () => form.requestSubmit());
      },
    ],
    [
      "印を付けると窓が開く",
      lookup,
      (h) => {
        const box = h.add("<p><label><input type='checkbox'> 説明を読む</label></p>").querySelector("input");
        box?.addEventListener("change", () => void window.open("/accessibility"));
      },
    ],
    [
      "入れると次の欄へ移る",
      contact,
      (h) => {
        const [first, second] = h.all("main input:not([type=hidden], [type=radio])");
        first?.addEventListener("input", () => second?.focus());
      },
    ],
    [
      "入れるとあとで移る",
      step,
      (h) => {
        h.one("main input:not([type=hidden])").addEventListener("input", () => {
          setTimeout(() => {
            location.href = "/";
          }, 60);
        });
      },
    ],
  ),
  ...of(
    "3.2.3",
    ["足もとの順がちがう", guidePage, (h) => h.one("footer nav ul").prepend(h.one("footer nav li", -1))],
    ["言語の順がちがう", search, (h) => h.one("header nav ul").append(h.one("header nav li"))],
    [
      "足もとが逆順",
      lookup,
      (h) => {
        const list = h.one("footer nav ul");
        list.append(...[...list.children].reverse());
      },
    ],
    ["名札と言語が入れ替わる", reading, (h) => h.one(".site-head").append(h.one("a.brand"))],
    ["足もとの真ん中が抜ける", sent, (h) => h.one("footer nav li", 1).remove()],
  ),
  ...of(
    "3.2.4",
    ["足もとのリンクがちがう名", guidePage, (h) => h.say("footer nav a", "手続リスト", 2)],
    ["探すボタンがちがう名", home, (h) => h.say("search button", "検索開始")],
    ["本文へのリンクがちがう名", lookup, (h) => h.say("a.skip", "スキップ")],
    ["言語がちがう名", reading, (h) => h.say("header nav a", "英語", -1)],
    ["戻るがちがう名", step, (h) => h.say("a.back", "キャンセル")],
    ["足もとの予約がちがう名", search, (h) => h.one("footer nav a", 1).setAttribute("aria-label", "来庁のお申し込み")],
  ),
];
