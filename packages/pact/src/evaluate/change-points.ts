import type { Amount, Condition, Fact } from '../agreement.ts';
import { PactError } from '../errors.ts';
import type { LogItem } from '../log.ts';
import { readNorm } from '../readings.ts';
import { conditionAtoms, dutiesOf, dutiesOfNorm } from '../walk.ts';
import type { Atom } from '../walk.ts';
import { actsBy } from './judge-facts.ts';
import type { Moment } from './judge.ts';
import { completedAmount, completedTerm } from './scene.ts';
import type { Scene } from './scene.ts';

/** Most moments at which one condition is looked at. */
export const CHANGE_POINTS_MAX = 200_000;

/**
 * Every moment up to `atMs` at which a condition may change its value, ascending: between two of them it
 * cannot. A superset is harmless.
 */
export function changePoints(moment: Moment, condition: Condition): readonly number[] {
  const points = new Set<number>();
  for (const atom of conditionAtoms(condition)) addPoints(moment, atom, points);
  if (points.size > CHANGE_POINTS_MAX)
    throw new PactError('too-large', `expected at most ${CHANGE_POINTS_MAX} changes, found more`);
  return [...points].filter((point) => point <= moment.atMs).sort((a, b) => a - b);
}

function addPoints({ scene, binding }: Moment, atom: Atom, points: Set<number>): void {
  const items = itemsOf(scene, atom);
  const spans = [0, ...spansOf(scene, atom)];
  for (const item of items)
    for (const ms of [item.occurred.fromMs, item.occurred.toMs, item.recordedAtMs])
      for (const span of spans) {
        points.add(ms + span);
        points.add(ms + span + 1);
      }
  if (atom.kind !== 'breach') return;
  const written = scene.names.find('norm', atom.norm);
  if (written === null) return;
  const norm = readNorm(written, scene.completion.get(written.id));
  for (const condition of [norm.upon, norm.when, norm.unless])
    if (condition !== null)
      for (const inner of conditionAtoms(condition))
        addBreachPoints({ scene, binding }, inner, norm.duty, points);
}

/** A breach begins at most the sum of the deadlines after something its norm looks at. */
function addBreachPoints(
  moment: Pick<Moment, 'scene' | 'binding'>,
  atom: Atom,
  duty: Parameters<typeof dutiesOf>[0],
  points: Set<number>,
): void {
  const own = new Set<number>();
  addPoints({ ...moment, atMs: 0, judgeBreach: neverJudge }, atom, own);
  let spans = [0];
  for (const each of dutiesOf(duty)) {
    const within = each.within;
    if (within === null) continue;
    const spanMs = completedAmount(moment.scene, within.amount);
    spans = spans.flatMap((span) => [span, span + spanMs]);
  }
  for (const point of own)
    for (const span of spans) {
      points.add(point + span);
      points.add(point + span + 1);
    }
}

function neverJudge(): never {
  throw new PactError('bad-time', 'change points are found without judging');
}

function itemsOf(scene: Scene, atom: Atom): readonly LogItem[] {
  switch (atom.kind) {
    case 'fact':
      return itemsOfFact(scene, scene.names.find('fact', atom.fact));
    case 'term':
      return itemsOfFact(scene, scene.names.find('fact', completedTerm(scene, atom.name)));
    case 'act':
      return actsBy(scene, atom.act, null);
    case 'finding':
      return itemsOfFinding(scene, atom.finding);
    case 'count':
      return itemsOfFinding(scene, atom.of.finding);
    case 'quiet':
      return [...itemsOfFinding(scene, atom.finding), ...scene.history.blinds(scene.knownMs)];
    case 'breach':
      return itemsOfNorm(scene, atom.norm);
  }
}

function itemsOfFinding(scene: Scene, finding: string): readonly LogItem[] {
  return scene.history.findings(finding, scene.knownMs).flat();
}

function itemsOfFact(scene: Scene, fact: Fact | null): readonly LogItem[] {
  if (fact === null) return [];
  const parties = fact.of === null ? [null] : scene.names.membersOf(fact.of);
  const recorded = parties.flatMap((party) => scene.history.facts(fact.id, party, scene.knownMs));
  const acts = [fact.begins, fact.ends].flatMap((turn) =>
    turn === null ? [] : actsBy(scene, turn.act, null),
  );
  return [...recorded, ...acts];
}

function itemsOfNorm(scene: Scene, id: string): readonly LogItem[] {
  const norm = scene.names.find('norm', id);
  if (norm === null) return [];
  const acts = dutiesOfNorm(norm).flatMap((duty) => duty.acts);
  const findings = scene.names.all('finding').filter((finding) => acts.includes(finding.act));
  return [
    ...acts.flatMap((act) => actsBy(scene, act, null)),
    ...findings.flatMap((finding) => itemsOfFinding(scene, finding.id)),
  ];
}

function spansOf(scene: Scene, atom: Atom): readonly number[] {
  const amounts: (Amount | null)[] = [];
  if (atom.kind === 'act' || atom.kind === 'count') amounts.push(atom.within);
  if (atom.kind === 'quiet') amounts.push(atom.lasting);
  const finding = findingIn(atom);
  if (finding !== null) amounts.push(scene.names.find('finding', finding)?.within ?? null);
  return amounts.flatMap((amount) => (amount === null ? [] : [completedAmount(scene, amount)]));
}

function findingIn(atom: Atom): string | null {
  if (atom.kind === 'finding' || atom.kind === 'quiet') return atom.finding;
  return atom.kind === 'count' ? atom.of.finding : null;
}
