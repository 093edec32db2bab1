import { evaluate, explain, readNorm } from '@holdfast/pact';
import type {
  Clause,
  FactVerdict,
  FindingVerdict,
  Norm,
  NormVerdict,
  Verdict,
} from '@holdfast/pact';
import type { TextCite, ReadingShown, StatementShown } from './agreement-types.ts';
import type { OpenedText } from './agreement-text.ts';
import { proofNode, valueWord } from './agreement-clause.ts';
import { chosenReading } from './chosen-reading.ts';
import { bearerName } from './context.ts';
import { factWords, findingWords, normTitle, normWords } from './norm-words.ts';

type Cites = (cites: Norm['cites']) => readonly TextCite[];

/** How each clause's norms, facts and findings stand, in words; norms with readings under each, side by side. */
export function statementsFor(
  text: OpenedText,
  cited: Cites,
): (clause: Clause) => readonly StatementShown[] {
  const verdict = evaluate(text.agreement, text.log, text.query);
  return (clause) =>
    clause.statements.flatMap((statement): readonly StatementShown[] => {
      switch (statement.kind) {
        case 'norm':
          return verdict.norms
            .filter(({ norm }) => norm === statement.id)
            .map((each) => normShown(text, cited, statement, each));
        case 'fact':
          return factsShown(text, cited, verdict, statement.id).map((each) => ({
            ...each,
            words: factWords(text, statement),
            cites: cited(statement.cites),
          }));
        case 'finding':
          return findingsShown(text, verdict, statement.id).map((each) => ({
            ...each,
            words: findingWords(text, statement),
            cites: cited(statement.cites),
          }));
        default:
          return [];
      }
    });
}

function normShown(
  text: OpenedText,
  cited: Cites,
  norm: Norm,
  verdict: NormVerdict,
): StatementShown {
  const { norm: statementId, value, entries } = verdict;
  return {
    kind: 'norm',
    statementId,
    title: normTitle(text, norm.id),
    words: (norm.readings ?? []).length > 0 ? [] : normWords(text, norm),
    value,
    stateWord: stateOf(verdict),
    entryIndices: entries,
    cites: cited(norm.cites),
    readings: verdict.readings.map((reading): ReadingShown => {
      const read = readNorm(norm, reading.reading);
      const query = { ...text.query, openTerms: { [norm.id]: reading.reading } };
      const target = { kind: 'norm' as const, norm: norm.id };
      return {
        readingId: reading.reading,
        title: reading.title ?? reading.reading.replaceAll('_', ' '),
        words: normWords(text, read),
        value: reading.value,
        stateWord: stateOf(reading),
        proof: proofNode(text, explain(text.agreement, text.log, query, target).proof, null),
        cites: cited(reading.cites),
        chosen: chosenReading(text.state, text.context, {
          textId: text.shown.textId,
          normId: norm.id,
          readingId: reading.reading,
        }),
      };
    }),
  };
}

/** What a norm calls for now: a duty that nothing has called for is not kept, it is not owed. */
function stateOf({
  value,
  modality,
  obligations,
}: Pick<NormVerdict, 'value' | 'modality' | 'obligations'>): string {
  const asked = obligations.some(({ state }) => state !== 'dormant');
  if (modality === 'may' || value !== 'true')
    return valueWord(value, modality === 'may' ? 'open' : 'kept');
  if (asked || modality === 'must_not') return 'Kept';
  return 'Nothing owed yet';
}

type Shown = Omit<StatementShown, 'words' | 'cites'>;

function factsShown(
  { agreement, parties }: OpenedText,
  _cited: Cites,
  verdict: Verdict,
  id: string,
): readonly Shown[] {
  return verdict.facts
    .filter(({ fact }) => fact === id)
    .map((each: FactVerdict) => ({
      kind: 'fact',
      statementId: each.party === null ? id : `${id}/${each.party}`,
      title:
        each.party === null
          ? each.title
          : `${each.title}: ${bearerName(agreement, parties, each.party)}`,
      value: each.value,
      stateWord: valueWord(each.value, 'so'),
      entryIndices: each.entries,
      readings: [],
    }));
}

function findingsShown(
  { agreement, parties }: OpenedText,
  verdict: Verdict,
  id: string,
): readonly Shown[] {
  return verdict.findings
    .filter(({ finding }) => finding === id)
    .map((each: FindingVerdict) => ({
      kind: 'finding',
      statementId: `${id}/${each.party}`,
      title: `${each.title}: ${bearerName(agreement, parties, each.party)}`,
      value: each.value,
      stateWord: valueWord(each.value, 'found'),
      entryIndices: each.entries,
      readings: [],
    }));
}
