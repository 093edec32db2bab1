import { describe, expect, it } from 'vitest';
import { ROLES } from '../access/role.ts';
import { emptyState } from '../core/state.ts';
import { evolve } from '../core/evolve.ts';
import { caseAt, STAGES } from '../testing/case.ts';
import { byEngine, contextOf, CUSTODIAN, emptyScene, order, put } from '../testing/scene.ts';
import { emptyTally } from './record-tally.ts';
import { recordView } from './record.ts';

const LOG = { checkpointNote: null, keys: [], cosigners: [], witnessKeys: [], trouble: null };

describe('the record page, counted on', () => {
  it('F9: counting on after every entry gives every role what one walk over the whole record gives', () => {
    for (const stage of STAGES.slice(-2)) {
      const scene = caseAt(stage);
      const erased = scene.entries.find(({ kind }) => kind === 'observation.received')?.index ?? 0;
      const judgement = { indices: [erased] };
      order(scene, { kind: 'erase-content', by: CUSTODIAN, judgement, reason: 'A name.' });
      const context = contextOf(scene);
      for (const role of ROLES) {
        const reader = { role, partyId: null, nation: null };
        const tally = emptyTally();
        let state = emptyState();
        for (const entry of scene.entries) {
          state = evolve(state, entry);
          const counted = recordView(state, reader, context, { log: LOG, tally, page: null });
          const fresh = { log: LOG, tally: emptyTally(), page: null };
          expect(counted).toEqual(recordView(state, reader, context, fresh));
        }
      }
    }
  });

  it('F10: refusals are paged by feed, the latest first, each once', () => {
    const scene = emptyScene();
    for (let line = 1; line <= 45; line += 1)
      put(
        scene,
        byEngine('refusal.recorded', { feed: line % 9 === 0 ? 'b' : 'a', code: 'malformed', line }),
      );
    const reader = { role: 'watch', partyId: null, nation: null } as const;
    const tally = emptyTally();
    const pageOf = (page: { feed: string; before: number } | null) =>
      recordView(scene.state, reader, contextOf(scene), { log: LOG, tally, page }).refusals ?? [];
    expect(pageOf(null).map(({ feed, count, hasEarlier }) => [feed, count, hasEarlier])).toEqual([
      ['a', 40, true],
      ['b', 5, false],
    ]);
    const lines: number[] = [];
    for (let page = pageOf(null)[0]; page !== undefined;) {
      lines.push(...page.latest.map(({ line }) => line));
      const before = page.latest.at(-1)?.entryIndex ?? 0;
      page = page.hasEarlier ? pageOf({ feed: 'a', before })[0] : undefined;
    }
    const expected = scene.entries.flatMap(({ judgement }) =>
      'feed' in judgement && judgement.feed === 'a' ? [judgement.line] : [],
    );
    expect(lines).toEqual(expected.reverse());
    expect(pageOf({ feed: 'none', before: 3 })).toEqual([]);
  });
});
