/** Answers of a guide as they stand in an address, any that can be given. */
import fc from "fast-check";
import { resolveBound, type SimpleField } from "../../app/engine/index.ts";
import { addDays } from "../../app/lib/add-days.ts";
import type { Guide } from "../../app/procedures/index.ts";

type Inputs = [string, string][];

function inputsOf(field: SimpleField, today: string): fc.Arbitrary<Inputs> {
  const { id } = field;
  switch (field.type) {
    case "yes-no":
      return fc.constantFrom("yes", "no").map((value): Inputs => [[id, value]]);
    case "radio":
      return fc.constantFrom(...field.options).map(({ value }): Inputs => [[id, value]]);
    case "checkboxes": {
      const values = field.options.map((option) => option.value);
      const minLength = field.required === false ? 0 : 1;
      return fc.subarray(values, { minLength }).map((chosen) => chosen.map((value): [string, string] => [id, value]));
    }
    case "date": {
      const first = resolveBound(field.min ?? "today-400d", today);
      const last = resolveBound(field.max ?? "today+400d", today);
      const span = (Date.parse(last) - Date.parse(first)) / 86_400_000;
      return fc.integer({ min: 0, max: span }).map((days): Inputs => {
        const [year = "", month = "", day = ""] = addDays(first, days).split("-");
        return [
          [`${id}.year`, year],
          [`${id}.month`, month],
          [`${id}.day`, day],
        ];
      });
    }
    default:
      throw new Error(`guides do not ask ${field.type}`);
  }
}

/** Every question is answered, also those that these answers leave out: the form ignores them. */
export function anyQuery(guide: Guide, today: string): fc.Arbitrary<URLSearchParams> {
  const fields = guide.form.steps[0]?.fields ?? [];
  return fc
    .tuple(...fields.map(({ spec }) => inputsOf(spec, today)))
    .map((inputs) => new URLSearchParams(inputs.flat()));
}
