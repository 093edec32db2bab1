import type {
  Amount,
  Condition,
  Declaration,
  Duty,
  FindingAtom,
  NameOrTerm,
  Norm,
  OpenType,
} from '../agreement.ts';
import { listReadings } from '../readings.ts';
import { msFromQuantity } from '../parameters.ts';
import type { Reporter } from './reporter.ts';

/** Reports every name in a norm that means nothing, or the wrong kind of thing. */
export function checkNorm(reporter: Reporter, norm: Norm): void {
  if (norm.forEach !== null) {
    reporter.need('group', norm.forEach.group, norm.at);
    if (reporter.isActor(norm.forEach.variable)) reportTaken(reporter, norm.forEach.variable, norm);
  }
  checkReadings(reporter, norm);
  for (const [, read] of listReadings(norm)) checkRead(reporter, read);
}

/** Readings have names of their own; a norm that has them shares the names of open terms. */
function checkReadings(reporter: Reporter, { id, at, readings = [] }: Norm): void {
  if (readings.length > 0 && reporter.names.find('open', id) !== null)
    reporter.report('name', at, 'a new name', `\`${id}\``, 'an open term has that name');
  for (const [index, reading] of readings.entries())
    if (readings.findIndex((each) => each.id === reading.id) < index)
      reporter.report('name', reading.at, 'a new name', `\`${reading.id}\``, '');
}

/** One way to read the norm. What two readings share is reported once: see `Reporter`. */
function checkRead(reporter: Reporter, norm: Norm): void {
  const scope = new Set<string>(norm.forEach === null ? [] : [norm.forEach.variable]);
  const { upon } = norm;
  if (upon !== null) {
    const party = upon.kind === 'act' ? upon.actor : upon.party;
    if (party !== null && !reporter.isActor(party) && !scope.has(party))
      bindVariable(reporter, scope, party, norm);
    if (upon.kind === 'act' && upon.within !== null)
      reporter.report('value', upon.at, 'no `within` after `upon`', 'one', 'an event happens once');
    checkCondition(reporter, upon, scope);
  }
  if (norm.when !== null) checkCondition(reporter, norm.when, scope);
  if (norm.unless !== null) checkCondition(reporter, norm.unless, scope);
  checkDuty(reporter, norm, norm.duty, scope);
}

function bindVariable(reporter: Reporter, scope: Set<string>, name: string, norm: Norm): void {
  if (reporter.isActor(name)) reportTaken(reporter, name, norm);
  scope.add(name);
}

function reportTaken(reporter: Reporter, name: string, norm: Norm): void {
  reporter.report('name', norm.at, 'a new name', `\`${name}\``, 'a party or body has that name');
}

function checkDuty(reporter: Reporter, norm: Norm, duty: Duty, scope: ReadonlySet<string>): void {
  const { bearer, modality, within } = duty;
  if (bearer.kind === 'each') reporter.need('group', bearer.name, duty.at);
  else if (!scope.has(bearer.name)) reporter.needActor(bearer.name, duty.at);
  for (const act of duty.acts) {
    reporter.need('act', act, duty.at);
    if (modality === 'must' && reporter.isContested(act))
      reporter.report('value', duty.at, 'an act of record after `must`', `\`${act}\``, CONTESTED);
  }
  if (within !== null) {
    checkAmount(reporter, within.amount, 'duration', duty.at);
    if (modality === 'must_not')
      reporter.report(
        'value',
        duty.at,
        '`until`',
        '`within`',
        'a prohibition lasts, it is not done by a day',
      );
    if (norm.upon === null && norm.when === null)
      reporter.report('value', duty.at, '`upon` or `when`', '`within` without it', RUNS_FROM);
    if (within.of === 'occurrence' && norm.upon?.kind !== 'finding')
      reporter.report('value', duty.at, '`upon finding(…)`', '`of occurrence` without it', '');
  }
  if (duty.until !== null) checkCondition(reporter, duty.until, scope);
  if (duty.otherwise?.kind === 'duty') checkDuty(reporter, norm, duty.otherwise.duty, scope);
}

const RUNS_FROM = 'the time needs something to run from';
const CONTESTED = 'a finding decides about it: write finding(…)';

function checkCondition(
  reporter: Reporter,
  condition: Condition,
  scope: ReadonlySet<string>,
): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.parts) checkCondition(reporter, part, scope);
      return;
    case 'not':
      return checkCondition(reporter, condition.part, scope);
    case 'term':
      return reporter.needTerm(condition, 'condition');
    case 'count':
      checkAmount(reporter, condition.least, 'integer', condition.at);
      if (condition.within !== null)
        checkAmount(reporter, condition.within, 'duration', condition.at);
      return checkFindingAtom(reporter, condition.of, scope);
    case 'finding':
      return checkFindingAtom(reporter, condition, scope);
    case 'quiet':
      reporter.need('finding', condition.finding, condition.at);
      checkAmount(reporter, condition.lasting, 'duration', condition.at);
      return checkParty(reporter, condition, scope);
    case 'breach':
      reporter.need('norm', condition.norm, condition.at);
      return checkParty(reporter, condition, scope);
    case 'fact':
      return checkFactAtom(reporter, condition, scope);
    case 'act':
      reporter.need('act', condition.act, condition.at);
      if (reporter.isContested(condition.act))
        reporter.report(
          'value',
          condition.at,
          'an act of record',
          `\`${condition.act}\``,
          CONTESTED,
        );
      if (condition.within !== null)
        checkAmount(reporter, condition.within, 'duration', condition.at);
      return checkParty(reporter, { party: condition.actor, at: condition.at }, scope);
  }
}

function checkFactAtom(
  reporter: Reporter,
  atom: Extract<Condition, { readonly kind: 'fact' }>,
  scope: ReadonlySet<string>,
): void {
  const fact = reporter.need('fact', atom.fact, atom.at);
  if (fact !== null && (fact.of === null) !== (atom.party === null)) {
    const expected = fact.of === null ? 'no party' : `a party of ${fact.of}`;
    reporter.report('value', atom.at, expected, atom.party ?? 'none', '');
  }
  checkParty(reporter, atom, scope);
}

function checkFindingAtom(reporter: Reporter, atom: FindingAtom, scope: ReadonlySet<string>): void {
  reporter.need('finding', atom.finding, atom.at);
  checkParty(reporter, atom, scope);
  checkNameOrTerm(reporter, atom.atLeast, 'severity');
  checkNameOrTerm(reporter, atom.to, 'standard');
}

function checkParty(
  reporter: Reporter,
  atom: { readonly party: string | null; readonly at: Declaration['at'] },
  scope: ReadonlySet<string>,
): void {
  if (atom.party !== null && !scope.has(atom.party)) reporter.needActor(atom.party, atom.at);
}

/** A declared name of the kind, or an open term of that type. */
export function checkNameOrTerm(
  reporter: Reporter,
  value: NameOrTerm | null,
  kind: 'body' | 'standard' | 'severity',
): void {
  if (value === null) return;
  if (value.kind === 'term') reporter.needTerm(value, kind);
  else reporter.need(kind, value.name, value.at);
}

/** A duration or a bare number from 1 up; a parameter or open term must be of that kind. */
export function checkAmount(
  reporter: Reporter,
  amount: Amount,
  type: Extract<OpenType, 'duration' | 'integer'>,
  at: Declaration['at'],
): void {
  if (amount.kind === 'term') return reporter.needTerm(amount, type);
  const quantity =
    amount.kind === 'quantity' ? amount : reporter.need('parameter', amount.name, amount.at)?.value;
  if (quantity === undefined) return;
  const fits = type === 'integer' ? quantity.unit === 'one' : msFromQuantity(quantity) !== null;
  const expected = type === 'integer' ? 'a number without a unit' : 'a duration, like `48 h`';
  const found = `${quantity.amount}${quantity.unit === 'one' ? '' : ` ${quantity.unit}`}`;
  if (!fits) reporter.report('value', at, expected, found, '');
  else if (quantity.amount < 1) reporter.report('value', at, 'at least 1', found, '');
}
