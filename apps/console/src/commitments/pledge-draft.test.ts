import { expect, test } from 'vitest';
import { newPledge, pledgeCommand } from './pledge-draft.ts';

const DRAFT = {
  ...newPledge('SE'),
  ...{ pledgeId: 'SE-hospital', contributionId: 'SE-hospital' },
  ...{ least: '1', most: '', unit: 'hospitals', claimIds: ['EA-SE-offer'] },
};

test('P1: a pledge is sent as it was filled in, an empty bound as unknown', () => {
  expect(pledgeCommand(DRAFT, 'A field hospital')).toMatchObject({
    kind: 'record-pledge',
    judgement: {
      quantity: { least: 1, most: null, unit: 'hospitals' },
      readings: [{ readingId: 'as-said', conditionIds: [] }],
      claimIds: ['EA-SE-offer'],
    },
    statement: 'A field hospital',
  });
});

test('P1: nothing said of a quantity is no quantity; what is no number is not made one', () => {
  const quantityOf = (more: Partial<typeof DRAFT>) => {
    const command = pledgeCommand({ ...DRAFT, ...more }, 'x');
    return command.kind === 'record-pledge' ? command.judgement.quantity : undefined;
  };
  expect(quantityOf({ least: '', unit: '' })).toBeNull();
  expect(quantityOf({ unit: '' })).toEqual({ least: 1, most: null, unit: '' });
  expect(quantityOf({ least: 'many' })?.least).toBeNaN();
});

test('P4: both readings of a pledge stay while its conditions are not said anew', () => {
  const reading = (readingId: string, conditionIds: readonly string[]) =>
    ({ readingId, conditionIds, value: 'unknown', missingIds: [] }) as const;
  const readings = [reading('strict', ['a', 'b']), reading('loose', ['a'])];
  const readingsOf = (conditionIds: readonly string[] | null) => {
    const command = pledgeCommand({ ...DRAFT, readings, conditionIds }, 'x');
    return command.kind === 'record-pledge' ? command.judgement.readings : undefined;
  };
  expect(readingsOf(null)?.map(({ readingId }) => readingId)).toEqual(['strict', 'loose']);
  expect(readingsOf(['a'])).toEqual([{ readingId: 'as-said', conditionIds: ['a'] }]);
});
