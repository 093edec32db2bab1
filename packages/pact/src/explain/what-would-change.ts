import type { Agreement } from '../agreement.ts';
import { sceneFrom } from '../evaluate/evaluate.ts';
import type { History } from '../evaluate/history.ts';
import { choicesOf } from '../evaluate/scene.ts';
import type { Query } from '../evaluate/verdict.ts';
import type { LogItem } from '../log.ts';
import type { Truth } from '../truth.ts';
import { answerTarget } from './target.ts';
import type { Target } from './target.ts';

/** What a target's verdict would be if one open term were decided in one way, the others left as they are. */
export interface Effect {
  readonly term: string;
  readonly value: string;
  readonly verdict: Truth;
}

/** Every value of every open term and every reading on which the verdict hangs, in the order of the text. */
export function whatWouldChange(
  agreement: Agreement,
  log: Iterable<LogItem> | History,
  query: Query,
  target: Target,
): readonly Effect[] {
  const { scene, atMs } = sceneFrom(agreement, log, query);
  const before = answerTarget(scene, atMs, target);
  const effects: Effect[] = [];
  const read = scene.names.all('norm').filter((norm) => norm.readings !== undefined);
  for (const { id } of [...scene.names.all('open'), ...read]) {
    if (scene.completion.has(id)) continue;
    const cases = choicesOf(scene.names, id).map((value) => {
      const completion = new Map([...scene.completion, [id, value]]);
      return { value, after: answerTarget({ ...scene, completion }, atMs, target) };
    });
    if (cases.every(({ after }) => after.signature === before.signature)) continue;
    for (const { value, after } of cases)
      effects.push({ term: id, value, verdict: after.proof.value });
  }
  return effects;
}
