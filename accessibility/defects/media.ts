/** 1.1.1, 1.2.1 to 1.2.5, 1.4.2, 1.4.5: pictures, sound and film. */
import { guidePage, home, lookup, of, reading, search, sent } from "./defect.ts";

export const media = [
  ...of(
    "1.1.1",
    ["代替のない画像", home, (h) => void h.add('<img src="/favicon.svg" width="60" height="60">')],
    [
      "名前のない図（role=img）",
      home,
      (h) => {
        const picture = h.one("main svg");
        picture.removeAttribute("aria-hidden");
        picture.setAttribute("role", "img");
        const link = picture.closest("a");
        link?.replaceWith(picture);
      },
    ],
    [
      "代替のない画像ボタン",
      search,
      (h) =>
        void h.add('<form action="/procedures"><input type="image" src="/favicon.svg" width="40" height="40"></form>'),
    ],
    [
      "代替のない object",
      guidePage,
      (h) => void h.add('<object type="image/svg+xml" data="/favicon.svg" width="80" height="80"></object>'),
    ],
    [
      "代替がファイル名の画像",
      reading,
      (h) => void h.add('<img src="/favicon.svg" alt="IMG_0123.png" width="60" height="60">'),
    ],
    [
      "意味のある画像に空の代替",
      guidePage,
      (h) => void h.add('<p>地図：<img src="/favicon.svg" alt="" width="200" height="200"></p>'),
    ],
  ),
  ...of(
    "1.2.1",
    ["文字のない録音", guidePage, (h) => void h.add("<audio controls></audio>")],
    [
      "文字のない録音（折りたたみの中）",
      reading,
      (h) => void h.add("<details open><summary>音声</summary><audio controls></audio></details>"),
    ],
    ["音のない動画", home, (h) => void h.add('<video controls muted width="200" height="100"></video>')],
    ["埋め込みの音声", search, (h) => void h.add('<embed type="audio/mpeg" width="200" height="40">')],
    [
      "ほかのページの枠の中の音声",
      sent,
      (h) => void h.add('<iframe title="案内の音声" width="200" height="40"></iframe>'),
    ],
  ),
  ...of(
    "1.2.2",
    ["字幕のない動画", guidePage, (h) => void h.add('<video controls width="200" height="100"></video>')],
    [
      "章だけの動画",
      reading,
      (h) => void h.add('<video controls width="200" height="100"><track kind="chapters" src="/c.vtt"></video>'),
    ],
    ["枠の中の動画", home, (h) => void h.add('<iframe title="動画" width="200" height="100"></iframe>')],
    ["埋め込みの動画", lookup, (h) => void h.add('<embed type="video/mp4" width="200" height="100">')],
    ["object の動画", sent, (h) => void h.add('<object type="video/mp4" width="200" height="100">動画</object>')],
  ),
  ...of(
    "1.2.3",
    [
      "音声解説のない動画",
      guidePage,
      (h) => void h.add('<video controls width="200" height="100"><track kind="captions" src="/c.vtt"></video>'),
    ],
    ["文字の代わりのない動画", reading, (h) => void h.add('<video controls width="200" height="100"></video>')],
    ["自動で始まる無音の動画", home, (h) => void h.add('<video autoplay muted width="200" height="100"></video>')],
    ["枠の中の動画", sent, (h) => void h.add('<iframe title="動画" width="200" height="100"></iframe>')],
    ["埋め込みの動画", search, (h) => void h.add('<embed type="video/webm" width="200" height="100">')],
  ),
  ...of(
    "1.2.4",
    [
      "生の映像",
      home,
      (h) => {
        const video = h.add<HTMLVideoElement>('<video width="200" height="100"></video>');
        video.srcObject = document.createElement("canvas").captureStream();
      },
    ],
    [
      "中継の再生リスト",
      guidePage,
      (h) => void h.add('<video controls width="200" height="100"><source src="/stream/index.m3u8"></video>'),
    ],
    ["相談の映像通話", sent, () => void new RTCPeerConnection()],
    ["枠の中の中継", reading, (h) => void h.add('<iframe title="議会の中継" width="200" height="100"></iframe>')],
    ["少しずつ届く映像", search, () => void new MediaSource()],
  ),
  ...of(
    "1.2.5",
    [
      "音声解説のない動画（字幕はある）",
      guidePage,
      (h) =>
        void h.add(
          '<video controls width="200" height="100"><track kind="captions" src="/c.vtt" srclang="ja" label="日本語"></video>',
        ),
    ],
    ["音声解説のない動画", home, (h) => void h.add('<video controls width="200" height="100"></video>')],
    ["枠の中の動画", reading, (h) => void h.add('<iframe title="動画" width="200" height="100"></iframe>')],
    ["object の動画", lookup, (h) => void h.add('<object type="video/mp4" width="200" height="100">動画</object>')],
    [
      "背景の動画",
      sent,
      (h) => {
        const video = h.add('<video autoplay muted loop aria-hidden="true" width="300" height="100"></video>');
        video.style.cssText = "position:absolute;z-index:-1";
      },
    ],
  ),
  ...of(
    "1.4.2",
    ["開くと鳴る音", home, (h) => void h.add("<audio autoplay></audio>")],
    ["開くと鳴る動画", guidePage, (h) => void h.add('<video autoplay width="200" height="100"></video>')],
    ["合成した音", search, () => void new AudioContext()],
    ["ひとりでに読み上げる", reading, () => speechSynthesis.speak(new SpeechSynthesisUtterance("ようこそ"))],
    [
      "枠の中で鳴る音",
      sent,
      (h) => void h.add('<iframe title="音楽" allow="autoplay" width="10" height="10"></iframe>'),
    ],
  ),
  ...of(
    "1.4.5",
    [
      "図の中の文字",
      home,
      (h) =>
        void h.add(
          '<svg width="300" height="40" role="img" aria-label="お知らせ"><text x="0" y="30">お知らせ</text></svg>',
        ),
    ],
    [
      "canvas に描いた文字",
      guidePage,
      (h) => {
        const canvas = h.add<HTMLCanvasElement>(
          '<canvas width="300" height="60" role="img" aria-label="受付中"></canvas>',
        );
        canvas.getContext("2d")?.fillText("受付中", 10, 30);
      },
    ],
    [
      "文字の画像",
      search,
      (h) => {
        const image = h.add<HTMLImageElement>('<img alt="受付は5時まで" width="300" height="40">');
        image.src = "/notice.png";
      },
    ],
    [
      "背景の画像の文字",
      sent,
      (h) => {
        h.one("h1").style.cssText = `background-image:url(${"/title.png"});color:transparent`;
      },
    ],
    [
      "画像のボタン",
      lookup,
      (h) => void h.add('<form><input type="image" src="/go.png" alt="進む" width="90" height="40"></form>'),
    ],
    ["前に差し込んだ画像の文字", reading, (h) => h.css("h1::before { content: url(/sign.png); }")],
  ),
];
