import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{bot,adapters,dialogs,domain,scripts,web,tests,evals,bench}/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
  },
});
