/** A written address taken apart with the list of all municipalities: at a border that is in the list, or not at all. */
import { municipalities } from "./postal.server.ts";

type Parts = { prefecture: string; city: string; street: string };

let byPrefecture: Map<string, string[]> | null = null;

/** Longest names first: 四日市市 before a city that its name begins with. */
function load(): Map<string, string[]> {
  const cities = new Map<string, string[]>();
  for (const { prefecture, city } of municipalities()) {
    cities.set(prefecture, [...(cities.get(prefecture) ?? []), city]);
  }
  for (const names of cities.values()) names.sort((one, other) => other.length - one.length);
  return cities;
}

/** What is not sure stays in `street`, with nothing left out and nothing made up. */
export function splitAddress(text: string): Parts {
  byPrefecture ??= load();
  for (const [prefecture, cities] of byPrefecture) {
    if (!text.startsWith(prefecture)) continue;
    const rest = text.slice(prefecture.length).trimStart();
    const city = cities.find((name) => rest.startsWith(name)) ?? "";
    return { prefecture, city, street: rest.slice(city.length).trimStart() };
  }
  return { prefecture: "", city: "", street: text };
}
