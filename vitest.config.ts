import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{bot,adapters,dialogs,domain,scripts,web,tests,evals,bench}/**/*.test.ts"],
    globalSetup: "tests/support/built-page.ts",
    // A watchdog, not a measure: properties run a thousand times, on whatever machine there is.
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // What is waited for comes at once on a quiet machine.
    expect: { poll: { timeout: 30_000 } },
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
  },
});
