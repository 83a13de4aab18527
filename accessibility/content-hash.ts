/** What people read and operate on a page, as one hash: a human decision holds as long as it stays the same. */
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { steady } from "./steady.ts";

/** A text, or something with a role and what is in it. */
export type Outline = string | { role: string; parts: Outline[] };

export const contentHash = async (page: Page): Promise<string> => hashOfOutline(await page.evaluate(outline));

export const hashOfOutline = (given: Outline): string =>
  createHash("sha256").update(lineOf(given)).digest("hex").slice(0, 32);

/** Lists are as long as the day has rows, in the order of the day: what repeats itself is there once. */
function lineOf(given: Outline): string {
  if (typeof given === "string") return steady(given);
  const parts = given.parts.map(lineOf).filter((part) => part !== "");
  const once = isList.test(given.role)
    ? [...new Set(parts)].toSorted()
    : parts.filter((part, index) => part !== parts[index - 1]);
  return `${steady(given.role)}(${once.join("|")})`;
}

const isList = /^(?:ul|ol|tbody)\b/;

/** In the page. Typed values are left out: they are answers, not the page. */
function outline(): Outline {
  const told = [
    "aria-label",
    "alt",
    "title",
    "placeholder",
    "lang",
    "aria-current",
    "aria-invalid",
    "aria-expanded",
    "autocomplete",
    "inputmode",
    "scope",
  ];
  const read = (element: Element): Outline => {
    const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
    const type = element.getAttribute("type");
    const attributes = told.flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [`${name}=${value}`];
    });
    const states = ["checked", "selected", "disabled", "required"].filter(
      (name) => Reflect.get(element, name) === true,
    );
    const parts: Outline[] = [];
    if (element.tagName !== "SVG" && element.tagName !== "svg") {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "")
          parts.push(node.textContent ?? "");
        if (node instanceof Element && !node.matches("script, style, template, [hidden]")) parts.push(read(node));
      }
    }
    return { role: [role, type, ...attributes, ...states].filter(Boolean).join(" "), parts };
  };
  return { role: `title ${document.title}`, parts: [read(document.body)] };
}
