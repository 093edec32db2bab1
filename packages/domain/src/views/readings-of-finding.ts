import { evaluate, readNorm, tabulateNames } from '@holdfast/pact';
import type { Agreement, NormVerdict, ReadingVerdict } from '@holdfast/pact';
import { toldAtMs } from '../access/told-times.ts';
import { decisionOn } from '../commission/tally.ts';
import type { DecisionState } from '../commission/state.ts';
import type { FindingState } from '../core/state.ts';
import { logOf } from '../obligations/from-findings.ts';
import { readingKey } from '../texts/reading-key.ts';
import type { ReadingChoice, ReadingChosen } from './commission-types.ts';
import { authorName } from './context.ts';
import { normWords, plainWords } from './norm-words.ts';
import { wordsIn } from './workflow.ts';
import type { Showing } from './workflow.ts';

/** A norm that can be read in more than one way, as it is shown, and what the language makes of it on one finding. */
export interface NormRead {
  readonly choice: ReadingChoice;
  readonly verdict: NormVerdict;
}

const RESULT_WORDS = {
  true: 'Applies to this finding',
  false: 'Does not apply to this finding',
  unknown: 'Cannot say',
  disputed: 'Disputed',
} as const;

/**
 * The norms of the agreement in force that can be read in more than one way, with what each reading makes of this finding, and which of them the commission
 * chose: of all findings the log holds this one alone.
 */
export function readingsOfFinding(shown: Showing, finding: FindingState): readonly NormRead[] {
  const { state, context, nowMs } = shown;
  const { agreement } = context;
  if (agreement === null) return [];
  const isRead = tabulateNames(agreement)
    .all('norm')
    .some(({ readings }) => readings !== undefined);
  if (!isRead) return [];
  const { findingId } = finding.judgement;
  const log = logOf(state, agreement, nowMs).filter(
    (item) => item.kind !== 'finding' || item.instance === findingId,
  );
  const { norms } = evaluate(agreement, log, { asOfOccurredMs: nowMs, asOfKnownMs: nowMs });
  const decision = decisionOn(state, findingId);
  return norms
    .filter(({ readings }) => readings.length > 0)
    .map((verdict) => ({
      verdict,
      choice: {
        normId: verdict.norm,
        normTitle: verdict.title,
        chosen: chosenIn(shown, verdict.norm, decision) ?? chosenForAll(shown, verdict.norm),
        readings: verdict.readings.map((reading) => ({
          readingId: reading.reading,
          title: titleOf(reading),
          words: wordsOf(shown, agreement, verdict.norm, reading.reading),
          value: reading.value,
          result: RESULT_WORDS[reading.value],
        })),
      },
    }));
}

function titleOf({ title, reading }: ReadingVerdict): string {
  return title ?? reading.replaceAll('_', ' ');
}

function wordsOf(
  { parties }: Showing,
  agreement: Agreement,
  normId: string,
  readingId: string,
): string {
  const norm = tabulateNames(agreement).find('norm', normId);
  return norm === null
    ? ''
    : plainWords(normWords({ agreement, parties }, readNorm(norm, readingId)));
}

/** What the decision on this very finding rests on: it goes before what was chosen for all. */
function chosenIn(
  shown: Showing,
  normId: string,
  decision: DecisionState | null,
): ReadingChosen | null {
  const reading = decision?.judgement.reading ?? null;
  if (decision === null || reading === null || reading.normId !== normId) return null;
  return {
    readingId: reading.readingId,
    decisionId: decision.judgement.decisionId,
    ...saidIn(shown, decision.index, decision.recordedAtMs),
  };
}

/** What the commission chose for the agreement as a whole; null while it has not. */
function chosenForAll(shown: Showing, normId: string): ReadingChosen | null {
  const { state } = shown;
  const textId = state.agreement?.judgement.agreementId ?? '';
  const choice = state.readings.get(readingKey(textId, normId));
  if (choice === undefined) return null;
  return {
    readingId: choice.judgement.readingId,
    decisionId: null,
    ...saidIn(shown, choice.index, choice.recordedAtMs),
  };
}

/** Who signed it, by name within the mission: outside, whoever signs is nobody's target. */
function saidIn(
  { state, context, sight }: Showing,
  entryIndex: number,
  recordedAtMs: number,
): Pick<ReadingChosen, 'entryIndex' | 'atMs' | 'signedBy' | 'reason'> {
  const author = context.entryOf(entryIndex)?.author ?? null;
  return {
    entryIndex,
    atMs: toldAtMs(recordedAtMs, sight),
    signedBy:
      author === null || sight !== 'mission' ? null : authorName(state, context.contentOf, author),
    reason: wordsIn(context.contentOf(entryIndex), 'reason'),
  };
}
