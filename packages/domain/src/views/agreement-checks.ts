import { checkAgreement, tabulateNames } from '@holdfast/pact';
import type { CheckFinding, Expectation } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { openText } from './agreement-text.ts';
import type { OpenedText, TextQuery } from './agreement-text.ts';
import type { CheckShown, ChecksView } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { bearerName, dataCut } from './context.ts';
import { itemWords, titledWords } from './history-words.ts';
import type { Reader } from './types.ts';

/** The defects of one text, each with the history on which the evaluator shows it, and what the checks cannot see. Null without such a text. */
export function checksView(
  state: State,
  reader: Reader,
  context: ViewContext,
  query: TextQuery,
): ChecksView | null {
  const text = openText(state, reader, context, query);
  if (text === null) return null;
  const findings = checkAgreement(text.agreement);
  return {
    cut: dataCut(state, context),
    text: text.shown,
    findings: findings.map((finding) => checkShown(text, finding)),
    checks: CHECKS.map(([check, title, ran, cannotSee]) => ({
      check,
      title,
      ran,
      cannotSee,
      found: findings.filter((finding) => finding.check === check).length,
    })),
  };
}

const RAN = true;
const NOT_RUN = false;

/** The twelve checks (pact/SPEC.md, K1 to K4): what each looks for, and what stays out of its sight. */
const CHECKS: readonly (readonly [number, string, boolean, string])[] = [
  [
    1,
    'Open terms that decide verdicts, or decide nothing',
    RAN,
    'Terms that nobody marked as open.',
  ],
  [
    2,
    'A duty on somebody who is not bound',
    RAN,
    'Acts beyond a bearer’s means: the language has no word for what somebody is able to do.',
  ],
  [3, 'A trigger that nobody can determine', RAN, 'A body that exists on paper and never meets.'],
  [
    4,
    'Few whose inaction blocks a response',
    RAN,
    'Pressure on members, and rules of voting other than chair and quorum.',
  ],
  [
    5,
    'Few false sources that trigger a guarantee',
    NOT_RUN,
    'Not run: it needs the weighing of evidence.',
  ],
  [6, 'A wait without deadline or default', RAN, 'Deadlines that stand in another document.'],
  [7, 'A timetable that cannot be kept', NOT_RUN, 'Not run: it needs the model checker.'],
  [8, 'One bearer must and must not', NOT_RUN, 'Not run: it needs the model checker.'],
  [9, 'A menu without a floor', RAN, 'Whether the weakest measure would be enough in fact.'],
  [
    10,
    'A gap or an overlap of acts',
    NOT_RUN,
    'Not run: acts, zones and weapons are not crossed yet.',
  ],
  [11, 'A condition that its own trigger ends', NOT_RUN, 'Not run: it needs the model checker.'],
  [12, 'Judges in their own case', RAN, 'Interests that no membership shows.'],
];

function checkShown(text: OpenedText, finding: CheckFinding): CheckShown {
  const { check, clause, line, citation, witness } = finding;
  const words = titledWords(text, witness.words);
  return {
    check,
    clauseId: clause,
    line,
    citation,
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    history: witness.history.map((item) => itemWords(text, item)),
    replay: witness.replay.map((each) => replayWords(text, each)),
  };
}

/** `After step 1: “Consultation”, for France: in force.` */
function replayWords(
  text: OpenedText,
  { subject, items, openTerms, outcome }: Expectation,
): string {
  const { agreement, parties } = text;
  const names = tabulateNames(agreement);
  const after = items === 0 ? 'With nothing recorded' : `After step ${items}`;
  const taken = Object.entries(openTerms).map(([term, value]) =>
    titledWords(text, `${term} as ${value}`),
  );
  const taking = taken.length === 0 ? '' : `, taking ${taken.join(', ')}`;
  const about =
    subject.kind === 'norm'
      ? `“${names.find('norm', subject.norm)?.title ?? subject.norm}”${subject.bearer === null ? '' : `, for ${bearerName(agreement, parties, subject.bearer)}`}`
      : `“${names.find('finding', subject.finding)?.title ?? subject.finding}” against ${bearerName(agreement, parties, subject.party)}`;
  return `${after}${taking}: ${about}: ${outcomeWords(outcome)}.`;
}

/** `in-force+undecided` → `in force or undecided, by who bears it`. */
function outcomeWords(outcome: string): string {
  return outcome
    .split('+')
    .join(' and ')
    .replaceAll('-', ' ')
    .replace('nothing', 'calls for nothing');
}
