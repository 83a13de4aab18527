/** What a subscription is about: one handout, a category, or all. */
import { type HandoutCategory, type HandoutMeta, handoutCategories } from "./model.ts";

export type Scope = "all" | `category:${HandoutCategory}` | `handout:${string}`;

export const categoryScope = (category: HandoutCategory) => `category:${category}` as const;
export const handoutScope = (handoutId: string) => `handout:${handoutId}` as const;

/** All that a version of this handout is in. */
export const scopesOf = ({ id, category }: Pick<HandoutMeta, "id" | "category">): Scope[] => [
  "all",
  categoryScope(category),
  handoutScope(id),
];

export function readScope(text: string): Scope | null {
  if (text === "all") return text;
  const category = handoutCategories.find((each) => text === categoryScope(each));
  if (category) return categoryScope(category);
  const handoutId = /^handout:([a-z0-9-]{1,100})$/.exec(text)?.[1];
  return handoutId === undefined ? null : handoutScope(handoutId);
}

/** The handout of a scope that names one. */
export const handoutOf = (scope: Scope): string | null =>
  scope.startsWith("handout:") ? scope.slice("handout:".length) : null;
