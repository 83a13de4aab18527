/** 1.3.1 to 1.4.4: structure, order, words for the senses, colour, contrast, size. */
import { choices, contact, guidePage, home, lookup, mistakes, of, reading, search, sent, step } from "./defect.ts";

export const adaptable = [
  ...of(
    "1.3.1",
    [
      "見出しが太字の段落",
      guidePage,
      (h) => {
        const fake = h.turn("main h2", "p");
        fake.style.cssText = "font-size:28px;font-weight:700";
      },
    ],
    [
      "選ぶ項目の組に名前がない",
      choices,
      (h) => {
        const group = h.one("main fieldset:has([type=radio])");
        group.replaceWith(...group.childNodes);
      },
    ],
    [
      "見出しのセルがない表",
      home,
      (h) =>
        void h.add(
          "<table><tr><td>月曜日</td><td>8時30分から</td></tr><tr><td>火曜日</td><td>8時30分から</td></tr></table>",
        ),
    ],
    ["点で始まる段落の箇条書き", reading, (h) => void h.add("<p>・燃えるごみ<br>・燃えないごみ<br>・資源</p>")],
    ["見出しの段が飛ぶ", guidePage, (h) => void h.turn("main h2", "h5")],
    ["入力欄とつながらない見出しの語", lookup, (h) => h.one("main label[for]").removeAttribute("for")],
    ["一覧の外の項目", home, (h) => void h.add("<div><li>ひとつめ</li></div>")],
  ),
  ...of(
    "1.3.2",
    [
      "逆に並べた見た目",
      guidePage,
      (h) => {
        h.one("main .stack").style.cssText = "display:flex;flex-direction:column-reverse";
      },
    ],
    [
      "見た目だけ先頭に置いたボタン",
      step,
      (h) => {
        const acts = h.one("main .button.forward").closest<HTMLElement>("p, div");
        if (!acts?.parentElement) throw new Error("the button stands alone");
        acts.parentElement.style.cssText = "display:flex;flex-direction:column";
        acts.style.order = "-1";
      },
    ],
    ["字の間を空けた語", reading, (h) => h.say("h1", "日　時")],
    [
      "上に引き上げた段落",
      sent,
      (h) => {
        const last = h.add("<p>先に読むことになっている文です。</p>", "main .stack");
        last.style.cssText = "position:relative;top:-900px";
      },
    ],
    [
      "左右を入れ替えた一行",
      search,
      (h) => {
        h.one("main .search-row").style.cssText = "display:flex;flex-direction:row-reverse";
      },
    ],
  ),
  ...of(
    "1.3.3",
    ["「右のボタン」", step, (h) => void h.add("<p>入れ終わったら、右のボタンを押してください。</p>")],
    ["「赤い文字」", lookup, (h) => void h.add("<p>赤い文字のところは、必ず入れてください。</p>")],
    ["「丸いボタン」", home, (h) => void h.add("<p>丸いボタンで始まります。</p>")],
    ["「green button」", step, (h) => void h.add("<p>Press the green button to go on.</p>"), { locale: "en" }],
    ["「音が鳴ったら」", sent, (h) => void h.add("<p>音が鳴ったら、次に進めます。</p>")],
    ["「大きいほう」", guidePage, (h) => void h.add("<p>大きいほうを選んでください。</p>")],
  ),
  ...of(
    "1.4.1",
    [
      "色だけのリンク",
      reading,
      (h) => {
        const link = h
          .add("<p>くわしい説明は<a href='/procedures'>手続の一覧</a>にあります。ご覧ください。</p>")
          .querySelector("a");
        if (link) link.style.cssText = "text-decoration:none;color:#0017c1";
      },
    ],
    [
      "下線を消した文中のリンク",
      home,
      (h) => {
        h.add("<p>申請の前に<a href='/guide'>手続きナビ</a>で、することを確かめられます。</p>");
        h.css("main p a { text-decoration: none !important; }");
      },
    ],
    [
      "まわりとの差が小さい色だけのリンク",
      guidePage,
      (h) => {
        const link = h
          .add("<p>予約は<a href='/reservations'>窓口の予約</a>からどうぞ。お待ちしています。</p>")
          .querySelector("a");
        if (link) link.style.cssText = "text-decoration:none;color:#333";
      },
    ],
    [
      "色だけの必須の印",
      step,
      (h) => {
        for (const need of h.all("main .need")) need.remove();
        for (const label of h.all("main label.label")) label.style.color = "#ce0000";
      },
    ],
    [
      "色だけの状態",
      sent,
      (h) => {
        const tag = h.one("main .tag");
        tag.textContent = "●";
        tag.style.color = "green";
      },
    ],
  ),
  ...of(
    "1.4.3",
    ["薄い本文", guidePage, (h) => h.css("main p { color: #aaa !important; }")],
    [
      "ボタンの薄い字",
      step,
      (h) => {
        h.one("main .button.forward").style.cssText = "color:#5c74ff;background:#0017c1";
      },
    ],
    ["足もとの薄いリンク", home, (h) => h.css("footer a { color: #bbb !important; }")],
    ["誤りの薄い赤", mistakes, (h) => h.css(".error, .summary-errors a { color: #ff9a9a !important; }")],
    ["少しだけ足りない字", reading, (h) => h.css("main p { color: #808080 !important; background: #fff; }")],
    [
      "暗い配色で暗いままの字",
      lookup,
      (h) => h.css("main label { color: #333 !important; }"),
      { view: { width: 1280, colours: "dark" } },
    ],
  ),
  ...of(
    "1.4.4",
    [
      "拡大を許さない",
      home,
      (h) => h.one("meta[name=viewport]").setAttribute("content", "width=device-width, user-scalable=no"),
    ],
    [
      "1倍までの拡大",
      step,
      (h) => h.one("meta[name=viewport]").setAttribute("content", "width=device-width, maximum-scale=1"),
    ],
    ["窓の幅で決まる字", reading, (h) => h.css("main h1, main p, main li { font-size: 1.4vw !important; }")],
    ["高さを決めて隠した文", guidePage, (h) => h.css("main p { height: 32px; overflow: hidden; }")],
    [
      "高さを決めて重なる足もと",
      sent,
      (h) => h.css("footer p, footer li { height: 24px; margin: 0 !important; padding: 0 !important; }"),
    ],
    [
      "一行に押し込んで隠した名前",
      contact,
      (h) => h.css("main label { display: block; width: 110px; overflow: hidden; white-space: nowrap; }"),
    ],
  ),
];
