import { expect, it } from "vitest";
import { createLog } from "./log.ts";

function captured(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

it("logs a request by its pattern", () => {
  const entry = { method: "GET", route: "/applications/:value", status: 200, ms: 3.2 };
  expect(captured((log) => log.request(entry))[0]).toMatchObject({ ...entry, level: 30 });
});

it("keeps the values that a database puts into its messages out of the log", () => {
  const error = Object.assign(new Error("duplicate key (email)=(hanako@example.jp)"), { code: "23505" });
  const [line] = captured((log) => log.incident("ABCD2345", error));
  expect(JSON.stringify(line)).not.toContain("hanako");
  expect(line).toMatchObject({ incidentId: "ABCD2345", err: { type: "Error", code: "23505" } });
});

it("keeps where our own errors came from", () => {
  const [line] = captured((log) => log.incident("ABCD2345", new TypeError("x is not a step")));
  expect(JSON.stringify(line)).toContain("log.test.ts");
  expect(JSON.stringify(line)).toContain("x is not a step");
});
