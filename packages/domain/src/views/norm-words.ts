import { tabulateNames } from '@holdfast/pact';
import type {
  Agreement,
  Amount,
  Condition,
  Duty,
  Fact,
  Finding,
  NameOrTerm,
  Norm,
  Quantity,
  Trigger,
} from '@holdfast/pact';
import type { WordRun } from './agreement-types.ts';
import { bearerName } from './context.ts';
import type { NamedParty } from './types.ts';

/** Whose words: titles come from the agreement, names of parties from the record where it has better ones. */
export interface Wording {
  readonly agreement: Agreement;
  readonly parties: readonly NamedParty[];
}

const say = (text: string): WordRun => ({ text, openTerm: null });

/** A norm in words: `When “A formal ceasefire” is so, Sweden may clear mines in the Black Sea.` */
export function normWords(wording: Wording, norm: Norm): readonly WordRun[] {
  const { forEach, upon, when, unless, duty } = norm;
  const runs: WordRun[] = [];
  const put = (...more: readonly WordRun[]) => runs.push(...more);
  if (forEach !== null) put(say(`For each of ${groupWords(wording, forEach.group)}: `));
  const whose = forEach === null ? 'a party' : 'it';
  if (upon !== null) put(say('upon '), ...triggerWords(wording, upon, whose), say(', '));
  if (when !== null) put(say('when '), ...conditionWords(wording, when), say(', '));
  if (unless !== null) put(say('unless '), ...conditionWords(wording, unless), say(', '));
  put(...dutyWords(wording, duty), say('.'));
  return sentence(runs);
}

/** A norm's title; where several share it, with whom it is about. */
export function normTitle({ agreement, parties }: Wording, id: string): string {
  const norms = tabulateNames(agreement).all('norm');
  const norm = norms.find((each) => each.id === id);
  if (norm === undefined) return id.replaceAll('_', ' ');
  const shared = norms.some((each) => each.id !== id && each.title === norm.title);
  return shared
    ? `${norm.title}: ${bearerName(agreement, parties, norm.duty.bearer.name)}`
    : norm.title;
}

/** A fact in words, with what begins and ends it. */
export function factWords(wording: Wording, fact: Fact): readonly WordRun[] {
  const turn = (word: string, { act, by }: { readonly act: string; readonly by: string | null }) =>
    `; ${word} when ${by === null ? 'anyone' : nameWords(wording, by)} is recorded to ${actWord(wording, act)}`;
  return [
    say(
      `${fact.title}${fact.begins === null ? '' : turn('begins', fact.begins)}${fact.ends === null ? '' : turn('ends', fact.ends)}.`,
    ),
  ];
}

/** Who finds what, to which standard, in what time, and what holds if nobody does. */
export function findingWords(wording: Wording, finding: Finding): readonly WordRun[] {
  const { act, of, by, to, within, byDefault } = finding;
  return [
    say(`Whether ${accusedWords(wording, of)} did ${actWord(wording, act)} is determined by `),
    ...nameOrTerm(wording, by),
    say(' to '),
    ...nameOrTerm(wording, to),
    ...(within === null ? [] : [say(', within '), ...amountWords(wording, within)]),
    say(
      byDefault === 'none'
        ? '; the text does not say what holds until then.'
        : `; until then it counts as ${byDefault.replaceAll('_', ' ')}.`,
    ),
  ];
}

/** What calls for a norm. `variable` stands for a party that is named by a letter: `it`, or `a party` where nobody was spoken of before. */
export function triggerWords(
  wording: Wording,
  trigger: Trigger,
  variable = 'it',
): readonly WordRun[] {
  switch (trigger.kind) {
    case 'finding':
      return findingAtomWords(wording, trigger, variable);
    case 'act': {
      const who = trigger.actor === null ? 'anyone' : nameWords(wording, trigger.actor, variable);
      return [
        say(`the act “${actWord(wording, trigger.act)}” of ${who}`),
        ...(trigger.within === null
          ? []
          : [say(' in the last '), ...amountWords(wording, trigger.within)]),
      ];
    }
    case 'breach':
      return [
        say(
          `a breach of “${titleIn(wording, 'norm', trigger.norm)}”${against(wording, 'by', trigger.party, variable)}`,
        ),
      ];
  }
}

export function conditionWords(wording: Wording, condition: Condition): readonly WordRun[] {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const word = condition.kind;
      return condition.parts.flatMap((part, at) => {
        const nested = part.kind === 'and' || part.kind === 'or';
        const own = conditionWords(wording, part);
        return [
          ...(at === 0 ? [] : [say(` ${word} `)]),
          ...(nested ? [say('('), ...own, say(')')] : own),
        ];
      });
    }
    case 'not':
      return [say('not '), ...conditionWords(wording, condition.part)];
    case 'term':
      return [termRun(wording, condition.name)];
    case 'fact':
      return [
        say(
          `“${titleIn(wording, 'fact', condition.fact)}”${against(wording, 'of', condition.party)}`,
        ),
      ];
    case 'quiet':
      return [
        say(
          `no “${titleIn(wording, 'finding', condition.finding)}”${against(wording, 'against', condition.party)} for `,
        ),
        ...amountWords(wording, condition.lasting),
      ];
    case 'count':
      return [
        say('at least '),
        ...amountWords(wording, condition.least),
        say(' times '),
        ...findingAtomWords(wording, condition.of),
        ...(condition.within === null
          ? []
          : [say(' in the last '), ...amountWords(wording, condition.within)]),
      ];
    default:
      return triggerWords(wording, condition);
  }
}

/** Who must, must not or may do what, by when, until when, and what follows. */
export function dutyWords(wording: Wording, duty: Duty): readonly WordRun[] {
  const { bearer, modality, acts, within, until, otherwise } = duty;
  const who =
    bearer.kind === 'each'
      ? `each of ${groupWords(wording, bearer.name)}`
      : nameWords(wording, bearer.name);
  const verb = { must: 'must', must_not: 'must not', may: 'may' }[modality];
  const runs: WordRun[] = [
    say(`${who} ${verb} ${orList(acts.map((act) => actWord(wording, act)))}`),
  ];
  if (within !== null) {
    runs.push(say(' within '), ...amountWords(wording, within.amount));
    if (within.of === 'occurrence') runs.push(say(' of the occurrence'));
  }
  if (until !== null) runs.push(say(' until '), ...conditionWords(wording, until));
  if (otherwise?.kind === 'breach') runs.push(say('; failing that, it is in breach'));
  if (otherwise?.kind === 'duty')
    runs.push(say('; failing that, '), ...dutyWords(wording, otherwise.duty));
  return runs;
}

/** What one bearer owes or may do, from the language's own line: `US must a or b`. The line itself when it is no such line. */
export function owedWords(wording: Wording, line: string): string {
  const [, who = '', verb = '', acts = ''] = /^(\S+) (must_not|must|may) (.*)$/.exec(line) ?? [];
  if (who === '') return line;
  const list = acts.split(' or ').map((act) => actWord(wording, act));
  return `${nameWords(wording, who)} ${verb.replace('_', ' ')} ${orList(list)}`;
}

/** Words of several runs; an open term is marked as open. */
export function plainWords(runs: readonly WordRun[]): string {
  return runs.map(({ text, openTerm }) => (openTerm === null ? text : `“${text}” (open)`)).join('');
}

export function orList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function findingAtomWords(
  wording: Wording,
  atom: Extract<Trigger, { readonly kind: 'finding' }>,
  variable = 'it',
): readonly WordRun[] {
  return [
    say(
      `a finding of “${titleIn(wording, 'finding', atom.finding)}”${against(wording, 'against', atom.party, variable)}`,
    ),
    ...(atom.atLeast === null
      ? []
      : [say(', at least '), ...nameOrTerm(wording, atom.atLeast, 'severity')]),
    ...(atom.to === null ? [] : [say(', to '), ...nameOrTerm(wording, atom.to, 'standard')]),
  ];
}

function against(wording: Wording, word: string, party: string | null, variable = 'it'): string {
  return party === null ? '' : ` ${word} ${nameWords(wording, party, variable)}`;
}

/** A group within a sentence. */
function groupWords(wording: Wording, group: string): string {
  const title = nameWords(wording, group);
  if (/^(The|Those) /.test(title)) return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return `the ${title}`;
}

/** Who is accused: the members of the group, by name. */
function accusedWords(wording: Wording, group: string): string {
  const members = tabulateNames(wording.agreement).membersOf(group);
  return members.length === 0
    ? nameWords(wording, group)
    : orList(members.map((member) => nameWords(wording, member)));
}

/** A party, body, group, or a variable that stands for one. */
function nameWords({ agreement, parties }: Wording, name: string, variable = 'it'): string {
  const words = bearerName(agreement, parties, name);
  return words === name && /^[A-Z]$/.test(name) ? variable : words;
}

function nameOrTerm(
  wording: Wording,
  value: NameOrTerm,
  kind: 'standard' | 'severity' = 'standard',
): readonly WordRun[] {
  if (value.kind === 'term') return [termRun(wording, value.name)];
  const names = tabulateNames(wording.agreement);
  const declared = names.find(kind, value.name) ?? names.find('standard', value.name);
  return [say(declared?.title ?? nameWords(wording, value.name))];
}

function amountWords(wording: Wording, amount: Amount): readonly WordRun[] {
  if (amount.kind === 'term') return [termRun(wording, amount.name)];
  if (amount.kind === 'quantity') return [say(quantityWords(amount))];
  const { title, value } = tabulateNames(wording.agreement).find('parameter', amount.name) ?? {
    title: amount.name,
    value: null,
  };
  return [say(value === null ? title : quantityWords(value))];
}

const UNITS: Readonly<Record<Quantity['unit'], string>> = {
  ms: 'ms',
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  cdb: 'centidecibans',
  m: 'm',
  km: 'km',
  one: '',
};

export function quantityWords({ amount, unit }: Quantity): string {
  const word = amount === 1 ? UNITS[unit].replace(/s$/, '') : UNITS[unit];
  return word === '' ? `${amount}` : `${amount} ${word}`;
}

function termRun({ agreement }: Wording, name: string): WordRun {
  return { text: tabulateNames(agreement).find('open', name)?.title ?? name, openTerm: name };
}

function titleIn({ agreement }: Wording, kind: 'fact' | 'finding' | 'norm', name: string): string {
  return tabulateNames(agreement).find(kind, name)?.title ?? name.replaceAll('_', ' ');
}

export function actWord({ agreement }: Wording, act: string): string {
  return tabulateNames(agreement).find('act', act)?.title ?? act.replaceAll('_', ' ');
}

/** The first letter of a sentence is a capital one. */
function sentence(runs: readonly WordRun[]): readonly WordRun[] {
  const [first, ...rest] = runs;
  if (first === undefined || first.openTerm !== null) return runs;
  return [
    { ...first, text: `${first.text.charAt(0).toUpperCase()}${first.text.slice(1)}` },
    ...rest,
  ];
}
