import { afterEach, beforeEach, vi } from "vitest";

/** `console.error` fails the test that caused it: warnings of React and of our own code are not to scroll by. */
export function failOnConsoleError(): void {
  let complaints: string[] = [];
  beforeEach(() => {
    complaints = [];
    vi.spyOn(console, "error").mockImplementation((...values: unknown[]) => {
      complaints.push(values.map(String).join(" "));
    });
  });
  afterEach(() => {
    if (complaints.length > 0) throw new Error(`console.error was called:\n${complaints.join("\n")}`);
  });
}
