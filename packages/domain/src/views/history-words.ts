import { tabulateNames } from '@holdfast/pact';
import type { LogItem } from '@holdfast/pact';
import { bearerName } from './context.ts';
import type { Wording } from './norm-words.ts';
import { actWord, normTitle } from './norm-words.ts';

/** One step of a history in the agreement's own titles, without its times. */
export function itemWords(wording: Wording, item: LogItem): string {
  const { agreement, parties } = wording;
  const names = tabulateNames(agreement);
  const who = (name: string) => bearerName(agreement, parties, name);
  switch (item.kind) {
    case 'fact': {
      const title = names.find('fact', item.fact)?.title ?? item.fact;
      return `“${title}”${item.party === null ? '' : ` of ${who(item.party)}`} is recorded as ${item.value}.`;
    }
    case 'act':
      return `${who(item.actor)} is recorded to ${actWord(wording, item.act)}.`;
    case 'finding': {
      const title = names.find('finding', item.finding)?.title ?? item.finding;
      const against = item.party === null ? '' : ` against ${who(item.party)}`;
      if (item.outcome === 'pending')
        return `A case of “${title}”${against} is opened, and not decided.`;
      const standard = names.find('standard', item.standard ?? '')?.title;
      const severity = names.find('severity', item.severity ?? '')?.title;
      const how = [
        ...(standard === undefined ? [] : [`to “${standard}”`]),
        ...(severity === undefined ? [] : [`as ${severity}`]),
      ];
      return `${who(item.by)} finds “${title}”${against}: ${[item.outcome.replaceAll('_', ' '), ...how].join(', ')}.`;
    }
    case 'blind':
      return 'The monitors see nothing.';
    case 'retraction':
      return `Entry ${item.retracts} is taken back.`;
  }
}

/**
 * A sentence of the language's tools in the agreement's own titles: names of norms, facts, findings and open terms in quotation
 * marks; parties, bodies and acts as they are called. Words that are no names stay.
 */
export function titledWords({ agreement, parties }: Wording, sentence: string): string {
  const names = tabulateNames(agreement);
  const title = (word: string): string => {
    if (names.find('norm', word) !== null) return `“${normTitle({ agreement, parties }, word)}”`;
    for (const kind of ['fact', 'finding', 'open', 'standard', 'severity'] as const) {
      const found = names.find(kind, word);
      if (found !== null) return `“${found.title}”`;
    }
    const act = names.find('act', word);
    if (act !== null) return act.title;
    return bearerName(agreement, parties, word);
  };
  const [first = '', ...rest] = sentence
    .replaceAll('?', '')
    .replace(/\b([a-z-]+)\+([a-z-]+)/g, '$1 and $2')
    .replaceAll('in-force', 'in force')
    .split(/(\b[A-Za-z]\w*\b)/)
    .map((word) => (PLAIN.has(word) ? PLAIN.get(word) : title(word)) ?? word);
  return [first, ...rest].join('');
}

/** Words of the tools that are also possible names, and words of the language as people say them. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['must_not', 'must not'],
  ['one_of', 'one of'],
  ['at_least', 'at least'],
  ['a', 'a'],
]);
