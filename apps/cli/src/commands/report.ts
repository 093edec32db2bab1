import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  ANNEXES,
  makeReport,
  openMission,
  reportCsv,
  reportHtml,
  reportMarkdown,
  reportPdf,
} from '@holdfast/mission';
import type { SealedReport } from '@holdfast/mission';
import type { Command, Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { parseWords } from './record.words.ts';
import { readReportWords } from './report.words.ts';
import type { ReportWords } from './report.words.ts';

export const command: Command = {
  summary:
    'what happened, what was not seen, and what became of it: frozen, and made again bit for bit',
  help: `holdfast report --date D [--kind daily] [--format md|html|pdf|csv] [--lang en|uk|fr] [--out FILE] [--data DIR]
holdfast report --kind flash|spot --from T --to T [...]

A report is a question frozen with a data cut: the same record gives the same bytes. Each figure stands beside the period
before and the mean of up to 30 earlier days, saying how many there were, and beside what was looked at. What parties
claim stands apart from what was seen.

  --date D       the UTC day, YYYY-MM-DD; of a week, its last day
  --kind K       daily; weekly (the seven days that end with --date); flash or spot (of some hours)   daily
  --from, --to   the hours of a flash or spot report, YYYY-MM-DDThh:mmZ
  --format F     md, html, pdf or csv                                                                 md
  --annex A      which table as csv: ${ANNEXES.join(', ')}
                                                                                                      observations
  --lang L       en, uk or fr                                                                        en
  --audience A   mission, party (the same for both) or public (after the agreement's delay)          mission
  --cut N        rest on the first N entries of the record                                            all of them
  --out FILE     write there; without it to standard output
  --data DIR     the data folder                                                                      ./holdfast-data

Example:
  holdfast report --date 2022-10-10 --format html --out report.html --data ./autumn`,

  async run(args, terminal) {
    const words = readReportWords(parseWords(() => valuesOf(args)));
    const mission = await openMission({ dataDir: words.dataDir });
    try {
      const { entries } = mission.state;
      const cutEntries = words.cutEntries ?? entries;
      if (cutEntries > entries)
        throw new UsageError(
          `--cut: expected at most ${entries}, the entries on record, found ${cutEntries}.`,
        );
      const { kind, fromMs, toMs, audience } = words;
      const sealed = makeReport(mission, { kind, fromMs, toMs, audience, cutEntries });
      await write(sealed, words, terminal);
    } finally {
      await mission.close();
    }
    return 0;
  },
};

function valuesOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      date: { type: 'string' },
      kind: { type: 'string', default: 'daily' },
      from: { type: 'string' },
      to: { type: 'string' },
      format: { type: 'string', default: 'md' },
      annex: { type: 'string', default: 'observations' },
      lang: { type: 'string', default: 'en' },
      audience: { type: 'string', default: 'mission' },
      cut: { type: 'string' },
      out: { type: 'string' },
      data: { type: 'string', default: './holdfast-data' },
    },
  });
  return values;
}

async function write(sealed: SealedReport, words: ReportWords, terminal: Terminal): Promise<void> {
  const made = await madeFrom(sealed, words);
  if (words.outFile !== null) writeFileSync(words.outFile, made);
  else if (typeof made === 'string') terminal.out(made.replace(/\r?\n$/, ''));
}

async function madeFrom(
  sealed: SealedReport,
  { format, language, annex }: ReportWords,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'md':
      return reportMarkdown(sealed, language);
    case 'html':
      return reportHtml(sealed, language);
    case 'pdf':
      return reportPdf(sealed, language);
    case 'csv':
      return reportCsv(sealed, annex);
  }
}
