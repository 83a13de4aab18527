/** 2.4.1 to 2.4.7: ways past, titles, order, links, ways to pages, headings, focus. */
import { choices, guidePage, home, lookup, mistakes, of, reading, review, search, sent, step } from "./defect.ts";

export const navigable = [
  ...of(
    "2.4.1",
    ["本文へのリンクがない", home, (h) => h.drop("a.skip")],
    ["本文へのリンクの行き先がない", search, (h) => h.one("a.skip").setAttribute("href", "#gone")],
    ["本文へのリンクが後ろにある", guidePage, (h) => h.one("header").after(h.one("a.skip"))],
    ["本文へのリンクが隠れている", reading, (h) => h.css("a.skip { display: none !important; }")],
    [
      "本文へのリンクがフォーカスでも見えない",
      lookup,
      (h) =>
        h.css(
          "a.skip, a.skip:focus { position: absolute !important; left: -9999px !important; top: -9999px !important; }",
        ),
    ],
    ["本文の印がない", sent, (h) => void h.turn("main", "div")],
  ),
  ...of(
    "2.4.2",
    ["題名がない", home, () => void document.querySelector("title")?.remove()],
    [
      "空の題名",
      search,
      () => {
        document.title = "";
      },
    ],
    [
      "「無題のページ」",
      guidePage,
      () => {
        document.title = "無題のページ | 美祢市 手続きの窓口";
      },
    ],
    [
      "窓口の名前だけ",
      lookup,
      () => {
        document.title = "美祢市 手続きの窓口";
      },
    ],
    [
      "ほかのページの題名",
      sent,
      () => {
        document.title = "アクセシビリティ方針 | 美祢市 手続きの窓口";
      },
    ],
    [
      "誤りがあるのに言わない題名",
      mistakes,
      () => {
        document.title = document.title.replace(/^エラー：/, "");
      },
    ],
  ),
  ...of(
    "2.4.3",
    ["先に回る入力欄", step, (h) => h.one("main .button.forward").setAttribute("tabindex", "1")],
    [
      "番号を付けた順",
      lookup,
      (h) => {
        for (const [index, input] of h.all("main input:not([type=hidden])").entries())
          input.setAttribute("tabindex", String(9 - index));
      },
    ],
    ["要約にフォーカスがない", mistakes, () => (document.activeElement as HTMLElement | null)?.blur()],
    [
      "見た目だけ上にある送信",
      choices,
      (h) => {
        h.one("main form").style.cssText = "display:flex;flex-direction:column-reverse";
      },
    ],
    [
      "見た目だけ上にある足もと",
      home,
      (h) => {
        document.body.style.cssText = "display:flex;flex-direction:column";
        h.one("footer").style.order = "-1";
      },
    ],
  ),
  ...of(
    "2.4.4",
    ["「こちら」", guidePage, (h) => void h.add("<p>くわしくは<a href='/procedures'>こちら</a></p>")],
    [
      "名前のないリンク",
      home,
      (h) => void h.add("<p><a href='/procedures'><svg width='40' height='40' aria-hidden='true'></svg></a></p>"),
    ],
    ["「詳細」", search, (h) => void h.add("<ul><li><a href='/procedures/a'>詳細</a></li></ul>")],
    [
      "同じ名前でちがう行き先",
      reading,
      (h) => void h.add("<ul><li><a href='/handouts/a'>案内</a></li><li><a href='/handouts/b'>案内</a></li></ul>"),
    ],
    ["here", guidePage, (h) => void h.add("<p>See <a href='/en/procedures'>here</a></p>"), { locale: "en" }],
    ["変更のリンクが何の変更か言わない", review, (h) => h.drop("main a.change .vh")],
  ),
  ...of(
    "2.4.5",
    ["足もとの一覧がない", home, (h) => h.drop("footer nav")],
    ["足もとの一覧がない（案内）", guidePage, (h) => h.drop("footer nav")],
    [
      "手続の一覧への道がない",
      lookup,
      (h) => {
        for (const link of h.all("a[href$='/procedures']")) link.remove();
      },
    ],
    [
      "検索も最初のページへの道もない",
      reading,
      (h) => {
        for (const link of h.all("a[href='/'], a[href$='/procedures'], search")) link.remove();
      },
    ],
    [
      "リンクがひとつもない",
      "accessibility",
      (h) => {
        for (const link of h.all("header a, footer a")) link.replaceWith(...link.childNodes);
      },
    ],
  ),
  ...of(
    "2.4.6",
    ["空の見出し", guidePage, (h) => h.say("main h2", "")],
    [
      "同じ名前の入力欄",
      lookup,
      (h) => {
        const [first, second] = h.all("main label");
        if (first && second) second.innerHTML = first.innerHTML;
      },
    ],
    ["空の見出しの語", step, (h) => h.say("main label", "")],
    ["何も言わない見出し", reading, (h) => h.say("main h2", "その他1")],
    ["何も言わない見出しの語", lookup, (h) => h.say("main label", "入力")],
  ),
  ...of(
    "2.4.7",
    [
      "フォーカスの枠がない",
      home,
      (h) =>
        h.css(
          "*:focus, *:focus-visible { outline: none !important; box-shadow: none !important; background: inherit !important; }",
        ),
    ],
    [
      "ボタンだけ枠がない",
      step,
      (h) => h.css(".button:focus-visible { outline: none !important; box-shadow: none !important; }"),
    ],
    [
      "透明な枠",
      lookup,
      (h) =>
        h.css(
          "*:focus-visible { outline-color: transparent !important; box-shadow: none !important; background-color: transparent !important; color: inherit !important; }",
        ),
    ],
    [
      "ほとんど見えない枠",
      guidePage,
      (h) =>
        h.css(
          "*:focus-visible { outline: 1px solid #eee !important; box-shadow: none !important; background-color: transparent !important; }",
        ),
    ],
    [
      "入力欄だけ枠がない",
      choices,
      (h) =>
        h.css(
          "input:focus-visible { outline: none !important; box-shadow: none !important; } label:has(:focus-visible) { outline: none !important; box-shadow: none !important; }",
        ),
    ],
    [
      "色を固定する配色で消える枠",
      search,
      (h) => h.css("*:focus-visible { outline: none !important; box-shadow: 0 0 0 4px black !important; }"),
      { view: { width: 390, colours: "forced-colors" } },
    ],
  ),
];
