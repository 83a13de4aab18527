/** What damaging a page needs, inside the page. It may use nothing from here. */
import type { BrowserContext } from "@playwright/test";

export type Harm = ReturnType<typeof makeHarm>;

export const bringHarm = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`globalThis.a11yHarm ??= (${makeHarm.toString()})();`);

export function makeHarm() {
  const all = <E extends Element = HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)];
  /** @throws when the page has none: then nothing would be damaged. */
  const one = <E extends Element = HTMLElement>(selector: string, at = 0): E => {
    const element = all<E>(selector).at(at);
    if (!element) throw new Error(`nothing to damage: ${selector}`);
    return element;
  };
  return {
    all,
    one,
    /** Rules of style, past the page's own policy. */
    css(text: string) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    /** Adds to the end of something, else of the main part; gives the first new element. */
    add<E extends HTMLElement = HTMLElement>(html: string, selector = "main"): E {
      const place = one(selector);
      const before = place.childElementCount;
      place.insertAdjacentHTML("beforeend", html);
      return place.children[before] as E;
    },
    /** The same element under another name, with another content or none. */
    turn(selector: string, tag: string): HTMLElement {
      const old = one(selector);
      const fresh = document.createElement(tag);
      for (const { name, value } of old.attributes) fresh.setAttribute(name, value);
      fresh.append(...old.childNodes);
      old.replaceWith(fresh);
      return fresh;
    },
    /** Takes the words away and puts others. */
    say(selector: string, words: string, at = 0) {
      one(selector, at).textContent = words;
    },
    drop(selector: string) {
      one(selector);
      for (const element of all(selector)) element.remove();
    },
  };
}
