import { defineConfig } from "vitest/config";

const setupFiles = ["tests/mocks/setup.ts"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "accessibility/**/*.test.ts"], setupFiles } },
      // Real engines: a file has them to itself, and starting one takes seconds.
      { test: { name: "contract", include: ["tests/contract/**/*.test.ts"], setupFiles, testTimeout: 60_000, hookTimeout: 120_000 } },
      { test: { name: "integration", include: ["tests/integration/**/*.test.{ts,tsx}"], setupFiles, testTimeout: 60_000, hookTimeout: 120_000 } },
    ],
  },
});
