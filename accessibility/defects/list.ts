/** All seeded defects: at least five for each criterion of JIS X 8341-3:2016. */
import { adaptable } from "./adaptable.ts";
import { assisting } from "./assisting.ts";
import type { Defect } from "./defect.ts";
import { media } from "./media.ts";
import { navigable } from "./navigable.ts";
import { operable } from "./operable.ts";
import { understandable } from "./understandable.ts";

export const defects: readonly Defect[] = [
  ...media,
  ...adaptable,
  ...operable,
  ...navigable,
  ...understandable,
  ...assisting,
];
