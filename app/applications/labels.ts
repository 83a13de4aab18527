/** Words for the path of a field ("moveDate", "movers/2/birth"), for mails and lists of corrections. */
import { type Procedure, textOf } from "../engine/index.ts";

export function fieldLabel(procedure: Procedure, path: string, locale: string): string {
  const [id, index, inner] = path.split("/");
  const field = procedure.definition.steps.flatMap((step) => step.fields).find((each) => each.id === id);
  if (!field) return path;
  if (field.type !== "group" || index === undefined) return textOf(field.label, locale);
  const item = `${textOf(field.itemLabel, locale)} ${Number(index) + 1}`;
  const asked = field.fields.find((each) => each.id === inner);
  return asked ? `${item} ${textOf(asked.label, locale)}` : item;
}
