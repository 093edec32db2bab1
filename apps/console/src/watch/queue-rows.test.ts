import { expect, it } from 'vitest';
import type { WatchItem } from '@holdfast/domain';
import { queueRows } from './queue-rows.ts';

const item = (
  key: string,
  kind: WatchItem['kind'],
  partyName: string | null = null,
): WatchItem => ({
  ...{ key, kind, id: key, incidentId: null, title: null, sentence: '', clock: null },
  severity: null,
  allegation: partyName === null ? null : { partyName, entryIndex: 0, filedAtMs: 0 },
});

it('puts what is asked alike of one party in one row, where its first stands, and loses nothing', () => {
  const queue = [
    item('1', 'review-finding'),
    item('2', 'acknowledge-allegation', 'Corrath'),
    item('3', 'acknowledge-allegation', 'Haldavar'),
    item('4', 'acknowledge-allegation', 'Corrath'),
    item('5', 'judge-allegation', 'Corrath'),
    item('6', 'review-finding'),
    item('7', 'clock-running'),
    item('8', 'clock-running'),
  ];
  const rows = queueRows(queue).map(({ items }) => items.map(({ key }) => key));
  expect(rows).toEqual([['1'], ['2', '4'], ['3'], ['5'], ['6'], ['7', '8']]);
  expect(rows.flat().toSorted()).toEqual(queue.map(({ key }) => key));
});
