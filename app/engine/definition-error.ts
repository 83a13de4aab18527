/** A definition that cannot be published. Every mistake is listed with its JSON path ("$.steps[2].fields[0].showIf"). */
export class DefinitionError extends Error {
  override name = "DefinitionError";
  /** Path of the first mistake. */
  readonly path: string;
  readonly mistakes: readonly { path: string; message: string }[];

  constructor(mistakes: readonly { path: string; message: string }[]) {
    super(mistakes.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    this.path = mistakes[0]?.path ?? "$";
    this.mistakes = mistakes;
  }
}

export const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return /^[A-Za-z_]\w*$/.test(String(key)) ? `${text}.${String(key)}` : `${text}["${String(key)}"]`;
  }, "$");
