/** What radio, select and checkboxes share. */
import { textOf } from "../text.ts";
import type { Option } from "./kit.ts";

export const isOption = (options: readonly Option[], value: unknown): value is string =>
  options.some((option) => option.value === value);

export function optionLabel(options: readonly Option[], value: string, locale: string): string {
  const option = options.find((each) => each.value === value);
  return option ? textOf(option.label, locale) : value;
}
