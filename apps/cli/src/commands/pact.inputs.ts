import { readFile } from 'node:fs/promises';
import {
  describeDiagnostic,
  listDeclarations,
  loadAgreement,
  parseLog,
  tabulateNames,
} from '@holdfast/pact';
import type { Agreement, Diagnostic, LogItem, Query, Supposition, Target } from '@holdfast/pact';
import { UsageError } from '../command.ts';
import type { PactArguments } from './pact.arguments.ts';

/** A text that is no agreement: one line for each thing wrong with it, beginning `file:line:column:`. */
export class TextRefused extends Error {
  override readonly name = 'TextRefused';
  readonly lines: readonly string[];

  constructor(file: string, diagnostics: readonly Diagnostic[]) {
    const lines = diagnostics.map((each) => `${file}:${describeDiagnostic(each)}`);
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** The file as text. Throws `UsageError` when it cannot be read or is not UTF-8. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: cannot be read: ${reason}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: expected UTF-8 text, found other bytes`);
  }
}

/** Throws `TextRefused` with every error of the text. */
export async function readAgreement(file: string): Promise<Agreement> {
  const loaded = loadAgreement(await readText(file));
  if (!loaded.ok) throw new TextRefused(file, loaded.diagnostics);
  return loaded.agreement;
}

/** The log a call names, and what it asks of it. Without `--as-of`: the log's last moment. */
export async function readLog(
  call: PactArguments,
): Promise<{ readonly log: readonly LogItem[]; readonly query: Query }> {
  if (call.log === undefined) throw new UsageError(`pact ${call.action}: expected --log LOG.json`);
  const log = parseLogFile(call.log, await readText(call.log));
  const lastMs = log.reduce(
    (latest, item) => Math.max(latest, item.recordedAtMs, item.occurred.toMs),
    0,
  );
  const asOfOccurredMs = call.asOfMs ?? lastMs;
  const asOfKnownMs = call.knownMs ?? Math.max(lastMs, asOfOccurredMs);
  return { log, query: { asOfOccurredMs, asOfKnownMs, openTerms: call.openTerms } };
}

function parseLogFile(file: string, text: string): readonly LogItem[] {
  try {
    const json: unknown = JSON.parse(text);
    return parseLog(json);
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `--set` words as a supposition: names of facts, with `/PARTY` where they are asked party by party, else open terms. */
export function suppositionFrom(
  agreement: Agreement,
  settings: Readonly<Record<string, string>>,
): Supposition {
  const names = tabulateNames(agreement);
  const openTerms: Record<string, string> = {};
  const facts: NonNullable<Supposition['facts']>[number][] = [];
  for (const [word, value] of Object.entries(settings)) {
    const [fact = '', party = null] = word.split('/');
    if (names.find('fact', fact) === null) openTerms[word] = value;
    else {
      const truth = TRUTHS.find((each) => each === value);
      if (truth === undefined)
        throw new UsageError(
          `pact whatif: expected ${word} as ${TRUTHS.join(', ')}, found ${value}`,
        );
      facts.push({ fact, party, value: truth });
    }
  }
  return { openTerms, facts };
}

const TRUTHS = ['true', 'false', 'unknown', 'disputed'] as const;

/** A clause's number, a norm's name, or an obligation's identifier. */
export function targetFromWord(agreement: Agreement, word: string): Target {
  const clauses = agreement.statements.filter((each) => each.kind === 'clause');
  if (clauses.some((clause) => clause.id === word)) return { kind: 'clause', clause: word };
  const norms = listDeclarations(agreement).filter(([each]) => each.kind === 'norm');
  if (norms.some(([norm]) => norm.id === word)) return { kind: 'norm', norm: word };
  if (word.includes('/')) return { kind: 'obligation', obligation: word };
  throw new UsageError(
    `pact explain: expected a clause (${clauses.map((clause) => clause.id).join(', ')}), a norm or an obligation, found ${word}`,
  );
}
