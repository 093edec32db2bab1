import type { Agreement } from '../agreement.ts';
import { PactError } from '../errors.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { namesOf } from '../evaluate/scene.ts';
import type { Query, Verdict } from '../evaluate/verdict.ts';
import { verifyItem } from '../log.ts';
import type { FactItem, LogItem } from '../log.ts';
import type { Truth } from '../truth.ts';

/** What is supposed: open terms and readings decided, facts so or not. */
export interface Supposition {
  readonly openTerms?: Readonly<Record<string, string>>;
  readonly facts?: readonly {
    readonly fact: string;
    readonly party: string | null;
    readonly value: Truth;
  }[];
}

/** One verdict that would be otherwise. Before and after are values, or states of an obligation; `none`: not there. */
export interface VerdictChange {
  readonly kind: 'clause' | 'norm' | 'reading' | 'obligation' | 'fact';
  /** The clause's number; `norm`; `norm/reading`; the obligation's identifier; `fact` or `fact/party`. */
  readonly id: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

export interface WhatIf {
  readonly before: Verdict;
  readonly after: Verdict;
  readonly changes: readonly VerdictChange[];
}

/**
 * What would be otherwise at the moment asked about, if something were so from that moment on. The log is left as it
 * is: the supposition lies over it. Throws `unknown-name` for a fact, term or value the agreement does not have.
 */
export function whatIf(
  agreement: Agreement,
  log: Iterable<LogItem>,
  query: Query,
  supposition: Supposition,
): WhatIf {
  const items = [...log];
  const atMs = Math.min(query.asOfOccurredMs, query.asOfKnownMs);
  const openTerms = { ...query.openTerms, ...supposition.openTerms };
  const before = evaluate(agreement, items, query);
  const supposed = suppose(agreement, items, atMs, supposition.facts ?? []);
  const after = evaluate(agreement, supposed, { ...query, openTerms });
  return { before, after, changes: diffVerdicts(before, after) };
}

function suppose(
  agreement: Agreement,
  items: readonly LogItem[],
  atMs: number,
  facts: NonNullable<Supposition['facts']>,
): readonly LogItem[] {
  let entryIndex = items.reduce((last, item) => Math.max(last, item.entryIndex), -1);
  let kept = items;
  for (const { fact, party, value } of facts) {
    const declared = namesOf(agreement).find('fact', fact);
    const of = declared?.of ?? null;
    const members = of === null ? null : namesOf(agreement).membersOf(of);
    if (declared === null || (members === null) !== (party === null))
      throw new PactError('unknown-name', `expected a fact of the agreement, found ${fact}`);
    if (members !== null && party !== null && !members.includes(party))
      throw new PactError('unknown-name', `expected a party of ${fact}, found ${party}`);
    const turns = [declared.begins?.act, declared.ends?.act];
    const overruled = (item: LogItem) =>
      item.occurred.toMs >= atMs &&
      ((item.kind === 'fact' && item.fact === fact && item.party === party) ||
        (item.kind === 'act' && turns.includes(item.act)));
    entryIndex += 1;
    const occurred = { fromMs: atMs, toMs: atMs };
    const item: FactItem = {
      kind: 'fact',
      entryIndex,
      occurred,
      recordedAtMs: atMs,
      fact,
      party,
      value,
    };
    verifyItem(item);
    kept = [...kept.filter((each) => !overruled(each)), item];
  }
  return kept;
}

/** Every verdict that two evaluations of one agreement give differently, in the order of the text. */
export function diffVerdicts(before: Verdict, after: Verdict): readonly VerdictChange[] {
  const left = new Map(listAnswers(before).map((each) => [`${each.kind} ${each.id}`, each]));
  const right = new Map(listAnswers(after).map((each) => [`${each.kind} ${each.id}`, each]));
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const [was, is] = [left.get(key), right.get(key)];
    const one = is ?? was;
    if (one === undefined || was?.answer === is?.answer) return [];
    const { kind, id, title } = one;
    return [{ kind, id, title, before: was?.answer ?? 'none', after: is?.answer ?? 'none' }];
  });
}

interface Answer extends Pick<VerdictChange, 'kind' | 'id' | 'title'> {
  readonly answer: string;
}

function listAnswers(verdict: Verdict): readonly Answer[] {
  return [
    ...verdict.clauses.map(({ clause, title, value }) => {
      return { kind: 'clause' as const, id: clause, title, answer: value };
    }),
    ...verdict.facts.map(({ fact, party, title, value }) => {
      const id = party === null ? fact : `${fact}/${party}`;
      return { kind: 'fact' as const, id, title, answer: value };
    }),
    ...verdict.norms.flatMap((norm) => [
      { kind: 'norm' as const, id: norm.norm, title: norm.title, answer: norm.value },
      ...norm.readings.map(({ reading, title, value }) => {
        const id = `${norm.norm}/${reading}`;
        return { kind: 'reading' as const, id, title: title ?? norm.title, answer: value };
      }),
      ...norm.obligations.map(({ id, state, bearer, modality, acts }) => {
        const title = `${bearer} ${modality} ${acts.join(' or ')}`;
        return { kind: 'obligation' as const, id, title, answer: state };
      }),
    ]),
  ];
}
