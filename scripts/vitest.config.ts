import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    // One server and one browser at a time: two cores bear no more, and timings in the tests stay honest.
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['{lib,components,backend,scripts,docs}/**/*.test.{ts,tsx}'],
          globalSetup: ['backend/testing/postgresql-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          root,
          include: ['e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
