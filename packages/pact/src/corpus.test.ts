import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeDiagnostic } from './diagnostic.ts';
import { explain } from './explain/explain.ts';
import type { Target } from './explain/target.ts';
import type { Proof } from './evaluate/proof.ts';
import type { Query } from './evaluate/verdict.ts';
import { loadAgreement } from './load.ts';
import { parseLog } from './parse-log.ts';

/**
 * The corpus of the exercise's agreement. To record it anew: `HOLDFAST_RECORD=1 npx vitest run --project
 * unit packages/pact/src/corpus.test.ts`; then read the difference, line by line.
 */
const EXERCISE = new URL('../../../agreements/exercise/', import.meta.url);
const RECORD = process.env['HOLDFAST_RECORD'] === '1';

interface Case {
  readonly name: string;
  readonly says: string;
  readonly target: Target;
  readonly query: Query;
  readonly log: unknown;
}

const read = (path: string) => readFileSync(new URL(path, EXERCISE), 'utf8');
const cases = JSON.parse(read('corpus/cases.json')) as readonly Case[];
const loaded = loadAgreement(read('truce.pact'));

function describeProof(proof: Proof, depth: number): readonly string[] {
  const rest = [
    ...(proof.entries.length > 0 ? [`entries ${proof.entries.join(' ')}`] : []),
    ...proof.terms.map((term) => `hangs on ${term}`),
    ...proof.missing.map(({ kind, name, party }) =>
      `missing ${kind} ${name} ${party ?? ''}`.trim(),
    ),
  ];
  const line = `${'  '.repeat(depth)}${proof.value}: ${proof.subject} (${proof.rule})`;
  return [
    rest.length > 0 ? `${line} [${rest.join('; ')}]` : line,
    ...proof.parts.flatMap((part) => describeProof(part, depth + 1)),
  ];
}

function answer({ name, says, target, query, log }: Case): string {
  if (!loaded.ok) return loaded.diagnostics.map(describeDiagnostic).join('\n');
  const { value, entries, proof } = explain(loaded.agreement, parseLog(log), query, target);
  const what = 'clause' in target ? `clause ${target.clause}` : JSON.stringify(target);
  return [
    `# ${name}: ${says}`,
    `${what}: ${value}, resting on ${entries.length === 0 ? 'no entry' : `entries ${entries.join(' ')}`}`,
    ...describeProof(proof, 1),
  ].join('\n');
}

function compare(path: string, found: string): void {
  if (RECORD) writeFileSync(new URL(path, EXERCISE), `${found}\n`);
  expect(`${found}\n`).toBe(read(path));
}

test('C1: every case of the corpus has its exact answer and explanation', () => {
  compare('corpus/answers.txt', cases.map(answer).join('\n\n'));
});

test.each(readdirSync(new URL('corpus/bad', EXERCISE)).filter((file) => file.endsWith('.pact')))(
  'C2: corpus/bad/%s is refused in the expected words',
  (file) => {
    const result = loadAgreement(read(`corpus/bad/${file}`));
    const lines = result.ok ? ['accepted'] : result.diagnostics.map(describeDiagnostic);
    compare(
      `corpus/bad/${file.replace('.pact', '.txt')}`,
      lines.map((line) => `${file}:${line}`).join('\n'),
    );
  },
);
