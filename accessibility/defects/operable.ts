/** 2.1.1 to 2.3.1: keyboard, time, movement. */
import { choices, guidePage, home, lookup, of, reading, review, search, sent, step } from "./defect.ts";

export const operable = [
  ...of(
    "2.1.1",
    [
      "押せるだけの箱",
      home,
      (h) => {
        const box = h.add("<div class='button'>申請する</div>");
        box.addEventListener("click", () => {});
      },
    ],
    [
      "鍵盤で押せない役だけのボタン",
      step,
      (h) => {
        const fake = h.add("<div role='button' tabindex='0'>次へ</div>");
        fake.addEventListener("click", () => {});
      },
    ],
    ["Tab で飛ばされるボタン", lookup, (h) => h.one("main .button").setAttribute("tabindex", "-1")],
    [
      "フォーカスを手放す入力欄",
      step,
      (h) => {
        const input = h.one<HTMLInputElement>("main input:not([type=hidden])");
        input.addEventListener("focus", () => input.blur());
      },
    ],
    [
      "触れると開く折りたたみ",
      guidePage,
      (h) => {
        const menu = h.add("<div>ほかの方法<p hidden>郵便でも送れます。</p></div>");
        menu.addEventListener("mouseover", () => menu.querySelector("p")?.removeAttribute("hidden"));
      },
    ],
    [
      "鍵盤で動かせない枠",
      reading,
      (h) => {
        const box = h.add("<div><p>長い表</p></div>");
        box.style.cssText = "width:200px;height:60px;overflow:auto";
        for (let row = 0; row < 20; row++)
          box.append(Object.assign(document.createElement("p"), { textContent: `${row}行目` }));
      },
    ],
    [
      "リンクでなく文字の「戻る」",
      review,
      (h) => {
        const back = h.one("a.back");
        const word = document.createElement("span");
        word.textContent = "戻る";
        word.addEventListener("click", () => {});
        back.replaceWith(word);
      },
    ],
  ),
  ...of(
    "2.1.2",
    [
      "Tab を食べる入力欄",
      step,
      (h) => h.one("main input:not([type=hidden])").addEventListener("keydown", (event) => event.preventDefault()),
    ],
    [
      "出ると戻される入力欄",
      lookup,
      (h) => {
        const input = h.one("main input:not([type=hidden])");
        input.addEventListener("blur", () => setTimeout(() => input.focus(), 0));
      },
    ],
    [
      "最後から最初へ回る",
      guidePage,
      (h) => {
        const links = h.all("a[href]");
        links.at(-3)?.addEventListener("keydown", (event) => {
          event.preventDefault();
          links.at(1)?.focus();
        });
      },
    ],
    [
      "戻りだけ通さないボタン",
      choices,
      (h) =>
        h.one("main .button.forward").addEventListener("keydown", (event) => {
          if ((event as KeyboardEvent).shiftKey) event.preventDefault();
        }),
    ],
    [
      "ページじゅうで Tab を止める",
      home,
      () =>
        document.addEventListener("keydown", (event) => {
          if (event.key === "Tab" && document.activeElement?.matches("main a")) event.preventDefault();
        }),
    ],
  ),
  ...of(
    "2.2.1",
    [
      "1分で読み直す",
      home,
      () => {
        document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="refresh" content="60">');
      },
    ],
    [
      "10分でほかのページへ",
      step,
      () => {
        document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="refresh" content="600;url=/">');
      },
    ],
    [
      "20分で最初に戻す",
      step,
      () => {
        setTimeout(() => {
          location.href = "/";
        }, 1_200_000);
      },
    ],
    [
      "15分で入力欄をなくす",
      lookup,
      (h) => {
        setTimeout(() => h.one("main form").remove(), 900_000);
      },
    ],
    [
      "5分で知らせて閉じる",
      review,
      () => {
        setTimeout(() => alert("時間が過ぎました"), 300_000);
      },
    ],
    [
      "30秒で送信する",
      step,
      (h) => {
        setTimeout(() => h.one<HTMLFormElement>("main form").requestSubmit(), 30_000);
      },
    ],
  ),
  ...of(
    "2.2.2",
    [
      "止まらない動き",
      home,
      (h) =>
        void h.one("h1").animate([{ transform: "none" }, { transform: "translateX(20px)" }], {
          duration: 3000,
          iterations: Number.POSITIVE_INFINITY,
        }),
    ],
    ["流れる文字", guidePage, (h) => void h.add("<marquee>ただいま混み合っています</marquee>")],
    [
      "1秒ごとに変わるお知らせ",
      search,
      (h) => {
        const line = h.add("<p>お知らせ</p>");
        let count = 0;
        setInterval(() => {
          count += 1;
          line.textContent = `お知らせ その${"一二三四五"[count % 5]}`;
        }, 1000);
      },
    ],
    [
      "10秒かけて動く帯",
      sent,
      (h) => void h.one("main p").animate([{ opacity: 1 }, { opacity: 0.3 }], { duration: 2000, iterations: 5 }),
    ],
    [
      "動く絵",
      reading,
      (h) => {
        const image = h.add<HTMLImageElement>('<img alt="" width="60" height="60" src="/waiting.gif">');
        Object.defineProperty(image, "naturalWidth", { value: 60 });
      },
    ],
    [
      "3秒ごとに入れ替わる絵",
      lookup,
      (h) => {
        const picture = h.add("<p>甲</p>");
        setInterval(() => {
          picture.style.backgroundColor = picture.style.backgroundColor === "yellow" ? "white" : "yellow";
        }, 3000);
      },
    ],
  ),
  ...of(
    "2.3.1",
    [
      "速い点滅",
      home,
      (h) =>
        void h
          .one("main")
          .animate([{ opacity: 1 }, { opacity: 0 }], { duration: 200, iterations: Number.POSITIVE_INFINITY }),
    ],
    [
      "背景の点滅",
      guidePage,
      (h) =>
        void h
          .one("main")
          .animate([{ backgroundColor: "#fff" }, { backgroundColor: "#f00" }], { duration: 150, iterations: 60 }),
    ],
    [
      "時計で点滅させる",
      search,
      (h) => {
        const main = h.one("main");
        setInterval(() => {
          main.style.backgroundColor = main.style.backgroundColor === "red" ? "white" : "red";
        }, 100);
      },
    ],
    [
      "時計で消したり出したり",
      sent,
      (h) => {
        const line = h.add("<p>至急</p>");
        setInterval(() => {
          line.style.visibility = line.style.visibility === "hidden" ? "visible" : "hidden";
        }, 150);
      },
    ],
    [
      "反転の繰り返し",
      reading,
      (h) => void h.one("h1").animate([{ filter: "none" }, { filter: "invert(1)" }], { duration: 250, iterations: 40 }),
    ],
  ),
];
