/** Correcting one field: which one lends itself to it, and the resident's part. */
import type { CompiledField, Procedure } from "../../app/engine/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { fieldIdOf, valuesFor } from "../factories/form-values.ts";
import { expectPage } from "./apply.ts";
import type { Browser, Page } from "./html-client.ts";

/** "movers/0/birth" → its field and the prefix of its inputs. */
function fieldAt(procedure: Procedure, path: string): { field: CompiledField; prefix: string } | null {
  const parts = path.split("/");
  const id = parts[parts.length - 1];
  const fields = procedure.steps.flatMap((step) =>
    parts.length === 1 ? step.fields : step.group !== null && step.group.id === parts[0] ? step.group.fields : [],
  );
  const field = fields.find((each) => each.id === id);
  return field ? { field, prefix: path.slice(0, path.length - field.id.length) } : null;
}

/** Types whose other sample value differs and opens no further question. */
const handy = ["person-name", "tel", "textarea", "text", "date"];

export function correctable(procedure: Procedure, paths: string[]): string {
  for (const type of handy) {
    const found = paths.find((path) => fieldAt(procedure, path)?.field.spec.type === type);
    if (found) return found;
  }
  throw new Error(`${procedure.id} has nothing to correct among ${paths.join(", ")}`);
}

/** Opens an application by number and second secret, as somebody without the browser it was made in. */
export async function lookUp(browser: Browser, locale: Locale, receipt: string, code: string): Promise<Page> {
  const page = expectPage(await browser.open(localizePath("/applications", locale)));
  const form = page.form((each) => each.names.includes("secret"));
  return browser.submit(page, form.fill("receipt", [receipt.toLowerCase().replace("-", " ")]).fill("secret", [code]));
}

/** Fills the one field that the page asks for, throws when it asks for another, and sends it. `before`: what the page showed. */
export async function correct(
  browser: Browser,
  page: Page,
  { procedure, path, variant }: { procedure: Procedure; path: string; variant: 0 | 1 },
): Promise<{ page: Page; before: string[]; typed: string[] }> {
  const found = fieldAt(procedure, path);
  if (!found) throw new Error(`${procedure.id} has no ${path}`);
  const { field, prefix } = found;
  const form = page.form();
  const asked = [...new Set(form.names.map(fieldIdOf))];
  if (asked.length !== 1 || asked[0] !== path) throw new Error(`asked for ${asked.join(", ")} instead of ${path}`);
  const { entries } = valuesFor(procedure, [{ ...field, required: true }], { variant, today: "2026-04-01" });
  const before = form.names.flatMap((name) => form.values(name));
  for (const [name, values] of Object.entries(entries)) form.fill(prefix + name, values);
  return { page: await browser.submit(page, form), before, typed: Object.values(entries).flat() };
}
