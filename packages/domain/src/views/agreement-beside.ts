import { listReadings, tabulateNames } from '@holdfast/pact';
import type { Agreement, Names, Norm } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { termTitle } from './agreement-clause.ts';
import type { RedlineQuery } from './agreement-redline.ts';
import { openText } from './agreement-text.ts';
import type { OpenedText } from './agreement-text.ts';
import type { BesideView, PromiseShown } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { bearerName, dataCut } from './context.ts';
import { conditionWords, dutyWords, normWords, plainWords, triggerWords } from './norm-words.ts';
import type { Reader } from './types.ts';

/**
 * Two texts side by side as promises: how strong each is, what sets it off, who determines that, and what follows when it is not
 * kept. A norm with readings is one promise for each. Null when the record lacks one of them.
 */
export function besideView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { fromId, toId, asOfMs }: RedlineQuery,
): BesideView | null {
  const opened = [fromId, toId].flatMap(
    (textId) => openText(state, reader, context, { textId, asOfMs }) ?? [],
  );
  if (opened.length < 2) return null;
  return { cut: dataCut(state, context), sides: opened.map(sideShown) };
}

type Side = BesideView['sides'][number];

function sideShown(text: OpenedText): Side {
  const promises = tabulateNames(text.agreement)
    .all('norm')
    .flatMap((norm) => promisesOf(text, norm))
    .sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));
  const count = (is: (promise: PromiseShown) => boolean) => promises.filter(is).length;
  const strength = (word: PromiseShown['strength']) => count((each) => each.strength === word);
  return {
    text: text.shown,
    promises,
    counts: {
      'owed-by-a-date': strength('owed-by-a-date'),
      owed: strength('owed'),
      may: strength('may'),
      'must-not': strength('must-not'),
      uponAttack: count(({ determinedBy }) => determinedBy !== null),
      withRemedy: count(({ remedy }) => remedy !== null),
      nobodyNamed: count(({ determinedBy }) => determinedBy?.startsWith(NOBODY) === true),
      unbound: count(({ unbound, strength: is }) => unbound.length > 0 && is !== 'may'),
    },
  };
}

/** The strongest first: what may be awaited of the bearer. */
const STRENGTHS: readonly PromiseShown['strength'][] = [
  'owed-by-a-date',
  'owed',
  'must-not',
  'may',
];

const NOBODY = 'Nobody named';

function promisesOf(text: OpenedText, written: Norm): readonly PromiseShown[] {
  const { agreement, parties } = text;
  const names = tabulateNames(agreement);
  return listReadings(written).map(([reading, norm]): PromiseShown => {
    const { duty, upon, when } = norm;
    const title = written.readings?.find(({ id }) => id === reading)?.title ?? reading;
    const bearers = membersOf(names, duty.bearer.name);
    const name = (id: string) => bearerName(agreement, parties, id);
    return {
      normId: written.id,
      clauseId: names.clauseOf(written)?.id ?? '',
      title: title === null ? written.title : `${written.title}, read as “${title}”`,
      words: plainWords(normWords(text, norm)),
      strength: strengthOf(norm),
      bearers: bearers.map(name),
      unbound: bearers.filter((id) => names.find('party', id)?.bound === false).map(name),
      trigger: sentenceOf(
        upon !== null
          ? plainWords(triggerWords(text, upon))
          : when !== null
            ? plainWords(conditionWords(text, when))
            : 'always',
      ),
      determinedBy: determinerOf(agreement, names, norm, name),
      remedy: remedyOf(text, norm),
    };
  });
}

function strengthOf({ duty }: Norm): PromiseShown['strength'] {
  if (duty.modality === 'may') return 'may';
  if (duty.modality === 'must_not') return 'must-not';
  return duty.within === null ? 'owed' : 'owed-by-a-date';
}

/** A party, or those of a group or body. */
function membersOf(names: Names, id: string): readonly string[] {
  if (names.find('party', id) !== null) return [id];
  const body = names.find('body', id);
  if (body !== null) return body.members.flatMap((member) => membersOf(names, member));
  return names.membersOf(id);
}

/** Who determines what sets the promise off; null where nothing needs to be determined. */
function determinerOf(
  agreement: Agreement,
  names: Names,
  { upon }: Norm,
  name: (id: string) => string,
): string | null {
  const finding = upon?.kind === 'finding' ? names.find('finding', upon.finding) : null;
  if (finding === null) return null;
  return finding.by.kind === 'name'
    ? name(finding.by.name)
    : `${NOBODY}: ${termTitle(agreement, finding.by.name).toLowerCase()} is open`;
}

/** What follows when the promise is not kept, in words; null where the text says nothing. */
function remedyOf(text: OpenedText, { id, duty }: Norm): string | null {
  if (duty.otherwise?.kind === 'duty')
    return sentenceOf(plainWords(dutyWords(text, duty.otherwise.duty)));
  const names = tabulateNames(text.agreement);
  const followers = names.all('norm').filter(({ upon }) => {
    if (upon?.kind === 'breach') return upon.norm === id;
    const finding = upon?.kind === 'finding' ? names.find('finding', upon.finding) : null;
    return finding !== null && duty.modality === 'must_not' && duty.acts.includes(finding.act);
  });
  if (followers.length > 0) return sentenceOf(followers.map(({ title }) => title).join('; '));
  return duty.otherwise?.kind === 'breach' ? 'It is then in breach; nothing more is said.' : null;
}

function sentenceOf(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
