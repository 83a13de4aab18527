/** A JSON path with names for numbers, to find the place in a file where parts take up no lines: "steps[dates].fields[moveDate].label". */
export function namedPath(definition: unknown, path: string): string {
  let value: unknown = definition;
  const steps = [...path.slice(1).matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]/g)];
  const named = steps.map(([written, key, index]) => {
    value = childOf(value, key ?? Number(index));
    const name = index === undefined ? undefined : (childOf(value, "id") ?? childOf(value, "value"));
    return typeof name === "string" ? `[${name}]` : written;
  });
  return named.join("").replace(/^\./, "") || "$";
}

const childOf = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
