import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isCaseProblem, parseCase, standardOfProof, weighCase } from '@holdfast/domain';
import type { CaseFile } from '@holdfast/domain';
import { UsageError } from '../command.ts';
import type { Command } from '../command.ts';
import { ledgerLines, ledgerValue } from './weigh.output.ts';

const HELP = `holdfast weigh CASE.json [--json]

The evidence ledger of one case: one row for each independent group of sources, in decibels, that add up to the verdict exactly.
Exit code 1 when the case names standards of proof and none is met.

  --json              the ledger as JSON, weights in whole centidecibans (default: a table)

CASE.json holds
  parties             ids, in the agreement's order
  table               which likelihoods: "exercise-1"
  cap_cdb             most that one group may move any pair of hypotheses, centidecibans (1000 is 10 dB)
  priors_cdb          { "party", "third_party", "accident", "exercise", "natural" }
  standards           [ { "standard_id", "threshold_cdb", "least_groups", "survives_loss_of", "physical_evidence": true|false } ]
  reports             [ { "report_id", "group_id", "source_class", "source_id"?, "claimant"?, "entry_indices"?, "claim" } ]
    source_class      acoustic-network, patrol, party-spokesman, party-notice, weather-service, press, dataset, unknown
    claimant          the party that speaks; leave out for everyone else
    claim             one of
      { "code": "fired-from" | "impact-in" | "explosion-in", "shares_ppm": { "A": 990000, "B": 10000 } }
      { "code": "launch-and-impact", "launch_ppm": {…}, "impact_ppm": {…} }
      { "code": "accuses", "party": "A" }
      { "code": "denies" | "admits" | "reports-accident" }          need a claimant
      { "code": "accident-seen" | "notice-matches" | "lightning-matches" | "storm-seen" }
Shares are the chance that the place lay in the area each party held. Reports of class unknown are one anonymous group.

Example:
  holdfast weigh case.json`;

export const command: Command = {
  summary: 'the evidence ledger of one case',
  help: HELP,
  async run(args, terminal) {
    const { file, json } = parseWords(args);
    const { input, standards } = await readCase(file);
    const ledger = weighCase(input);
    const verdicts = standards.map((standard) => standardOfProof(ledger, standard));
    if (json) terminal.out(JSON.stringify(ledgerValue(ledger, verdicts), null, 2));
    else for (const line of ledgerLines(ledger, verdicts)) terminal.out(line);
    return verdicts.length === 0 || verdicts.some(({ met }) => met === 1) ? 0 : 1;
  },
};

async function readCase(file: string): Promise<CaseFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = parseCase(value);
  if (!isCaseProblem(parsed)) return parsed;
  const { path, expected, found } = parsed;
  throw new UsageError(`${file}: ${path}: expected ${expected}, found ${found}.`);
}

function parseWords(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file, ...rest] = positionals;
    if (file !== undefined && rest.length === 0) return { file, json: values.json };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError('expected one file: holdfast weigh CASE.json.');
}
