import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests run on the sources, never on a build: one alias a package, the second doors first. */
const alias = [
  {
    find: '@holdfast/exercise/score',
    replacement: source('./packages/exercise/src/score/index.ts'),
  },
  { find: '@holdfast/server', replacement: source('./apps/server/src/index.ts') },
  { find: /^@holdfast\/(\w+)$/, replacement: source('./packages') + '/$1/src/index.ts' },
];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**'],
          testTimeout: 60_000,
          // A hook plays an exercise as a test does.
          hookTimeout: 60_000,
          // Our modules hold no state, so files may share them: half the time.
          isolate: false,
          setupFiles: ['test/nothing-left-open.ts'],
          // Both cores: left to itself the runner keeps one for its own process, which only waits.
          maxWorkers: '100%',
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['apps/**/e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['apps/console/e2e/one-exercise.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Each file has a server and a browser of its own, which mostly wait: two at a time.
          maxWorkers: 2,
          // After the unit tests, which want both cores.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
