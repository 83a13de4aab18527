import { expect, test } from "vitest";
import { summarizeRun } from "./report.ts";
import { reportPage } from "./report-page.ts";
import { readOptions } from "./run.ts";

test("options narrow or widen the run, and nothing else is taken", () => {
  expect(readOptions([])).toEqual({ page: null, locale: null, all: false });
  expect(readOptions(["--page", "apply/", "--locale=en", "--all"])).toEqual({
    page: "apply/",
    locale: "en",
    all: true,
  });
  expect(() => readOptions(["--locale", "fr"])).toThrow("ja, easy, en");
  expect(() => readOptions(["--everything"])).toThrow("unknown option");
});

test("the report counts pages, states and renders, and never claims conformity", () => {
  const entry = {
    id: "home",
    page: "/",
    title: "最初のページ",
    route: "home",
    pattern: "/",
    area: "public" as const,
    locales: ["ja", "en"] as const,
    bringAbout: async () => {},
  };
  const finding = { rule: "label", help: "<inputs> have labels", impact: "critical", where: ["input"] };
  const renders = ([1280, 320] as const).map((width) => ({
    state: "home",
    locale: "ja" as const,
    width,
    violations: [finding],
    undecided: [],
  }));
  const run = { date: "2026-11-23", entries: [entry], renders, canary: { found: ["label"], missed: [] } };
  const summary = summarizeRun(run);
  expect(summary).toMatchObject({
    pages: 1,
    states: 1,
    renders: 2,
    locales: ["ja"],
    widths: [320, 1280],
    violations: 2,
  });
  const page = reportPage(run, summary);
  expect(page).toContain("&#60;inputs&#62;");
  expect(page).not.toContain("準拠");
});
