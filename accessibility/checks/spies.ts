/**
 * What the page does behind what is seen: who listens to what, which clocks run, which sounds are made, and – while a guard
 * is set – every attempt to leave, send, open or ask. Installed before the page's own scripts; it may use nothing from here.
 */
import type { BrowserContext } from "@playwright/test";

type Timer = { run(): void; delay: number; repeats: boolean };
export type Spies = ReturnType<typeof makeSpies>;
declare global {
  var a11ySpies: Spies;
}

export const bringSpies = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`globalThis.a11ySpies ??= (${makeSpies.toString()})();`);

export function makeSpies() {
  const listeners: { type: string; target: Element }[] = [];
  /** Of the window or the document: gestures and motion are listened to there. */
  const wide = new Set<string>();
  const timers = new Map<number, Timer>();
  /** Sound, live media, locks of the screen. */
  const used = new Set<string>();
  const trail: string[] = [];
  /** What moved when the page had come. */
  const moved: { target: Element; duration: number; iterations: number }[] = [];
  let isGuarded = false;
  let isSettled = false;

  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof listen>) {
    // The framework listens to everything at its root.
    const isRoot = Object.keys(this ?? {}).some((key) => key.startsWith("_react"));
    if (isSettled) return listen.apply(this ?? window, args);
    if (this instanceof Element && !isRoot) listeners.push({ type: args[0], target: this });
    else if (!isRoot) wide.add(args[0]);
    return listen.apply(this ?? window, args);
  } as typeof listen;

  const wrap = (name: "setTimeout" | "setInterval", repeats: boolean) => {
    const native = window[name].bind(window) as (handler: () => void, delay?: number) => number;
    const wrapped = (handler: TimerHandler, delay = 0, ...args: unknown[]) => {
      if (typeof handler !== "function") return native(() => {}, delay);
      const run = () => (handler as (...list: unknown[]) => void)(...args);
      const id = native(() => {
        if (!repeats) timers.delete(id);
        run();
      }, delay);
      if (!isSettled) timers.set(id, { run, delay, repeats });
      return id;
    };
    window[name] = wrapped as never;
  };
  wrap("setTimeout", false);
  wrap("setInterval", true);
  for (const name of ["clearTimeout", "clearInterval"] as const) {
    const native = window[name].bind(window);
    window[name] = (id) => {
      timers.delete(Number(id));
      native(id);
    };
  }

  const notice = (owner: object | undefined, name: string, word: string) => {
    const native = owner && (owner as Record<string, unknown>)[name];
    if (!owner || typeof native !== "function") return;
    const spied = function (this: unknown, ...args: unknown[]) {
      used.add(word);
      return new.target ? Reflect.construct(native, args) : Reflect.apply(native, this, args);
    };
    spied.prototype = native.prototype;
    Object.defineProperty(owner, name, { value: spied, configurable: true, writable: true });
  };
  for (const name of ["AudioContext", "webkitAudioContext", "RTCPeerConnection", "MediaSource"])
    notice(window, name, name);
  notice(window.speechSynthesis, "speak", "speech");
  notice(HTMLMediaElement.prototype, "play", "play");
  notice(navigator.mediaDevices, "getUserMedia", "camera or microphone");
  notice(screen.orientation, "lock", "orientation lock");
  notice(Element.prototype, "setPointerCapture", "pointer capture");

  const tell = (what: string) => {
    if (isGuarded) trail.push(what);
    return isGuarded;
  };
  for (const name of ["alert", "confirm", "prompt"] as const) {
    const native = window[name].bind(window) as (...args: unknown[]) => unknown;
    window[name] = ((...args: unknown[]) => (tell(`asks with ${name}`) ? null : native(...args))) as never;
  }
  const open = window.open.bind(window);
  window.open = (...args) => (tell("opens a window") ? null : open(...args));
  listen.call(window, "submit", (event) => void (tell("sends a form") && event.preventDefault()), { capture: true });
  const { navigation } = window as unknown as { navigation?: EventTarget };
  if (navigation) {
    listen.call(navigation, "navigate", (event) => {
      const { hashChange, destination } = event as Event & { hashChange: boolean; destination: { url: string } };
      if (!hashChange && tell(`goes to ${new URL(destination.url).pathname}`) && event.cancelable)
        event.preventDefault();
    });
  }
  return {
    listeners,
    moved,
    wide,
    timers,
    used,
    /** What comes from here on is the engines' own doing. */
    settle() {
      isSettled = true;
      for (const { effect, playState } of document.getAnimations()) {
        const { target = null } = effect as KeyframeEffect;
        const { duration, iterations = 1 } = effect?.getTiming() ?? {};
        if (target && playState === "running") moved.push({ target, duration: Number(duration), iterations });
      }
    },
    /** From here on nothing leaves the page; what tried is told. */
    guard() {
      trail.length = 0;
      isGuarded = true;
    },
    /** What tried, and the page is free again. */
    release() {
      isGuarded = false;
      return trail.splice(0);
    },
    trail,
  };
}
