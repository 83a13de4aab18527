/** Who comes and how to reach them. */
import type { Answers, PersonName, Procedure, SimpleField } from "../../engine/index.ts";
import type { Locale } from "../../i18n/locales.ts";
import type { Contact, Service } from "../../reservations/index.ts";
import { asking, say } from "./asking.ts";

type Address = { postalCode: string; prefecture: string; city: string; street: string; building: string };

const compiled = new Map<string, Procedure>();

/** Not everybody has a reading in kana: it is asked for where people write Japanese. */
export function detailsProcedure(kind: Service["kind"], locale: Locale): Procedure {
  const key = `${kind === "home-visit"} ${locale}`;
  const known = compiled.get(key) ?? asking("reservation-details", fieldsOf(kind, locale));
  compiled.set(key, known);
  return known;
}

function fieldsOf(kind: Service["kind"], locale: Locale): SimpleField[] {
  const label = (name: string) => say(`reservations:details.${name}`);
  const hint = (name: string) => say(`reservations:details.${name}Hint`);
  const address: SimpleField[] =
    kind === "home-visit"
      ? [{ id: "address", type: "address", label: label("address"), hint: hint("address"), autocomplete: true }]
      : [];
  return [
    { id: "name", type: "person-name", label: label("name"), autocomplete: true },
    { id: "kana", type: "kana", label: label("kana"), hint: hint("kana"), required: locale === "ja" },
    { id: "tel", type: "tel", label: label("tel"), hint: hint("tel"), autocomplete: true },
    ...address,
    { id: "email", type: "email", label: label("email"), hint: hint("email"), required: false, autocomplete: true },
    { id: "note", type: "textarea", label: label("note"), hint: hint("note"), required: false, maxLength: 400 },
  ];
}

export type Details = { contact: Contact; address: string | null; note: string };

export function detailsOf(answers: Answers): Details {
  const name = answers.name as PersonName;
  const address = answers.address as Address | undefined;
  const text = (id: string) => (typeof answers[id] === "string" ? answers[id] : "");
  return {
    contact: {
      name: [name.family, name.given].filter(Boolean).join("　"),
      kana: text("kana"),
      tel: text("tel"),
      email: text("email") || null,
    },
    address: address
      ? [`${address.prefecture}${address.city}${address.street}`, address.building].filter(Boolean).join("　")
      : null,
    note: text("note"),
  };
}

/** Home visits go to the city, or to the parts of it that are named; null: they do. */
export function outsideOf(
  answers: Answers,
  areas: Service["areas"],
  city: string,
): { part: string; key: "city" | "area" } | null {
  const address = answers.address as Address | undefined;
  if (!address) return null;
  if (!address.city.includes(city)) return { part: "city", key: "city" };
  const isListed = areas.length === 0 || areas.some(({ ja }) => `${address.city}${address.street}`.includes(ja));
  return isListed ? null : { part: "street", key: "area" };
}
