/** The lint at the gate of publishing, on a real store. */
import { expect, test } from "vitest";
import { DefinitionError } from "../../app/engine/index.ts";
import { publishDefinitions } from "../../app/procedures/index.ts";
import type { Finding } from "../../app/procedures/lint/finding.ts";
import { aDefinition } from "../factories/storage.ts";
import { sqliteStores } from "./rooms.ts";

const db = sqliteStores();
const finding = (severity: Finding["severity"]): Finding => ({
  rule: "label",
  severity,
  path: "$.title",
  message: "題が長い",
});
const publish = (definitions: unknown[], gate: (id: string) => Finding[]) =>
  publishDefinitions(db.stores.procedures, definitions, "test", 1, ({ id }) => gate(id));
const [umbrella, kite] = [aDefinition("umbrella", 1), aDefinition("kite", 2)];

test("an error keeps all of them back and says which, where and why; a warning does not", async () => {
  const refused = publish([umbrella, kite], (id) => [finding(id === "kite" ? "error" : "warning")]);
  await expect(refused).rejects.toThrow(DefinitionError);
  await expect(refused).rejects.toThrow("$.title: 手続定義 kite：題が長い");
  expect(await db.stores.procedures.current()).toEqual([]);
  expect(await publish([umbrella, kite], () => [finding("warning")])).toEqual(["umbrella@1", "kite@1"]);
});

test("only what is not published yet is looked at", async () => {
  const seen: string[] = [];
  const look = (id: string): Finding[] => {
    seen.push(id);
    return [];
  };
  expect(await publish([umbrella, kite], look)).toEqual([]);
  expect(seen).toEqual([]);
  expect(await publish([{ ...umbrella, keywords: ["傘"] }, kite], look)).toEqual(["umbrella@2"]);
  expect(seen).toEqual(["umbrella"]);
});
