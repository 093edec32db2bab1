import type { Comparison, Divergence, Resolution, StatementChange, WhatIf } from '@holdfast/pact';

/** What became of the citations, one line each: what is wrong, then what is not in the library. */
export function wordsOfResolution(file: string, { wrong, absent }: Resolution): readonly string[] {
  return [
    ...wrong.map(
      ({ line, expected, found }) => `${file}:${line}: expected ${expected}, found ${found}`,
    ),
    ...absent.map(({ id, publisher, title, date, address, sha256, at }) => {
      const held = sha256 === null ? 'not held by anyone here' : 'not in your library';
      const where = address === null ? '' : `, ${address}`;
      return `${file}:${at.line}: note: ${id} is ${held}: ${publisher}, "${title}", ${date}${where}`;
    }),
  ];
}

export function countCitations({ words, wrong, absent }: Resolution) {
  return {
    resolved: words.length,
    absent: absent.map(({ id, publisher, title, date }) => ({ id, publisher, title, date })),
    wrong,
  };
}

const SIGNS = { added: '+', removed: '-', changed: '~', recited: '=' } as const;

/** Clause by clause, then how verdicts come to differ. */
export function wordsOfComparison({ clauses, divergences }: Comparison): readonly string[] {
  if (clauses.length === 0) return ['the same'];
  const lines = clauses.flatMap(({ clause, title, change, statements }) => [
    `${SIGNS[change]} ${clause === null ? title : `clause ${clause}: ${title}`} (${change})`,
    ...statements.flatMap(wordsOfStatement),
  ]);
  return [
    ...lines,
    '',
    divergences.length === 0
      ? 'no history was found on which verdicts differ'
      : 'histories on which verdicts differ, shortest first:',
    ...divergences.flatMap(wordsOfDivergence),
  ];
}

function wordsOfStatement({
  kind,
  id,
  title,
  change,
  before,
  after,
  reportedBy,
}: StatementChange): readonly string[] {
  const show = (sign: string, text: string | null) =>
    text === null ? [] : text.split('\n').map((line) => `      ${sign} ${line}`);
  const full = change === 'recited' ? [] : [...show('-', before), ...show('+', after)];
  const reported = reportedBy.length === 0 ? [] : [`      reported by ${reportedBy.join('; ')}`];
  return [`  ${SIGNS[change]} ${kind} ${id} "${title}" (${change})`, ...full, ...reported];
}

function wordsOfDivergence({ norm, words, before, after }: Divergence): readonly string[] {
  const said = (effects: readonly string[]) =>
    effects.length === 0 ? 'nothing of the kind' : effects.join('; ');
  return [
    `  ${norm}: ${words.length === 0 ? 'with nothing recorded' : `after ${words.join(', ')}`}`,
    `    the first says: ${said(before)}`,
    `    the second says: ${said(after)}`,
  ];
}

export function wordsOfWhatIf({ changes }: WhatIf): readonly string[] {
  if (changes.length === 0) return ['nothing would change'];
  return changes.map(
    ({ kind, id, title, before, after }) => `${kind} ${id}: ${before} -> ${after}  (${title})`,
  );
}
