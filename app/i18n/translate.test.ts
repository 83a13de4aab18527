import { describe, expect, it } from "vitest";
import { createTranslators } from "./translate.ts";

const resources = {
  ja: { room: { greeting: "こんにちは、{{name}}さん", deep: { only: "日本語だけ" }, people_other: "{{count}}人" } },
  easy: { room: { greeting: "{{name}}さん、こんにちは" } },
  en: { room: { greeting: "Hello {{name}}", people_one: "{{count}} person", people_other: "{{count}} people" } },
};

describe("createTranslators", () => {
  const t = createTranslators(resources, { strict: true });

  it("fills in parameters without escaping them", () => {
    expect(t.en("room:greeting", { name: "<Kō & co>" })).toBe("Hello <Kō & co>");
    expect(t.easy("room:greeting", { name: "見本" })).toBe("見本さん、こんにちは");
  });

  it("falls back to Japanese text by text", () => {
    expect(t.en("room:deep.only")).toBe("日本語だけ");
    expect(t.easy("room:people", { count: 1 })).toBe("1人");
  });

  it("uses the plural forms of the language", () => {
    expect(t.en("room:people", { count: 1 })).toBe("1 person");
    expect(t.en("room:people", { count: 3 })).toBe("3 people");
  });

  it("throws on a missing text or value when strict", () => {
    expect(() => t.ja("room:nowhere")).toThrow("text missing: room:nowhere");
    expect(() => t.ja("nowhere:key")).toThrow("text missing");
    expect(() => t.ja("room:greeting")).toThrow("no value for {{name}}");
  });

  it("shows the key to readers rather than failing when not strict", () => {
    const lenient = createTranslators(resources, { strict: false });
    expect(lenient.ja("room:nowhere")).toBe("room:nowhere");
    expect(lenient.ja("room:greeting")).toBe("こんにちは、さん");
  });
});
