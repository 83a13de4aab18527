/** A form as a browser without JavaScript knows it: it can only send what the page shows. */
import { type Element, textOf } from "./html-document.ts";

export type Upload = { name: string; type: string; content: Uint8Array<ArrayBuffer> };
export type SubmitButton = { name: string; value: string; text: string };

type Control = { element: Element; name: string; kind: string };

const typeOf = ({ tagName, attrs }: Element): string =>
  tagName === "INPUT" ? (attrs.type ?? "text").toLowerCase() : tagName.toLowerCase();
const isSubmit = ({ tagName, attrs }: Element) =>
  attrs.type === "submit" || (tagName === "BUTTON" && attrs.type === undefined);

export class HtmlForm {
  readonly element: Element;
  /** Where it goes; "" is the page's own address. */
  readonly action: string;
  readonly method: "GET" | "POST";
  readonly isMultipart: boolean;
  readonly buttons: readonly SubmitButton[];
  readonly #controls: Control[];
  /** Current values by name, in the order of the controls; several for ticked boxes. */
  readonly #values = new Map<string, string[]>();
  readonly #uploads = new Map<string, Upload[]>();

  constructor(element: Element) {
    this.element = element;
    this.action = element.attrs.action ?? "";
    this.method = (element.attrs.method ?? "get").toUpperCase() === "POST" ? "POST" : "GET";
    this.isMultipart = element.attrs.enctype === "multipart/form-data";
    this.buttons = element
      .querySelectorAll("button, input")
      .filter(isSubmit)
      .map((button) => ({
        name: button.attrs.name ?? "",
        value: button.attrs.value ?? "",
        text: textOf(button),
      }));
    this.#controls = element
      .querySelectorAll("input, select, textarea")
      .filter((each) => !isSubmit(each) && each.attrs.disabled === undefined)
      .map((each) => ({ element: each, name: each.attrs.name ?? "", kind: typeOf(each) }))
      .filter(({ name }) => name !== "");
    for (const control of this.#controls) this.#setDefault(control);
  }

  #setDefault({ element, name, kind }: Control): void {
    const values = this.#values.get(name) ?? [];
    this.#values.set(name, values);
    const { attrs } = element;
    if (kind === "radio" || kind === "checkbox") {
      if (attrs.checked !== undefined) values.push(attrs.value ?? "on");
    } else if (kind === "select") {
      const options = element.querySelectorAll("option");
      const chosen = options.find((option) => option.attrs.selected !== undefined) ?? options[0];
      if (chosen) values.push(chosen.attributes.value ?? textOf(chosen));
    } else if (kind === "textarea") {
      values.push(element.text.replace(/^\n/, ""));
    } else if (kind !== "file") values.push(attrs.value ?? "");
  }

  /** Names a reader can fill in, each once. */
  get names(): string[] {
    return [...new Set(this.#controls.filter(({ kind }) => kind !== "hidden").map(({ name }) => name))];
  }

  get hidden(): Record<string, string> {
    return Object.fromEntries(
      this.#controls
        .filter(({ kind }) => kind === "hidden")
        .map(({ name }) => [name, this.#values.get(name)?.[0] ?? ""]),
    );
  }

  /** Values a box can take: of a select, radios or checkboxes. */
  choices(name: string): string[] {
    return this.#controls
      .filter((control) => control.name === name)
      .flatMap(({ element, kind }) =>
        kind === "select"
          ? element.querySelectorAll("option").map((option) => option.attrs.value ?? textOf(option))
          : [element.attrs.value ?? "on"],
      );
  }

  values(name: string): string[] {
    return this.#values.get(name) ?? [];
  }

  /** Throws when a person could not do that on this page: no such input, no such choice, longer than the box lets type. */
  fill(name: string, values: readonly string[]): this {
    const controls = this.#controls.filter((control) => control.name === name && control.kind !== "hidden");
    const kind = controls[0]?.kind;
    if (kind === undefined) throw new Error(`the page has no input "${name}"; it has ${this.names.join(", ")}`);
    if (kind === "file") throw new Error(`"${name}" takes files`);
    if (["radio", "checkbox", "select"].includes(kind)) {
      const unknown = values.find((value) => !this.choices(name).includes(value));
      if (unknown !== undefined) throw new Error(`"${name}" has no choice "${unknown}"`);
    }
    const longest = Number(controls[0]?.element.attrs.maxlength ?? Number.POSITIVE_INFINITY);
    if (values.some((value) => value.length > longest)) throw new Error(`"${name}" takes ${longest} characters`);
    this.#values.set(name, [...values]);
    return this;
  }

  attach(name: string, files: readonly Upload[]): this {
    const box = this.#controls.find((control) => control.name === name && control.kind === "file");
    if (!box) throw new Error(`the page has no box for files "${name}"`);
    if (files.length > 1 && box.element.attrs.multiple === undefined) throw new Error(`"${name}" takes one file`);
    const accepted = (box.element.attrs.accept ?? "").split(",");
    const other = files.find((file) => !accepted.includes(file.type));
    if (other) throw new Error(`"${name}" does not offer ${other.type}`);
    this.#uploads.set(name, [...files]);
    return this;
  }

  /** What the browser sends: inputs in their order, then the pressed button. */
  entries(button?: Pick<SubmitButton, "name" | "value">): [string, string][] {
    const sent = [...this.#values].flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, lines(value)]),
    );
    return button && button.name !== "" ? [...sent, [button.name, button.value]] : sent;
  }

  /** Body and content type; files left empty are sent as browsers send them. */
  encode(button?: Pick<SubmitButton, "name" | "value">): { body: Buffer<ArrayBuffer>; type: string } {
    const entries = this.entries(button);
    if (!this.isMultipart) {
      return { body: Buffer.from(new URLSearchParams(entries).toString()), type: "application/x-www-form-urlencoded" };
    }
    const boxes = [...new Set(this.#controls.filter(({ kind }) => kind === "file").map(({ name }) => name))];
    const empty: Upload = { name: "", type: "application/octet-stream", content: new Uint8Array() };
    return multipart(
      entries,
      boxes.flatMap((name) => (this.#uploads.get(name) ?? [empty]).map((file) => ({ field: name, file }))),
    );
  }
}

/** Line breaks as forms send them. */
const lines = (value: string): string => value.replace(/\r\n?|\n/g, "\r\n");
const quoted = (name: string): string => name.replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

export function multipart(
  entries: readonly [string, string][],
  files: readonly { field: string; file: Upload }[],
): { body: Buffer<ArrayBuffer>; type: string } {
  const boundary = "----WebKitFormBoundaryTinyBrowser7MA4YWxk";
  const parts = [
    ...entries.map(([name, value]) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(({ field, file }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(field)}"; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type}\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return { body: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` };
}

export const formsOf = (root: Element): HtmlForm[] =>
  root.querySelectorAll("form").map((element) => new HtmlForm(element));
