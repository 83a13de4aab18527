/** 3.3.1 to 4.1.2: mistakes, labels, advice, prevention, parsing, names and roles. */
import {
  choices,
  contact,
  guidePage,
  home,
  lookup,
  mistakes,
  of,
  reading,
  review,
  search,
  sent,
  step,
} from "./defect.ts";

export const assisting = [
  ...of(
    "3.3.1",
    ["欄のそばの言葉がない", mistakes, (h) => h.drop("main .error")],
    ["要約がない", mistakes, (h) => h.drop("main .summary-errors")],
    [
      "要約の行き先がない",
      mistakes,
      (h) => {
        for (const link of h.all(".summary-errors a")) link.setAttribute("href", "#nowhere");
      },
    ],
    [
      "誤りの印がない",
      mistakes,
      (h) => {
        for (const input of h.all("[aria-invalid]")) input.removeAttribute("aria-invalid");
      },
    ],
    [
      "言葉が欄につながらない",
      mistakes,
      (h) => {
        for (const input of h.all("[aria-describedby]")) input.removeAttribute("aria-describedby");
      },
    ],
    [
      "何も言わずに戻る",
      "lookup/left-empty",
      (h) => {
        h.drop("main .summary-errors");
        h.drop("main .error");
        for (const input of h.all("[aria-invalid]")) input.removeAttribute("aria-invalid");
      },
    ],
    ["要約に出ない誤り", mistakes, (h) => h.one("main .summary-errors li").remove()],
  ),
  ...of(
    "3.3.2",
    [
      "見えない名前の入力欄",
      lookup,
      (h) =>
        h.css("main label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }"),
    ],
    ["名前のない入力欄", step, (h) => h.drop("main label")],
    [
      "薄い字だけの入力欄",
      lookup,
      (h) => {
        const label = h.one("main label");
        const input = h.one("main input:not([type=hidden])");
        input.setAttribute("placeholder", label.textContent ?? "");
        input.setAttribute("aria-label", label.textContent ?? "");
        label.remove();
      },
    ],
    ["必須と言わない入力欄", step, (h) => h.drop("main .need")],
    ["書き方の例がない入力欄", contact, (h) => h.drop("main .hint")],
  ),
  ...of(
    "3.3.3",
    [
      "「無効な値です」",
      mistakes,
      (h) => {
        for (const line of h.all(".summary-errors a, .error > span")) line.textContent = "無効な値です。";
      },
    ],
    [
      "「エラー」",
      mistakes,
      (h) => {
        for (const line of h.all(".summary-errors a, .error > span")) line.textContent = "エラー";
      },
    ],
    [
      "「誤りがあります」",
      "lookup/left-empty",
      (h) => {
        for (const line of h.all(".summary-errors a, .error > span")) line.textContent = "誤りがあります。";
      },
    ],
    [
      "Invalid value",
      mistakes,
      (h) => {
        for (const line of h.all(".summary-errors a, .error > span")) line.textContent = "Invalid value";
      },
      { locale: "en" },
    ],
    [
      "ほかの欄の直し方を言う",
      mistakes,
      (h) => {
        for (const line of h.all(".summary-errors a, .error > span"))
          line.textContent = "電話番号を半角で入力してください。";
      },
    ],
  ),
  ...of(
    "3.3.4",
    ["確認の画面に答えがない", review, (h) => h.drop("main section:has(dl)")],
    ["答えを変えるリンクがない", review, (h) => h.drop("main a.change")],
    ["ひとつだけ変えられない", review, (h) => h.one("main a.change").remove()],
    ["確認せずに送る画面", step, (h) => h.say("main .button.forward", "この内容で申請する")],
    [
      "取り下げる道がない",
      sent,
      (h) => {
        for (const link of h.all("a[href$='/withdraw']")) link.remove();
      },
    ],
    [
      "やめる道のない取下げ",
      "withdraw",
      (h) => {
        for (const link of h.all("main a")) link.remove();
      },
    ],
    [
      "予約を取り消す道がない",
      "reservations/page/booked",
      (h) => {
        for (const link of h.all("a[href$='/cancel']")) link.remove();
      },
    ],
  ),
  ...of(
    "4.1.1",
    ["idが二つ", home, (h) => void h.add('<p id="main">もうひとつ</p>')],
    [
      "入力欄のidが二つ",
      step,
      (h) => {
        const input = h.one("main input[id]");
        h.add("<p></p>").id = input.id;
      },
    ],
    ["閉じない要素", guidePage, undefined, { served: (html) => html.replace("</section>", "") }],
    [
      "属性が二つ",
      search,
      undefined,
      { served: (html) => html.replace('<main id="main"', '<main id="main" id="again"') },
    ],
    ["余った終了の印", lookup, undefined, { served: (html) => html.replace("</h1>", "</h1></b></div>") }],
    [
      "ボタンの中のボタン",
      sent,
      (h) => {
        const outer = document.createElement("button");
        outer.append("外", Object.assign(document.createElement("button"), { textContent: "中" }));
        h.one("main").append(outer);
      },
    ],
    [
      "引用符のない属性",
      reading,
      undefined,
      { served: (html) => html.replace('<html lang="ja">', '<html lang="ja" data-a=1"2>') },
    ],
  ),
  ...of(
    "4.1.2",
    ["名前のないボタン", search, (h) => h.say("search button", "")],
    ["名前のない選ぶ欄", lookup, (h) => void h.add("<select><option>ひとつ</option></select>")],
    ["状態のない役", choices, (h) => void h.add("<div role='checkbox' tabindex='0'>同意する</div>")],
    ["ない役", home, (h) => h.one("main nav").setAttribute("role", "menyu")],
    ["ない値の状態", guidePage, (h) => h.one("main a").setAttribute("aria-expanded", "maybe")],
    ["隠したのにフォーカスを受ける", sent, (h) => h.one("main a").setAttribute("aria-hidden", "true")],
    ["名前のない枠", reading, (h) => void h.add('<iframe width="200" height="80"></iframe>')],
  ),
];
