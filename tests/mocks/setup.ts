/** For every test file: nothing leaves the process, and `console.error` fails the test that caused it. */
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { guardOutside, outside } from "./server.ts";

let complaints: string[] = [];

beforeAll(() => guardOutside());
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...values: unknown[]) => {
    complaints.push(values.map(String).join(" "));
  });
});
afterEach(() => {
  vi.mocked(console.error).mockRestore?.();
  if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join("\n")}`);
});
afterAll(() => outside.close());
