import { describe, expect, it } from 'vitest';
import { decide } from '../core/decide.ts';
import { id } from '../core/ids.ts';
import { fieldReport } from '../testing/asked.ts';
import { caseAt, SHOT_MS } from '../testing/case.ts';
import {
  contextOf,
  CUSTODIAN,
  enrolment,
  MONITOR,
  order,
  staffedScene,
  WATCH,
} from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { fieldView } from '../views/field.ts';
import { emptyTally } from '../views/record-tally.ts';
import { recordView } from '../views/record.ts';

const NO_LOG = { checkpointNote: null, keys: [], cosigners: [], witnessKeys: [], trouble: null };
const MINE = { role: 'monitor', partyId: null, nation: 'Northland', personId: MONITOR.personId };

function outcome(scene: Scene, change: Parameters<typeof fieldReport>[0] = {}): string {
  const decision = decide(scene.state, fieldReport(change));
  return decision.accepted
    ? decision.entries.map(({ kind }) => kind).join()
    : decision.refusal.code;
}

describe('a monitor’s own report', () => {
  it('F1: is an observation of the patrol: the place it was made from and the bearing are content, never judgement', () => {
    const decision = decide(staffedScene().state, fieldReport());
    if (!decision.accepted) throw new TypeError(decision.refusal.expected);
    const [entry] = decision.entries;
    expect(entry).toMatchObject({
      kind: 'observation.received',
      author: { kind: 'person', id: MONITOR.personId, role: 'monitor' },
      judgement: { observationType: 'explosions-heard', count: 5, area: null, reportId: 'R-0001' },
      content: { text: 'Пять тяжёлых ударов.', bearing: { azimuthMdeg: 62_000, nearM: 3_000 } },
    });
    expect(JSON.stringify(entry?.judgement)).not.toMatch(/48_?151|latitude|azimuth/);
  });

  it('F2: without a known place the direction is kept, and is no bearing', () => {
    const decision = decide(staffedScene().state, fieldReport({ standing: null }));
    expect(decision.accepted && decision.entries[0]?.content).toMatchObject({
      bearing: null,
      more: { direction: { azimuthMdeg: 62_000 } },
    });
  });

  it('F3: the same report with another text, one ear for two patrols, an unknown patrol or sector, and times that cannot be are refused', () => {
    const scene = staffedScene();
    order(scene, enrolment('patrol-2', 'patrol', null));
    order(scene, fieldReport());
    expect(outcome(scene, { text: 'Six.' })).toBe('duplicate-id');
    const other = { reportId: id<'field-report'>('R-0002') };
    expect(outcome(scene, other)).toBe('observation.received');
    expect(outcome(scene, { ...other, sourceId: id('patrol-2') })).toBe('conflict-of-interest');
    expect(outcome(scene, { ...other, sourceId: id('weather') })).toBe('unknown-source');
    expect(outcome(scene, { ...other, sectorId: id('S9') })).toBe('not-found');
    expect(outcome(scene, { ...other, toMs: 0 })).toBe('impossible-time');
    expect(outcome(scene, { ...other, fromMs: 0 })).toBe('impossible-time');
    expect(outcome(scene, { ...other, counted: 'between' })).toBe('malformed');
    expect(outcome(scene, { ...other, counted: 'between', countMost: 4 })).toBe('malformed');
    expect(outcome(scene, { ...other, counted: 'between', countMost: 8 })).toBe(
      'observation.received',
    );
    expect(outcome(scene, { ...other, by: WATCH })).toBe('not-permitted');
  });

  it('F4: whoever reported sees what became of it, both of two that overlap, and nobody outside the mission sees any', () => {
    const scene = staffedScene();
    order(scene, fieldReport());
    order(scene, fieldReport({ reportId: id('R-0002'), standing: null }));
    const view = fieldView(scene.state, { ...MINE, role: 'monitor' }, contextOf(scene));
    expect(view?.reports).toMatchObject([
      { reportId: 'R-0002', fate: 'needs-person', overlaps: ['OB-0001'] },
      { reportId: 'R-0001', fate: 'held', overlaps: ['OB-0002'] },
    ]);
    const late = caseAt('issued');
    order(late, fieldReport({ fromMs: SHOT_MS, toMs: SHOT_MS + 1_000 }));
    const context = { ...contextOf(late), nowMs: SHOT_MS + 86_400_000 };
    const settled = fieldView(late.state, { ...MINE, role: 'monitor' }, context);
    expect(settled?.reports).toMatchObject([
      {
        fate: 'needs-person',
        words: 'It came after HF-0001 was settled: a person decides. Nothing was overwritten.',
      },
    ]);
    const outside = { role: 'liaison', partyId: id<'party'>('A'), nation: null } as const;
    expect(fieldView(scene.state, outside, contextOf(scene))).toBeNull();
  });
});

describe('the record page', () => {
  it('F5: counts what is withheld from each reader, with the reason, and shows keys and refusals to the mission alone', () => {
    const scene = caseAt('issued');
    const shown = (role: 'custodian' | 'public') =>
      recordView(
        scene.state,
        { role, partyId: null, nation: null, personId: CUSTODIAN.personId },
        contextOf(scene),
        { log: NO_LOG, tally: emptyTally(), page: null },
      );
    expect(shown('custodian').withheld).toEqual([]);
    expect(shown('custodian').keys?.length).toBeGreaterThan(3);
    const outside = shown('public');
    expect([outside.keys, outside.refusals]).toEqual([null, null]);
    expect(outside.withheld[0]?.entries).toBeGreaterThan(10);
    expect(outside.withheld[0]?.why).toContain('Not released to you');
    expect(shown('custodian').releases).toMatchObject([{ title: 'Finding F-0001 issued' }]);
  });
});
