import { describe, expect, it } from 'vitest';
import { decide } from '../core/decide.ts';
import type { Command, CommandOf } from '../core/command.ts';
import { emptyState, stateAsJson } from '../core/state.ts';
import { evolve } from '../core/evolve.ts';
import { caseAt } from '../testing/case.ts';
import { contextOf, CUSTODIAN, order, WATCH } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { entryView } from '../views/entry.ts';

const erase = (
  indices: readonly number[],
  change: Partial<CommandOf<'erase-content'>> = {},
): Command => ({
  kind: 'erase-content',
  by: CUSTODIAN,
  judgement: { indices },
  reason: 'A name.',
  ...change,
});

function codeOf(scene: Scene, command: Command): string {
  const decision = decide(scene.state, command);
  return decision.accepted ? 'accepted' : decision.refusal.code;
}

function observationIndex(scene: Scene): number {
  return scene.entries.find(({ kind }) => kind === 'observation.received')?.index ?? -1;
}

describe('erasing contents', () => {
  it('K1: a custodian erases with a reason, ascending, each once, and only what is there', () => {
    const scene = caseAt('open');
    const { length } = scene.entries;
    const at = observationIndex(scene);
    expect(codeOf(scene, erase([at]))).toBe('accepted');
    expect(codeOf(scene, erase([at], { by: WATCH }))).toBe('not-permitted');
    expect(codeOf(scene, erase([at], { reason: ' ' }))).toBe('malformed');
    for (const indices of [[], [at, at], [at, at - 1], [-1]])
      expect([indices, codeOf(scene, erase(indices))]).toEqual([indices, 'malformed']);
    for (const indices of [[length], [0.5]])
      expect([indices, codeOf(scene, erase(indices))]).toEqual([indices, 'not-found']);
  });

  it('K2: the text in force and the reason of an erasure stay, and nothing is erased twice', () => {
    const scene = caseAt('open');
    expect(codeOf(scene, erase([scene.state.agreement?.index ?? -1]))).toBe('wrong-state');
    const at = observationIndex(scene);
    order(scene, erase([at]));
    expect(scene.entries.at(-1)).toMatchObject({
      kind: 'content.erased',
      author: { kind: 'person', role: 'custodian' },
      judgement: { indices: [at] },
    });
    expect(codeOf(scene, erase([at]))).toBe('wrong-state');
    expect(codeOf(scene, erase([scene.entries.length - 1]))).toBe('wrong-state');
  });

  it('K3: nothing of the state changes but the erasures and the counters', () => {
    const scene = caseAt('issued');
    const at = observationIndex(scene);
    const before = JSON.stringify(stateAsJson(scene.state));
    order(scene, erase([at]));
    const { entries, recordedAtMs } = scene.state;
    expect(scene.state.erasures).toEqual(new Map([[at, entries - 1]]));
    const undone = { ...scene.state, erasures: new Map(), entries: entries - 1 };
    expect(JSON.stringify(stateAsJson(undone))).toBe(before);
    expect(stateAsJson(scene.entries.reduce(evolve, emptyState()))).toEqual(
      stateAsJson(scene.state),
    );
    expect(recordedAtMs).toBe(scene.nowMs);
  });

  it('K4: a reader of the entry is told that it was erased, and where that is said', () => {
    const scene = caseAt('open');
    const at = observationIndex(scene);
    order(scene, erase([at]));
    const entry = scene.entries[at];
    if (entry === undefined) throw new TypeError('expected an observation');
    const proven = { entry, judgementText: '{}', contentText: null, leafHex: '', proof: null };
    const reader = { role: 'watch', partyId: null, nation: null } as const;
    const view = entryView(scene.state, proven, reader, contextOf(scene));
    expect([view.contentState, view.content]).toEqual(['erased', null]);
    expect(view.sentence).toContain(`erased: entry ${scene.entries.length - 1} says so.`);
  });
});
