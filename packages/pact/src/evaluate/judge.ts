import type { BreachAtom, Condition, FindingAtom } from '../agreement.ts';
import { PactError } from '../errors.ts';
import { printCondition } from '../text/print-conditions.ts';
import type { Atom } from '../walk.ts';
import { judgeAct, judgeFact } from './judge-facts.ts';
import { judgeCount, judgeFinding, judgeQuiet } from './judge-findings.ts';
import type { FindingQuestion } from './judge-findings.ts';
import { leaf, proofOfAll, proofOfAny, proofOfNot } from './proof.ts';
import type { Proof } from './proof.ts';
import { completedTerm, resolve } from './scene.ts';
import type { Binding, Scene } from './scene.ts';

/** How breaches of other norms are judged: passed in, because norms are made of conditions. */
export type JudgeBreach = (
  scene: Scene,
  atom: BreachAtom,
  party: string | null,
  atMs: number,
) => Proof;

/** A condition asked of one moment, with names standing for parties. */
export interface Moment {
  readonly scene: Scene;
  readonly binding: Binding;
  readonly atMs: number;
  readonly judgeBreach: JudgeBreach;
}

export function judge(moment: Moment, condition: Condition): Proof {
  switch (condition.kind) {
    case 'and':
      return proofOfAll(
        'all of these',
        condition.parts.map((part) => judge(moment, part)),
      );
    case 'or':
      return proofOfAny(
        'any of these',
        condition.parts.map((part) => judge(moment, part)),
      );
    case 'not':
      return proofOfNot(judge(moment, condition.part));
    default:
      return judgeAtom(moment, condition);
  }
}

function judgeAtom(moment: Moment, atom: Atom): Proof {
  const { scene, atMs } = moment;
  if (scene.assumed.size > 0) {
    const key = keyOfAtom(moment.binding, atom);
    const assumed = scene.assumed.get(key);
    if (assumed !== undefined) return leaf(assumed, 'assumed', key);
  }
  switch (atom.kind) {
    case 'fact':
      return judgeNamedFact(moment, atom.fact, partyOf(moment.binding, atom.party));
    case 'term':
      return judgeNamedFact(moment, completedTerm(scene, atom.name), null);
    case 'act':
      return judgeAct(scene, atom, partyOf(moment.binding, atom.actor), atMs);
    case 'finding':
      return judgeFinding(scene, questionOf(scene, moment.binding, atom), atMs);
    case 'count':
      return judgeCount(scene, atom, questionOf(scene, moment.binding, atom.of), atMs);
    case 'quiet': {
      const of = { ...atom, kind: 'finding' as const, atLeast: null, to: null };
      const question = questionOf(scene, moment.binding, of);
      return judgeQuiet(scene, atom, { ...question, asks: 'happened' }, atMs);
    }
    case 'breach':
      return moment.judgeBreach(scene, atom, partyOf(moment.binding, atom.party), atMs);
  }
}

function judgeNamedFact({ scene, atMs }: Moment, id: string, party: string | null): Proof {
  const fact = scene.names.find('fact', id);
  if (fact === null) throw new PactError('unknown-name', `expected a fact ${id}, found none`);
  return judgeFact(scene, fact, party, atMs);
}

/** What a finding atom asks, with its variable replaced. */
export function questionOf(scene: Scene, binding: Binding, atom: FindingAtom): FindingQuestion {
  const finding = scene.names.find('finding', atom.finding);
  if (finding === null)
    throw new PactError('unknown-name', `expected a finding ${atom.finding}, found none`);
  return {
    asks: 'found',
    finding,
    party: partyOf(binding, atom.party),
    atLeast: atom.atLeast,
    to: atom.to,
  };
}

function partyOf(binding: Binding, party: string | null): string | null {
  return party === null ? null : resolve(binding, party);
}

/** The atom as printed, its parties named: what an assumption about it is filed under. */
export function keyOfAtom(binding: Binding, atom: Atom): string {
  switch (atom.kind) {
    case 'term':
      return printCondition(atom);
    case 'act':
      return printCondition({ ...atom, actor: partyOf(binding, atom.actor) });
    case 'count':
      return printCondition({
        ...atom,
        of: { ...atom.of, party: partyOf(binding, atom.of.party) },
      });
    default:
      return printCondition({ ...atom, party: partyOf(binding, atom.party) });
  }
}
