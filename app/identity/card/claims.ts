/** What the provider tells of the card's holder, as we keep it. Nothing is guessed: what is not as expected is null. */
import type { CardClaims } from "./provider.ts";

const longest = 300;

function line(value: unknown): string | null {
  if (typeof value !== "string") return null;
  // Control characters and direction marks have no place in a name, and would in ours.
  const text = value
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" || text.length > longest || !text.isWellFormed() ? null : text;
}

/** One string, or OpenID's record with the whole of it in `formatted`. */
const addressOf = (value: unknown): string | null =>
  typeof value === "object" && value !== null && "formatted" in value ? line(value.formatted) : line(value);

/** "1985-04-01" or "19850401", and a day there was. */
function dayOf(value: unknown): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(typeof value === "string" ? value.trim() : "") ?? [];
  const text = `${year}-${month}-${day}`;
  const at = Date.parse(text);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}

export const claimsOf = (subject: string, told: Record<string, unknown>): CardClaims => ({
  subject,
  name: line(told.name),
  address: addressOf(told.address),
  birthdate: dayOf(told.birthdate),
});
