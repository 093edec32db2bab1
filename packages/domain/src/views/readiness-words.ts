import type { Readiness } from '../commitments/readiness.ts';
import type { State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { textAt } from './register-words.ts';

/** A condition in its register's words; its id where they were erased. */
export function conditionTitle(state: State, context: ViewContext, conditionId: string): string {
  for (const [known, { index }] of state.conditions)
    if (known === conditionId) return textAt(context, index, 'title', conditionId);
  return conditionId;
}

/** What a minister's office reads: the standing, and the nearest missing condition. */
export function readinessSentence(
  { word, readings }: Readiness,
  titleOf: (conditionId: string) => string,
): string {
  const named = readings.map(({ readingId, missing, value }) => {
    const [nearest, ...others] = missing;
    if (nearest === undefined) return { readingId, text: 'nothing is missing' };
    const title = titleOf(nearest.conditionId);
    if (others.length === 0)
      return { readingId, text: `blocked only by: ${title} (${nearest.value})` };
    const start = value === 'false' ? 'not ready' : value;
    return {
      readingId,
      text: `${start}; nearest missing: ${title} (${nearest.value}), and ${others.length} more`,
    };
  });
  switch (word) {
    case 'refused':
      return 'Refused.';
    case 'not-offered':
      return 'Not offered.';
    case 'conditions-met':
      return readings.some(({ conditions }) => conditions.length > 0)
        ? 'Every condition it named is met.'
        : 'It named no condition.';
    default:
      return named.length === 1
        ? `${capital(named[0]?.text ?? '')}.`
        : `${named.map(({ readingId, text }) => `Read as ${readingId.replaceAll(/[-_]/g, ' ')}: ${text}`).join('. ')}.`;
  }
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
