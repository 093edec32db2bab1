import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitmentsView, PledgeShown } from '@holdfast/domain';
import { get, post } from './testing/served.ts';
import type { ServedRegister } from './testing/served-register.ts';
import { serveRegister } from './testing/served-register.ts';

let served: ServedRegister;
beforeAll(async () => {
  served = await serveRegister();
});
afterAll(() => served.end());

/** November 2023, and each act an hour after the one before: the latest by the time it happened counts. */
const FROM_MS = 1_700_000_000_000;
const HOUR_MS = 3_600_000;
let acts = 0;

const read = async (query = ''): Promise<CommitmentsView> => {
  const { body } = await get(`${served.server.url}/api/commitments?as=p-planner${query}`);
  return JSON.parse(JSON.stringify(body));
};

async function send(as: string, role: string, command: object) {
  acts += 1;
  const id = `story-${String(acts).padStart(4, '0')}`;
  return post(`${served.server.url}/api/commands`, { id, as, role, command });
}

async function record(as: string, role: string, command: object): Promise<number> {
  const { status, body } = await send(as, role, command);
  expect([status, body]).toEqual([201, expect.anything()]);
  return Number(body['recordedAtMs']);
}

const happens = (act: string, actor = 'UN') =>
  record('p-commission', 'commission', {
    kind: 'record-act',
    judgement: {
      ...{ act, actor, findingId: null },
      ...{ fromMs: FROM_MS + acts * HOUR_MS, toMs: FROM_MS + acts * HOUR_MS },
    },
    reason: 'Announced.',
  });

const riksdag = (outcome: 'approved' | 'rejected', votesFor: number, votesAgainst: number) =>
  record('p-clerk-se', 'capital', {
    kind: 'record-national-decision',
    judgement: {
      ...{ stateId: 'SE', body: 'RIKSDAG', outcome, votesFor, votesAgainst, abstained: 0 },
      decidedMs: FROM_MS + acts * HOUR_MS,
    },
    reason: `Voted ${votesFor} to ${votesAgainst}.`,
  });

function pledgeIn(view: CommitmentsView, pledgeId: string): PledgeShown {
  const found = view.states
    .flatMap(({ pledges }) => pledges)
    .find((pledge) => pledge.pledgeId === pledgeId);
  if (found === undefined) throw new TypeError(`no pledge ${pledgeId}`);
  return found;
}

const idsOf = (view: CommitmentsView) => view.changes.map(({ id }) => id).sort();

test('story 9: Sweden hangs on its parliament, and then on the rules of engagement alone', async () => {
  await happens('formal_ceasefire_begins');
  await happens('peace_agreement_begins');
  const rejectedAtMs = await riksdag('rejected', 150, 199);
  const rejected = await read();
  expect(pledgeIn(rejected, 'SE-air')).toMatchObject({
    value: 'false',
    word: 'not-ready',
    sentence: 'Not ready; nearest missing: The Swedish parliament approves (false), and 1 more.',
  });

  await riksdag('approved', 253, 61);
  const approved = await read(`&since=${rejected.cut.entries}`);
  expect(pledgeIn(approved, 'SE-air')).toMatchObject({
    value: 'unknown',
    sentence: 'Blocked only by: Clear rules of engagement (unknown).',
  });
  expect(idsOf(approved)).toEqual(['SE-air', 'SE-mines', 'SE-training', 'riksdag']);
  expect(
    approved.states.find(({ stateId }) => stateId === 'SE')?.decisions.map((d) => d.votesFor),
  ).toEqual([150, 253]);

  const asKnown = await read(`&known=${rejectedAtMs}`);
  expect(pledgeIn(asKnown, 'SE-air').sentence).toBe(pledgeIn(rejected, 'SE-air').sentence);
  expect(asKnown.cut.earlier).toBe(true);
});

test('story 9: what if the rules were clear: the same rules answer, and nothing is recorded', async () => {
  const before = await read();
  const supposed = await read('&whatif=roe_clear:true');
  expect(pledgeIn(supposed, 'SE-air').word).toBe('conditions-met');
  expect(idsOf(supposed)).toEqual(['SE-air', 'SE-mines', 'SE-training', 'roe_clear']);
  expect((await read()).cut.entries).toBe(before.cut.entries);
  const wrong = await get(`${served.server.url}/api/commitments?whatif=roe_clear:perhaps`);
  expect([wrong.status, wrong.body['code']]).toEqual([400, 'malformed']);
});

test('story 10: under one reading the disputed backstop disputes Belgium’s offer, under the other it does not', async () => {
  await happens('hostilities_end_begins');
  await happens('us_led_monitoring_begins');
  const { readings, word } = pledgeIn(await read(), 'BE-sea');
  expect(readings.map(({ readingId, value }) => [readingId, value])).toEqual([
    ['backstop_is_condition', 'disputed'],
    ['backstop_is_support', 'true'],
  ]);
  expect(word).toBe('depends-on-reading');
});

const BELGIAN_SHIPS = {
  ...{ pledgeId: 'BE-sea', contributionId: 'BE-sea', stateId: 'BE', domain: 'sea' },
  ...{ stance: 'offers', modality: 'will', stage: 'approved' },
  quantity: { least: 2, most: 4, unit: 'ships' },
  ...{ places: [], tasks: ['maritime_capability'] },
  readings: [{ readingId: 'backstop_is_condition', conditionIds: ['us_backstop'] }],
  claimIds: ['EA-BE'],
};
const pledge = (more: object = {}) => ({
  kind: 'record-pledge',
  judgement: { ...BELGIAN_SHIPS, ...more },
  statement: 'Ships.',
});

test('story 10: at sea offers and gap are ranges, by how they stand', async () => {
  await record('p-clerk-be', 'capital', pledge());
  const sea = (await read()).needs.find(({ domain }) => domain === 'sea');
  expect(sea).toMatchObject({ offered: [2, null], gap: [0, null], unknown: 1 });
  expect(sea?.standings).toMatchObject([
    { value: 'true', contributions: 1, unknown: 1 },
    { value: 'disputed', least: 2, most: 4, contributions: 1, unknown: 0 },
  ]);
});

test.each([
  ['a pledge without a claim', pledge({ claimIds: [] }), 404, 'at least one claim'],
  ['a range without a unit', pledge({ quantity: { least: 2, most: 4, unit: '' } }), 400, 'unit'],
  ['a quantity pledged by nobody', pledge({ stateId: '' }), 400, 'stateId'],
  [
    'a range the wrong way round',
    pledge({ quantity: { least: 4, most: 2, unit: 'ships' } }),
    400,
    'least not above most',
  ],
  [
    'a condition that is not on record',
    pledge({ readings: [{ readingId: 'r', conditionIds: ['moonrise'] }] }),
    404,
    'a condition on record',
  ],
])('P1: %s is refused, in words', async (_what, command, status, expected) => {
  const refused = await send('p-clerk-be', 'capital', command);
  expect([refused.status, refused.body['message']]).toEqual([
    status,
    expect.stringContaining(expected),
  ]);
});

test('P2: promises that would wait for each other are refused, with the circle', async () => {
  const circle = pledge({ pledgeId: 'US-backstop', stateId: 'US' });
  const refused = await send('p-planner', 'planner', circle);
  expect([refused.status, refused.body['message']]).toEqual([
    403,
    'Expected promises that do not wait for each other, found US-backstop → US-backstop.',
  ]);
});

test('P12: a clerk records for no other state', async () => {
  const refused = await send('p-clerk-se', 'capital', pledge());
  expect([refused.status, refused.body['code']]).toEqual([403, 'not-permitted']);
});
