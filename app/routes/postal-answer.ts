/** The postal look-up without JavaScript: the page comes back with the address filled in, nothing is saved yet. */
import type { FieldView, RawInput, Translate } from "../engine/index.ts";
import { lookupPostal } from "../http/postal.server.ts";

export type PostalAnswer = {
  /** What was typed, with the address in it when there is just one, or one was chosen. */
  raw: RawInput;
  found: boolean;
  /** Puts the places to choose from, or what is wrong, into the field's view. */
  draw(fields: FieldView[]): FieldView[];
};

export function answerPostal(typed: RawInput, fieldId: string, chosen: string | null, t: Translate): PostalAnswer {
  const code = (typed[`${fieldId}.postalCode`]?.[0] ?? "").normalize("NFKC").replace(/\D/g, "");
  const places = code.length === 7 ? lookupPostal(code) : [];
  const found = places.length > 0;
  const place =
    places.length === 1 ? places[0] : places.find((each) => each.prefecture + each.city + each.street === chosen);
  const raw = place
    ? {
        ...typed,
        [`${fieldId}.prefecture`]: [place.prefecture],
        [`${fieldId}.city`]: [place.city],
        [`${fieldId}.street`]: [place.street],
      }
    : typed;
  const unknown = { part: "postalCode", message: t("portal:postalUnknown") };
  return {
    raw,
    found,
    draw: (fields) =>
      fields.map((field) =>
        field.id !== fieldId
          ? field
          : { ...field, errors: found ? [] : [unknown], candidates: places.length > 1 && !place ? places : null },
      ),
  };
}
