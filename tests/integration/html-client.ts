/** A tiny browser without JavaScript: cookies, redirects, links, forms. One instance is one person's browser. */
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { type Element, parseHtml, textOf } from "./html-document.ts";
import { formsOf, type HtmlForm, type SubmitButton } from "./html-form.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Ask = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer; agent?: Agent };

const manyConnections = new Agent({ keepAlive: true, maxSockets: 32 });

/** One request as it is: nothing is added and no redirect followed. */
export function ask(
  origin: string,
  path: string,
  { method = "GET", headers = {}, body, agent = manyConnections }: Ask = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export class Page {
  /** Path and query, after redirects. */
  readonly address: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly html: string;
  #document: Element | null = null;
  #forms: HtmlForm[] | null = null;

  constructor(address: string, answer: Answer) {
    this.address = address;
    this.status = answer.status;
    this.headers = answer.headers;
    this.html = answer.body.toString("utf8");
  }

  get path(): string {
    return this.address.split("?", 1)[0] ?? "";
  }

  get document(): Element {
    this.#document ??= parseHtml(this.html);
    return this.#document;
  }

  get lang(): string {
    return this.document.querySelector("html")?.attrs.lang ?? "";
  }

  /** The words of the page's own part, without the frame around it. */
  get main(): string {
    return textOf(this.document.querySelector("main") ?? this.document);
  }

  get heading(): string {
    return this.text("h1")[0] ?? "";
  }

  /** What the elements say that a selector finds. */
  text(selector: string): string[] {
    return this.document.querySelectorAll(selector).map(textOf);
  }

  has(selector: string): boolean {
    return this.document.querySelector(selector) !== null;
  }

  /** Forms keep what was filled in. */
  get forms(): HtmlForm[] {
    this.#forms ??= formsOf(this.document);
    return this.#forms;
  }

  /** The one form that posts; with `test`, the one of them that passes. */
  form(test: (form: HtmlForm) => boolean = () => true): HtmlForm {
    const found = this.forms.filter((form) => form.method === "POST" && test(form));
    const [form] = found;
    if (form === undefined || found.length > 1) throw new Error(`${this.describe()} has ${found.length} such forms`);
    return form;
  }

  links(test: (href: string, text: string) => boolean = () => true): string[] {
    return this.document
      .querySelectorAll("a[href]")
      .filter((link) => test(link.attrs.href ?? "", textOf(link)))
      .map((link) => link.attrs.href ?? "");
  }

  link(test: (href: string, text: string) => boolean): string {
    const [href] = this.links(test);
    if (href === undefined) throw new Error(`${this.describe()} has no such link`);
    return href;
  }

  /** For messages of failed tests: where, what, and its errors. */
  describe(): string {
    const errors = this.text(".summary-errors, .error");
    return `${this.status} ${this.address} 「${this.heading}」 ${[...new Set(errors)].join(" / ").slice(0, 400)}`;
  }
}

export class Browser {
  readonly origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  get cookies(): Record<string, string> {
    return Object.fromEntries(this.#cookies);
  }

  /** The Cookie header, nothing when the jar is empty. */
  get cookieHeader(): OutgoingHttpHeaders {
    const pairs = [...this.#cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length === 0 ? {} : { Cookie: pairs.join("; ") };
  }

  /** What a browser sends along with a form of this portal. */
  get formHeaders(): OutgoingHttpHeaders {
    return { ...this.cookieHeader, Origin: this.origin, "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate" };
  }

  open(address: string): Promise<Page> {
    return this.#go(address, { headers: this.cookieHeader });
  }

  /** Presses a button: the one given, else the first that has no name of its own. */
  async submit(page: Page, form: HtmlForm, button?: Pick<SubmitButton, "name" | "value">): Promise<Page> {
    const target = form.action === "" ? page.address : form.action;
    if (form.method === "GET") {
      const query = new URLSearchParams(form.entries(button)).toString();
      return this.open(`${target.split("?", 1)[0]}?${query}`);
    }
    const { body, type } = form.encode(button);
    return this.post(target, body, type);
  }

  post(address: string, body: string | Buffer, type = "application/x-www-form-urlencoded"): Promise<Page> {
    const headers = { ...this.formHeaders, "Content-Type": type, "Content-Length": Buffer.byteLength(body) };
    return this.#go(address, { method: "POST", headers, body });
  }

  async #go(address: string, first: Ask): Promise<Page> {
    let [at, next] = [this.#local(address), first];
    for (let hops = 0; hops < 10; hops++) {
      const answer = await ask(this.origin, at, next);
      this.#keep(answer.headers["set-cookie"] ?? []);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status >= 400 || location === undefined) return new Page(at, answer);
      at = this.#local(new URL(location, this.origin + at).href);
      next = { headers: this.cookieHeader };
    }
    throw new Error(`${address} redirects for ever`);
  }

  #local(address: string): string {
    const url = new URL(address, this.origin);
    if (url.origin !== this.origin) throw new Error(`${address} leads to another site`);
    return url.pathname + url.search;
  }

  #keep(headers: string[]): void {
    for (const header of headers) {
      const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      if (!attributes.includes("HttpOnly") || !attributes.includes("SameSite=Lax"))
        throw new Error(`an open cookie: ${name}`);
      if (attributes.includes("Max-Age=0")) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(at + 1));
    }
  }
}
