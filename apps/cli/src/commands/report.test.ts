import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command as importing } from './import.ts';
import { command } from './report.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-report-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const at = (name: string) => join(scratch, name);

async function run(what: Command, ...words: readonly string[]) {
  const { code, out } = await saidBy(what, [...words, '--data', at('data')]);
  return { code, out: out.join('\n') };
}

/** An alert of three hours each day, and of nine on the last. */
const SIRENS = [
  'region,started_at,finished_at,naive',
  ...[3, 3, 3, 3, 3, 3, 3, 9].map(
    (hours, day) =>
      `Reed oblast,2021-03-0${day + 1} 02:00:00+00:00,2021-03-0${day + 1} 0${2 + Math.min(hours, 7)}:00:00+00:00,False`,
  ),
];

beforeAll(async () => {
  writeFileSync(at('sirens.csv'), `${SIRENS.join('\n')}\n`);
  await run(importing, 'sirens', at('sirens.csv'));
});

describe('holdfast report', () => {
  it('F6: gives each format in each language, and the same bytes twice', async () => {
    for (const language of ['en', 'uk', 'fr'])
      for (const format of language === 'fr' ? ['md', 'html', 'pdf'] : ['md', 'html']) {
        const files = [at(`a.${language}.${format}`), at(`b.${language}.${format}`)];
        for (const file of files) {
          const words = ['--date', '2021-03-08', '--format', format, '--lang', language];
          expect(await run(command, ...words, '--out', file)).toEqual({ code: 0, out: '' });
        }
        const [first, second] = files.map((file) => readFileSync(file));
        expect(first?.equals(second ?? Buffer.of())).toBe(true);
        const begins = { md: '# ', html: '<!doctype html>', pdf: '%PDF-1.7' }[format] ?? '';
        expect(first?.toString('latin1').startsWith(begins), `${language} ${format}`).toBe(true);
      }
  });

  it('F6: says what stands out, beside how many days, in the language that was asked for', async () => {
    const textIn = async (language: string) =>
      (await run(command, '--date', '2021-03-08', '--lang', language)).out;
    expect(await textIn('en')).toContain(
      '# More hours under air-raid alert than on any of the 7 days before',
    );
    expect(await textIn('en')).toContain('| 7.0 | 3.0 | 3.0 (7\u00a0days) |');
    expect(await textIn('uk')).toContain('7,0 | 3,0 | 3,0 (7\u00a0днів)');
    expect(await textIn('fr')).toContain('7,0 | 3,0 | 3,0 (7\u00a0jours)');
  });

  it('F6: gives each annex, whose lines are as wide as its head', async () => {
    const { out } = await run(
      command,
      '--date',
      '2021-03-08',
      '--format',
      'csv',
      '--annex',
      'figures',
    );
    const rows = out.split('\r\n').map((line) => line.split(','));
    expect(rows[0]).toEqual(['measure', 'source_id', 'unit', 'period_from_utc', 'value']);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([5]));
    expect(out).toContain(`,ms,2021-03-08T00:00:00.000Z,${7 * 3_600_000}`);
  });

  it.each([
    ['--date', '2021-03-08'],
    ['--kind', 'weekly', '--date', '2021-03-08'],
    ['--kind', 'spot', '--from', '2021-03-08T01:00Z', '--to', '2021-03-08T05:30Z'],
    ['--kind', 'flash', '--from', '2021-03-07T23:00Z', '--to', '2021-03-08T02:00Z'],
  ])('F6: a report names the call that makes it again: %s %s %s', async (...words) => {
    const { out } = await run(command, ...words);
    const [, call = ''] = /same bytes: holdfast report (.*)$/m.exec(out) ?? [];
    expect((await run(command, ...call.trim().split(' '))).out).toBe(out);
  });

  it('F6: an earlier cut knows only what was on record by then', async () => {
    const { out } = await run(command, '--date', '2021-03-08', '--cut', '3');
    expect(out).not.toContain('7.0');
    expect(out).toContain('--cut 3');
  });

  it.each([
    [['--date', 'today'], '--date: expected a day, YYYY-MM-DD, found "today".'],
    [['--date', '2021-02-30'], '--date: expected a day, YYYY-MM-DD, found "2021-02-30".'],
    [[], '--date: expected a day, YYYY-MM-DD, found "nothing".'],
    [
      ['--date', '2021-03-08', '--format', 'docx'],
      '--format: expected one of md, html, pdf, csv, found "docx".',
    ],
    [['--date', '2021-03-08', '--lang', 'de'], '--lang: expected one of en, uk, fr, found "de".'],
    [
      ['--date', '2021-03-08', '--format', 'pdf'],
      '--out: a PDF needs a file to go to, found nothing.',
    ],
    [['--date', '2021-03-08', '--cut', '1.5'], '--cut: expected a whole number, found "1.5".'],
    [
      ['--kind', 'spot', '--from', '2021-03-08T06:00Z', '--to', '2021-03-09T07:00Z'],
      '--to: expected at most 24 hours after --from, found "2021-03-09T07:00Z".',
    ],
    [['--kind', 'monthly'], '--kind: expected one of flash, spot, daily, weekly, found "monthly".'],
    [['--what'], '--what'],
  ])('F7: %j is refused in a sentence, and nothing is made', async (words, sentence) => {
    const out = at('none.html');
    const error = await run(
      command,
      ...words,
      ...(sentence.startsWith('--out') ? [] : ['--out', out]),
    ).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(sentence);
    expect(existsSync(out)).toBe(false);
  });

  it('F7: a cut beyond the record is refused with its size', async () => {
    await expect(run(command, '--date', '2021-03-08', '--cut', '999999')).rejects.toThrow(
      /expected at most \d+, the entries on record, found 999999/,
    );
  });
});
