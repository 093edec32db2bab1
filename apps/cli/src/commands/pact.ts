import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import {
  agreementHash,
  checkAgreement,
  compareAgreements,
  evaluate,
  explain,
  parseAgreement,
  printAgreement,
  resolveCitations,
  whatIf,
  whatWouldChange,
  whyNot,
} from '@holdfast/pact';
import type { Agreement, CheckFinding } from '@holdfast/pact';
import { UsageError } from '../command.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { readPactArguments } from './pact.arguments.ts';
import type { PactArguments } from './pact.arguments.ts';
import { readLibrary } from './pact.library.ts';
import {
  readAgreement,
  readLog,
  readText,
  suppositionFrom,
  targetFromWord,
  TextRefused,
} from './pact.inputs.ts';
import {
  countCitations,
  wordsOfComparison,
  wordsOfResolution,
  wordsOfWhatIf,
} from './pact.comparison-words.ts';
import { wordsOfExplanation, wordsOfVerdict } from './pact.words.ts';

const HELP = `holdfast pact check|run|explain|whatif|compare|fmt FILE.pact ...

  check FILE.pact... [--sources DIR] [--json]
                                    errors of the text, then its defects: open terms that decide nothing or too much
                                    (1), duties on who is not bound (2), triggers nobody can determine (3), one party
                                    that blocks a response (4), waits without end (6), menus without a floor (9),
                                    judges in their own case (12); each with a history that the evaluator replayed
  run FILE.pact --log LOG.json      the state of every clause, and every obligation
  explain FILE.pact WHAT --log LOG.json
                                    why: WHAT is a clause (7), a norm, or an obligation (norm/bearer/cause)
  whatif FILE.pact --log LOG.json --set NAME=VALUE...
                                    which verdicts would change; NAME is an open term, a norm with readings, or a
                                    fact (NAME=true, NAME/PARTY=false)
  compare A.pact B.pact             clauses added, removed, changed, and histories on which verdicts differ
  fmt FILE.pact [--write]           the text in the official layout, to standard output or in place

  --log LOG.json     array of log items; times are integer milliseconds since 1970-01-01 UTC
  --as-of T          the moment asked about: milliseconds, or 2031-05-02T12:00:00Z (default: the log's last)
  --known T          what was known then (default: everything in the log)
  --set TERM=VALUE   decide an open term, or NORM=READING, as often as needed
  --sources DIR      your own copies of the cited documents: citations are looked up and shown. A document you do not
                     have is only noted; one with other bytes, or a range that is no words of it, is an error
  --json             machine-readable

Exit code 0: it ran and found nothing; 1: check found a defect, compare a difference, or a citation is wrong;
2: the text, the log or the call is wrong.

Example:
  holdfast pact check agreements/exercise/truce.pact
  holdfast pact run agreements/exercise/truce.pact --log agreements/exercise/sample-log.json`;

/** Agreements as code: check, evaluate, explain and lay out `.pact` files. */
export const command: Command = {
  summary: 'check, evaluate and explain agreements written as .pact files',
  help: HELP,
  async run(args, terminal) {
    const call = readPactArguments(args);
    try {
      return await runPact(call, terminal);
    } catch (error) {
      if (!(error instanceof TextRefused)) throw error;
      for (const line of error.lines) terminal.err(line);
      return 2;
    }
  },
};

async function runPact(call: PactArguments, terminal: Terminal): Promise<ExitCode> {
  switch (call.action) {
    case 'check':
      return check(call, terminal);
    case 'run':
      return run(call, terminal);
    case 'explain':
      return explainOne(call, terminal);
    case 'whatif':
      return supposeOne(call, terminal);
    case 'compare':
      return compareTwo(call, terminal);
    case 'fmt':
      return format(call, terminal);
  }
}

async function check(call: PactArguments, terminal: Terminal): Promise<ExitCode> {
  const { words, json, sources } = call;
  const library = sources === undefined ? null : await readLibrary(sources);
  const all: CheckFinding[] = [];
  const citations: unknown[] = [];
  let wrong = 0;
  for (const file of needFiles(words)) {
    const agreement = await readAgreement(file);
    const findings = checkAgreement(agreement);
    all.push(...findings);
    const resolved = library === null ? null : resolveCitations(agreement, library);
    if (resolved !== null) {
      wrong += resolved.wrong.length;
      citations.push({ file, ...countCitations(resolved) });
      for (const line of wordsOfResolution(file, resolved)) terminal.err(line);
    }
    if (json) continue;
    for (const each of findings) terminal.out(describeFinding(file, each));
    const clauses = agreement.statements.filter((each) => each.kind === 'clause').length;
    const defects = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
    terminal.out(
      `${file}: ${clauses} clauses, ${defects}, version ${hashOf(agreement).slice(0, 16)}`,
    );
  }
  if (json)
    terminal.out(
      JSON.stringify(library === null ? { findings: all } : { findings: all, citations }),
    );
  return all.length > 0 || wrong > 0 ? 1 : 0;
}

function describeFinding(
  file: string,
  { check: number, clause, line, citation, witness }: CheckFinding,
) {
  const place = clause === null ? '' : `, clause ${clause}`;
  const source = citation === null ? '' : ` (${citation})`;
  return `${file}:${line}: check ${number}${place}: ${witness.words}${source}`;
}

async function run(call: PactArguments, terminal: Terminal): Promise<ExitCode> {
  const [file] = needFiles(call.words, 1);
  const agreement = await readAgreement(file);
  const { log, query } = await readLog(call);
  const verdict = evaluate(agreement, log, query);
  if (call.json) terminal.out(JSON.stringify({ version: hashOf(agreement), ...verdict }));
  else for (const line of wordsOfVerdict(agreement, verdict)) terminal.out(line);
  return 0;
}

async function supposeOne(call: PactArguments, terminal: Terminal): Promise<ExitCode> {
  const [file] = needFiles(call.words, 1);
  const agreement = await readAgreement(file);
  const supposition = suppositionFrom(agreement, call.openTerms);
  const { log, query } = await readLog({ ...call, openTerms: {} });
  const result = whatIf(agreement, log, query, supposition);
  if (call.json) terminal.out(JSON.stringify({ ...query, supposition, changes: result.changes }));
  else for (const line of wordsOfWhatIf(result)) terminal.out(line);
  return 0;
}

async function compareTwo(call: PactArguments, terminal: Terminal): Promise<ExitCode> {
  const [left, right] = needFiles(call.words, 2);
  if (right === undefined) throw new UsageError('pact compare: expected two files, found one');
  const comparison = compareAgreements(await readAgreement(left), await readAgreement(right));
  if (call.json) terminal.out(JSON.stringify(comparison));
  else for (const line of wordsOfComparison(comparison)) terminal.out(line);
  return comparison.clauses.length > 0 ? 1 : 0;
}

async function explainOne(call: PactArguments, terminal: Terminal): Promise<ExitCode> {
  const [file, word] = needFiles(call.words, 2);
  if (word === undefined)
    throw new UsageError('pact explain: expected a clause, norm or obligation after the file');
  const agreement = await readAgreement(file);
  const { log, query } = await readLog(call);
  const target = targetFromWord(agreement, word);
  const explanation = explain(agreement, log, query, target);
  const effects = whatWouldChange(agreement, log, query, target);
  const asked = target.kind === 'norm' && explanation.value !== 'true';
  const missing =
    asked && call.party !== undefined
      ? whyNot(agreement, log, query, { norm: target.norm, party: call.party })
      : [];
  if (call.json)
    terminal.out(JSON.stringify({ explanation, whatWouldChange: effects, whyNot: missing }));
  else for (const line of wordsOfExplanation(explanation, effects, missing)) terminal.out(line);
  return 0;
}

async function format({ words, write }: PactArguments, terminal: Terminal): Promise<ExitCode> {
  for (const file of needFiles(words)) {
    const { agreement, diagnostics } = parseAgreement(await readText(file));
    if (diagnostics.length > 0) throw new TextRefused(file, diagnostics);
    const text = printAgreement(agreement);
    if (write) await writeFile(file, text);
    else terminal.out(text.trimEnd());
  }
  return 0;
}

function needFiles(words: readonly string[], most = words.length): readonly [string, ...string[]] {
  const [first, ...rest] = words;
  if (first === undefined) throw new UsageError('pact: expected a .pact file, found none');
  const extra = words[most];
  if (extra !== undefined)
    throw new UsageError(`pact: expected no more than ${most} names, found ${extra}`);
  return [first, ...rest];
}

function hashOf(agreement: Agreement): string {
  return agreementHash(agreement, (bytes) => createHash('sha256').update(bytes).digest());
}
