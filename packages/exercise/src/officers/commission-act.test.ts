import { describe, expect, it } from 'vitest';
import { id } from '@holdfast/domain';
import type { Command } from '@holdfast/domain';
import { commissionActs, constituteBody } from './commission-act.ts';
import type { DocketItem } from './desk.ts';

const NOW_MS = 10_000_000;
const MINUTES_5_MS = 300_000;

const item = (number: number, more: Partial<DocketItem> = {}): DocketItem => ({
  findingId: `F-000${number}`,
  responsible: 'accident',
  partyId: null,
  voterIds: [],
  decisionId: null,
  breach: null,
  remedyAsked: false,
  latestMs: NOW_MS - MINUTES_5_MS,
  ...more,
});

const voters = (count: number) =>
  ['p-commission-1', 'p-commission-2', 'p-commission-3'].slice(0, count);

const kinds = (commands: readonly Command[]) => commands.map(({ kind }) => kind);

describe('commissionActs', () => {
  it('O10: the body is three members of three nations, two a quorum, by majority', () => {
    expect(constituteBody()).toMatchObject({
      kind: 'constitute-body',
      by: { role: 'chief' },
      memberIds: voters(3),
      quorum: 2,
      rule: 'majority',
    });
  });

  it('O10: of three findings one is voted on by three, one by two, and one is left', () => {
    const docket = [1, 2, 3].map((number) => item(number));
    expect(commissionActs(docket, NOW_MS)).toMatchObject([
      { kind: 'vote', findingId: 'F-0001', by: { personId: 'p-commission-1' } },
      { kind: 'vote', findingId: 'F-0002' },
    ]);
    const two = docket.map((each) => ({ ...each, voterIds: voters(2) }));
    expect(kinds(commissionActs(two, NOW_MS))).toEqual(['vote', 'take-decision']);
    const three = commissionActs([item(1, { voterIds: voters(2) })], NOW_MS);
    expect(three[0]).toMatchObject({ by: { personId: 'p-commission-3' } });
    expect(three[0]).not.toMatchObject({ dissent: '' });
  });

  it('O10: nobody acts before the time to read has passed', () => {
    const soon = item(1, { latestMs: NOW_MS - MINUTES_5_MS + 1 });
    expect(commissionActs([soon], NOW_MS)).toEqual([]);
  });

  it('O10: a remedy is asked once, of the party, after a breach, for the first of three', () => {
    const decided = { voterIds: voters(3), decisionId: 'DE-0001', breach: 'yes' } as const;
    const ask = (number: number, more: Partial<DocketItem>) => {
      const against = { ...item(number), ...decided, ...more };
      return kinds(commissionActs(number === 1 ? [against] : [item(1), against], NOW_MS)).filter(
        (kind) => kind === 'request-remedy',
      );
    };
    const partyId = id<'party'>('A');
    expect(ask(1, { partyId })).toEqual(['request-remedy']);
    expect(ask(1, { partyId, remedyAsked: true })).toEqual([]);
    expect(ask(1, { partyId, breach: 'no' })).toEqual([]);
    expect(ask(2, { partyId })).toEqual([]);
  });
});
