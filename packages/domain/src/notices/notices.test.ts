import { describe, expect, it } from 'vitest';
import type { Command } from '../core/command.ts';
import { onBeat } from '../access/told-times.ts';
import { id } from '../core/ids.ts';
import { caseAt, INCIDENT, notify, NOTICE, reply } from '../testing/case.ts';
import { contextOf, LIAISON, LIAISON_B, order, WATCH, outcomeOf } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { caseView } from '../views/case.ts';
import { liaisonView } from '../views/liaison.ts';

const HOUR_MS = 3_600_000;

const receipt = (by = LIAISON): Command => ({ kind: 'receipt-notice', by, noticeId: NOTICE });

const seenBy = (scene: Scene, partyId: string) =>
  liaisonView(scene.state, { role: 'liaison', partyId, nation: null }, contextOf(scene));

function noticed(): Scene {
  const scene = caseAt('reviewed');
  order(scene, notify());
  return scene;
}

describe('notices', () => {
  it('N1: one entry for both, and both see the same, to the letter', () => {
    const scene = noticed();
    const served = scene.entries.filter(({ kind }) => kind === 'notice.served');
    expect(served).toHaveLength(1);
    expect(served[0]?.judgement).toMatchObject({ partyIds: ['A', 'B'], incidentId: INCIDENT });
    order(scene, receipt());
    order(scene, reply(LIAISON_B));
    const [a, b] = [seenBy(scene, 'A'), seenBy(scene, 'B')];
    expect(a).toEqual(b);
    expect(a?.notices).toMatchObject([
      {
        entryIndex: served[0]?.index,
        servedAtMs: onBeat(served[0]?.recordedAtMs ?? 0),
        text: 'What we mean to find.',
        parties: [
          { partyId: 'A', receiptedAtMs: onBeat(scene.nowMs), replies: [] },
          { partyId: 'B', receiptedAtMs: null, replies: [{ late: false }] },
        ],
      },
    ]);
  });

  it('N2: of what is there to tell of, once', () => {
    expect(outcomeOf(caseAt('proposed'), opened)).toBe('wrong-state');
    expect(outcomeOf(caseAt('open'), opened)).toEqual(['notice.served']);
    expect(outcomeOf(caseAt('open'), notify())).toBe('not-found');
    expect(outcomeOf(caseAt('returned'), notify())).toBe('wrong-state');
    expect(outcomeOf(caseAt('drafted'), notify({ subject: 'issued-finding' }))).toBe('wrong-state');
    expect(outcomeOf(caseAt('issued'), notify({ subject: 'issued-finding' }))).toEqual([
      'notice.served',
    ]);
    expect(outcomeOf(noticed(), notify())).toBe('wrong-state');
  });

  const opened: Command = {
    kind: 'serve-notice',
    by: WATCH,
    subject: 'incident-opened',
    subjectId: INCIDENT,
    text: 'We look into it.',
  };

  it('N3: one receipt a party, by its own officers', () => {
    const scene = noticed();
    order(scene, receipt());
    expect(outcomeOf(scene, receipt())).toBe('wrong-state');
    expect(outcomeOf(scene, receipt(LIAISON_B))).toEqual(['notice.receipted']);
    const unknown: Command = { kind: 'receipt-notice', by: LIAISON, noticeId: id('NO-0009') };
    expect(outcomeOf(scene, unknown)).toBe('not-found');
    expect(outcomeOf(scene, receipt(WATCH))).toBe('not-permitted');
  });

  it.each([
    ['hour 47', 47 * HOUR_MS, 0],
    ['hour 48 to the millisecond', 48 * HOUR_MS, 0],
    ['a millisecond later', 48 * HOUR_MS + 1, 1],
    ['hour 49', 49 * HOUR_MS, 1],
  ] as const)('N4: a reply in %s', (_, afterMs, late) => {
    const scene = noticed();
    const servedMs = scene.nowMs;
    scene.nowMs = servedMs + afterMs;
    expect(outcomeOf(scene, reply(LIAISON))).toEqual(['reply.filed']);
    order(scene, reply(LIAISON));
    const notice = scene.state.notices.get(NOTICE);
    expect(notice?.dueMs).toBe(servedMs + 48 * HOUR_MS);
    expect(notice?.replies.map((each) => each.late)).toEqual([late]);
    expect(seenBy(scene, 'B')?.notices[0]?.parties[0]?.replies).toMatchObject([
      { late: late === 1, text: 'What we say to it.' },
    ]);
  });

  it('N4: only the notice of a draft asks for a reply', () => {
    const scene = caseAt('open');
    order(scene, opened);
    expect(scene.state.notices.get(NOTICE)?.dueMs).toBeNull();
    scene.nowMs += 100 * HOUR_MS;
    order(scene, reply(LIAISON));
    expect(scene.state.notices.get(NOTICE)?.replies[0]?.late).toBe(0);
  });

  it('N5: before the notice a party knows nothing of a draft; then what the notice says', () => {
    const party = { role: 'liaison', partyId: 'A', nation: null } as const;
    const drafted = caseAt('reviewed');
    const before = caseView(drafted.state, INCIDENT, party, contextOf(drafted));
    expect(before).toMatchObject({
      phase: 'opened',
      findingChain: [],
      notices: [],
      clocks: [],
      finding: null,
    });
    expect(JSON.stringify(before)).not.toMatch(/"F-0001/);
    const scene = noticed();
    const after = caseView(scene.state, INCIDENT, party, contextOf(scene));
    expect(after).toMatchObject({
      phase: 'parties-reply',
      findingChain: [],
      finding: null,
      tasks: [],
    });
    expect(after?.clocks.map(({ clockId }) => clockId)).toEqual([
      'reply:NO-0001:A',
      'reply:NO-0001:B',
    ]);
  });
});
