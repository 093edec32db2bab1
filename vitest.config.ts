import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

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

/** Those that take longer than their size says. */
const LONG = /\/(test\/exercise|sensor\/live)\.test\.ts$/;

/** The longest first, so that none of them begins when all others have ended: of a file that it has not run the runner knows the size alone. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const isShuffled = process.argv.some((word) => word.startsWith('--sequence.shuffle'));

const EVERYWHERE = {
  // Our modules hold no state, so files may share them: half the time. What is opened is closed: see there.
  isolate: false,
  setupFiles: [source('./test/nothing-left-open.ts')],
  // All cores: left to itself the runner keeps one for its own process, which only waits. As many in both projects, so that neither waits for the other's last file.
  maxWorkers: '100%',
  // They end what hangs, and say nothing of speed: what takes 3 s has taken 63 s where eight others were at work. A hook plays an exercise as a test does.
  testTimeout: 180_000,
  hookTimeout: 180_000,
} as const;

export default defineConfig({
  resolve: { alias },
  test: {
    // Given by name it would silence `--sequence.shuffle.files`.
    sequence: isShuffled ? {} : { sequencer: LongFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          ...EVERYWHERE,
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/e2e/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          ...EVERYWHERE,
          name: 'browser',
          include: ['apps/**/e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['apps/console/e2e/one-exercise.ts'],
        },
      },
    ],
  },
});
