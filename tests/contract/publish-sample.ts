import type { Stores } from "../../db/stores.ts";
import { aDefinition, now } from "../factories/storage.ts";

/** "sample@1", which the factories' drafts and applications name. Apart from engines.ts, so that child processes load no test runner. */
export const publishSample = (stores: Stores) =>
  stores.procedures.publish([{ definition: aDefinition("sample"), hash: "sample" }], "test", now);
