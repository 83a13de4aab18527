/** Sound, film and pictures: the portal has none of the first two, and every picture is known. */
import { type Check, question, verdict } from "./check.ts";

type Media = { sound: string[]; film: string[]; live: string[]; frames: string[]; loud: string[] };
type Pictures = { nameless: string[]; named: string[]; drawnText: string[]; raster: string[] };

export const media: Check = async ({ page }) => {
  const { sound, film, live, frames, loud } = await page.evaluate(findMedia);
  const { nameless, named, drawnText, raster } = await page.evaluate(findPictures);
  const absent = (check: string, criteria: string[], help: string, found: string[]) =>
    verdict({ check, criteria, help }, found, false);
  return [
    absent("no-recordings", ["1.2.1"], "no recorded sound or film is on the page", [...sound, ...film, ...frames]),
    absent("no-films", ["1.2.2", "1.2.3", "1.2.5"], "no film is on the page", [...film, ...frames]),
    absent("no-live-media", ["1.2.4"], "nothing live is on the page", [...live, ...frames]),
    absent("no-sound", ["1.4.2"], "nothing sounds by itself", [...loud, ...frames]),
    absent("no-drawn-text", ["1.4.5"], "no text is a picture", drawnText),
    question({ check: "pictures-with-text", criteria: "1.4.5", help: "is there text in the picture?" }, raster, false),
    verdict(
      {
        check: "picture-names",
        criteria: "1.1.1",
        help: "every picture has a name or is hidden from assistive technology",
      },
      nameless,
      named.length > 0,
    ),
    question(
      { check: "picture-inventory", criteria: "1.1.1", help: "does the name serve the same purpose?" },
      named,
      false,
    ),
  ];
};

function findMedia(): Media {
  const { all, nameOf } = globalThis.a11yKit;
  const { used } = globalThis.a11ySpies;
  const sources = (element: Element) =>
    [element.getAttribute("src"), ...all("source", element).map((each) => each.getAttribute("src"))].join(" ");
  const isLive = (element: HTMLMediaElement) =>
    element.srcObject !== null || /\.(m3u8|mpd)\b|^(rtsp|wss?):|\blive\b/.test(sources(element));
  const media = all<HTMLMediaElement>("audio, video, bgsound");
  const embedded = all("iframe, object, embed, frame, applet").map(nameOf);
  return {
    sound: media.filter((each) => each.tagName === "AUDIO").map(nameOf),
    film: media.filter((each) => each.tagName === "VIDEO").map(nameOf),
    live: [
      ...media.filter(isLive).map(nameOf),
      ...["RTCPeerConnection", "MediaSource", "camera or microphone"].filter((name) => used.has(name)),
    ],
    frames: embedded,
    loud: [
      ...media
        .filter((each) => each.tagName === "BGSOUND" || (each.autoplay && !each.muted) || (!each.paused && !each.muted))
        .map(nameOf),
      ...["AudioContext", "webkitAudioContext", "speech", "play"].filter((name) => used.has(name)),
    ],
  };
}

function findPictures(): Pictures {
  const { accName, all, isSeen, nameOf, words } = globalThis.a11yKit;
  const isHidden = (element: Element) =>
    element.closest("[aria-hidden=true]") !== null ||
    element.getAttribute("alt") === "" ||
    /^(presentation|none)$/.test(element.getAttribute("role") ?? "");
  const pictures = all<Element>(
    "img, svg, canvas, input[type=image], area, [role=img], object[type^=image], picture > img",
  ).filter((each) => !each.parentElement?.closest("svg") && isSeen(each));
  const told = pictures.filter((each) => !isHidden(each));
  // A picture within a link or button that has a name of its own adds nothing.
  const isNamed = (each: Element) => {
    const around = each.closest("a, button");
    const title = each.querySelector("title");
    return (title && words(title) !== "") || accName(each) !== "" || (around !== null && words(around) !== "");
  };
  const drawn = (each: Element) => {
    const address = `${each.getAttribute("src") ?? ""} ${getComputedStyle(each).backgroundImage}`;
    return /url\(|\.(png|jpe?g|gif|webp|avif|bmp)|data:image\/(?!svg)/i.test(address);
  };
  const backgrounds = all("body, body *").filter((each) => {
    const { backgroundImage } = getComputedStyle(each);
    const inserted = ["::before", "::after"].some((part) => /url\(/.test(getComputedStyle(each, part).content));
    return (/url\(/.test(backgroundImage) || inserted) && isSeen(each);
  });
  const textInSvg = pictures.filter(
    (each) => each.matches("svg") && all("text, foreignObject", each).some((t) => words(t) !== ""),
  );
  return {
    nameless: told.filter((each) => !isNamed(each)).map(nameOf),
    named: told.filter(isNamed).map((each) => `${nameOf(each)}: ${accName(each).slice(0, 60)}`),
    drawnText: [
      ...textInSvg.map(nameOf),
      ...all("canvas, input[type=image], img[src^='data:image/svg'], picture source")
        .filter((each) => !each.closest("[data-qr]"))
        .map(nameOf),
    ],
    raster: [...new Set([...pictures.filter((each) => each.matches("img") && drawn(each)), ...backgrounds])].map(
      nameOf,
    ),
  };
}
