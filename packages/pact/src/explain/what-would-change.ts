import type { Agreement } from '../agreement.ts';
import { sceneFrom } from '../evaluate/evaluate.ts';
import type { History } from '../evaluate/history.ts';
import { choicesOf, termsOfFinding, termsOfNorm } from '../evaluate/scene.ts';
import type { Query } from '../evaluate/verdict.ts';
import type { LogItem } from '../log.ts';
import type { Names } from '../names.ts';
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
  const relevant = termsOfTarget(scene.names, target);
  for (const { id } of [...scene.names.all('open'), ...read]) {
    if (scene.completion.has(id) || !relevant.has(id)) continue;
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

/** Terms that a target's verdict may hang on: no other can change it. */
function termsOfTarget(names: Names, target: Target): ReadonlySet<string> {
  const ofNorm = (id: string) => {
    const norm = names.find('norm', id);
    return norm === null ? [] : termsOfNorm(names, norm);
  };
  switch (target.kind) {
    case 'clause': {
      const own = names.clause(target.clause)?.statements ?? [];
      return new Set(own.flatMap((each) => (each.kind === 'norm' ? ofNorm(each.id) : [])));
    }
    case 'norm':
      return new Set(ofNorm(target.norm));
    case 'obligation':
      return new Set(ofNorm(target.obligation.split('/')[0] ?? ''));
    case 'fact':
      return new Set();
    case 'finding':
      return new Set(termsOfFinding(names, target.finding));
  }
}
