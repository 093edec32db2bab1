import type {
  Amount,
  Condition,
  FindingAtom,
  NameOrTerm,
  Quantity,
  Trigger,
} from '../agreement.ts';

export function printQuantity(quantity: Quantity): string {
  return quantity.unit === 'one' ? `${quantity.amount}` : `${quantity.amount} ${quantity.unit}`;
}

export function printAmount(amount: Amount): string {
  if (amount.kind === 'quantity') return printQuantity(amount);
  return amount.kind === 'term' ? `?${amount.name}` : amount.name;
}

export function printNameOrTerm(value: NameOrTerm): string {
  return value.kind === 'term' ? `?${value.name}` : value.name;
}

/** On one line, with the fewest parentheses that keep the structure. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts
        .map((part) => inParentheses(part, condition.kind))
        .join(` ${condition.kind} `);
    case 'not':
      return `not ${inParentheses(condition.part, 'not')}`;
    case 'term':
      return `?${condition.name}`;
    case 'fact':
      return `fact(${withParty(condition.fact, condition.party)})`;
    case 'quiet':
      return `quiet(${withParty(condition.finding, condition.party)}) for ${printAmount(condition.lasting)}`;
    case 'count': {
      const of = printFinding(condition.of);
      return `at_least ${printAmount(condition.least)} ${of}${printWithin(condition.within)}`;
    }
    default:
      return printTrigger(condition);
  }
}

export function printTrigger(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'finding':
      return printFinding(trigger);
    case 'act':
      return `act(${withParty(trigger.act, trigger.actor)})${printWithin(trigger.within)}`;
    case 'breach':
      return `breach(${withParty(trigger.norm, trigger.party)})`;
  }
}

function inParentheses(part: Condition, inside: 'and' | 'or' | 'not'): string {
  const text = printCondition(part);
  const compound = part.kind === 'and' || part.kind === 'or';
  return compound && !(inside === 'or' && part.kind === 'and') ? `(${text})` : text;
}

function printFinding(atom: FindingAtom): string {
  const parts = [withParty(atom.finding, atom.party)];
  if (atom.atLeast !== null) parts.push(`at_least ${printNameOrTerm(atom.atLeast)}`);
  if (atom.to !== null) parts.push(`to ${printNameOrTerm(atom.to)}`);
  return `finding(${parts.join(', ')})`;
}

function printWithin(amount: Amount | null): string {
  return amount === null ? '' : ` within ${printAmount(amount)}`;
}

function withParty(name: string, party: string | null): string {
  return party === null ? name : `${name}, ${party}`;
}
