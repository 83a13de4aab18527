import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], timeout: number, setup = "tests/mocks/setup.ts") => ({
  test: {
    name,
    include,
    setupFiles: [setup],
    testTimeout: timeout,
    hookTimeout: 2 * timeout,
    // The mock server looks for a localStorage; Node's own would only warn.
    execArgv: ["--no-experimental-webstorage"],
  },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "accessibility/**/*.test.ts"], 10_000),
      // Real engines and servers: starting one takes seconds.
      project("contract", ["tests/contract/**/*.test.ts"], 60_000),
      // Whole rooms on real stores; some on both engines.
      project("rooms", ["tests/rooms/**/*.test.ts"], 20_000, "tests/mocks/setup-servers.ts"),
      project("integration", ["tests/integration/**/*.test.{ts,tsx}"], 60_000, "tests/mocks/setup-servers.ts"),
    ],
  },
});
