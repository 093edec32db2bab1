import type { Actor, Command, CommandOf } from '../core/command.ts';
import { id } from '../core/ids.ts';
import { caseAt, FINDING, SHOT_MS } from './case.ts';
import { CHAIR, CHIEF, LIAISON_B, MEMBER, MEMBER_B, order, WATCH } from './scene.ts';
import type { Scene } from './scene.ts';

export const DECISION = id<'decision'>('DE-0001');
export const REMEDY = id<'remedy'>('RM-0001');

export function constitute(
  change: Partial<CommandOf<'constitute-body'>> = {},
): CommandOf<'constitute-body'> {
  return {
    kind: 'constitute-body',
    by: CHIEF,
    chairId: CHAIR.personId,
    memberIds: [CHAIR, MEMBER, MEMBER_B].map(({ personId }) => personId),
    quorum: 2,
    rule: 'majority',
    reason: 'So the parties agreed.',
    ...change,
  };
}

/** Breach by B, deliberate, unless said otherwise. */
export function voteBy(by: Actor, change: Partial<CommandOf<'vote'>> = {}): CommandOf<'vote'> {
  return {
    kind: 'vote',
    by,
    findingId: FINDING,
    breach: 'yes',
    responsible: id<'party'>('B'),
    intent: 'deliberate',
    remedy: 'Discipline those responsible.',
    dissent: '',
    ...change,
  };
}

export function decision(
  change: Partial<CommandOf<'take-decision'>> = {},
): CommandOf<'take-decision'> {
  return {
    kind: 'take-decision',
    by: CHAIR,
    findingId: FINDING,
    reading: null,
    reason: 'As two members voted.',
    ...change,
  };
}

export function requested(
  scene: Scene,
  change: Partial<CommandOf<'request-remedy'>> = {},
): CommandOf<'request-remedy'> {
  return {
    kind: 'request-remedy',
    by: MEMBER,
    decisionId: DECISION,
    partyId: id('B'),
    dueMs: scene.nowMs + 86_400_000,
    text: 'Name who ordered it, within a day.',
    ...change,
  };
}

export function answered(
  by: Actor,
  answer: CommandOf<'answer-remedy'>['answer'],
): CommandOf<'answer-remedy'> {
  return { kind: 'answer-remedy', by, remedyId: REMEDY, answer, text: 'What we say to it.' };
}

/** A finding against B is issued, and the commission sits. */
export function sitting(change: Partial<CommandOf<'constitute-body'>> = {}): Scene {
  const scene = caseAt('issued');
  order(scene, constitute(change));
  return scene;
}

/** Two of three members found a breach by B, and the chair has said so. */
export function decided(): Scene {
  const scene = sitting();
  for (const command of [voteBy(CHAIR), voteBy(MEMBER), decision()]) order(scene, command);
  return scene;
}

export const COMMISSION_COMMANDS: readonly Command[] = [
  constitute(),
  voteBy(MEMBER),
  decision({ reading: { normId: 'consequence', readingId: 'armed_attack' } }),
  { kind: 'appeal', by: LIAISON_B, decisionId: DECISION, reason: 'We were not heard.' },
  {
    kind: 'request-remedy',
    by: MEMBER,
    decisionId: DECISION,
    partyId: id('B'),
    dueMs: SHOT_MS,
    text: 'Name who ordered it.',
  },
  answered(LIAISON_B, 'accepted'),
  {
    kind: 'use-hotline',
    by: WATCH,
    partyId: id('B'),
    incidentId: null,
    reached: 0,
    calledMs: SHOT_MS,
    text: 'No answer in ten minutes.',
  },
];
