/** Printed forms that are the same for everyone, kept in memory: each drawn once, however many ask for it. */
import { createHash } from "node:crypto";
import { err, ok, type Result } from "../lib/result.ts";
import type { Booklet } from "./model.ts";
import type { Press, Printed } from "./press.ts";

export type Form = { pdf: Printed; etag: string };
export type Shelf = {
  /** `key` names the content: version and language. `booklet` is only made when the form is not there. */
  take(key: string, booklet: () => Booklet): Promise<Result<Form, "busy">>;
  size(): { forms: number; bytes: number };
};

export type ShelfOptions = {
  /** All forms of the catalogue in three languages take about 50 MB. */
  maxBytes?: number;
  /** Forms drawn at the same time for the public; the rest of the press is for those who have applied, and for clerks. */
  drawing?: number;
};

export function createShelf(press: Press, { maxBytes = 64 * 1024 * 1024, drawing = 8 }: ShelfOptions = {}): Shelf {
  /** Least recently taken first. */
  const forms = new Map<string, Form>();
  const flights = new Map<string, Promise<Result<Form, "busy">>>();
  let bytes = 0;

  function keep(key: string, form: Form): void {
    forms.set(key, form);
    bytes += form.pdf.byteLength;
    for (const [oldest, each] of forms) {
      if (bytes <= maxBytes || oldest === key) break;
      forms.delete(oldest);
      bytes -= each.pdf.byteLength;
    }
  }

  async function draw(key: string, booklet: () => Booklet): Promise<Result<Form, "busy">> {
    const printed = await press.print(booklet());
    if (!printed.ok) return printed;
    const pdf = printed.value;
    const form = { pdf, etag: `"${createHash("sha256").update(pdf).digest("base64url").slice(0, 22)}"` };
    keep(key, form);
    return ok(form);
  }

  return {
    async take(key, booklet) {
      const known = forms.get(key);
      if (known) {
        forms.delete(key);
        forms.set(key, known);
        return ok(known);
      }
      let flight = flights.get(key);
      if (!flight) {
        if (flights.size >= drawing) return err("busy");
        flight = draw(key, booklet).finally(() => flights.delete(key));
        flights.set(key, flight);
      }
      return flight;
    },
    size: () => ({ forms: forms.size, bytes }),
  };
}
