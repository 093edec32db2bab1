import { expect, it } from 'vitest';
import { isCaseProblem, parseCase } from './case-file.ts';
import { weighCase } from './weigh.ts';

const good = {
  parties: ['A', 'B'],
  table: 'exercise-1',
  cap_cdb: 1000,
  priors_cdb: { party: 0, third_party: -1000, accident: -500, exercise: -500, natural: -300 },
  standards: [
    {
      standard_id: 'balance',
      threshold_cdb: 1000,
      least_groups: 2,
      survives_loss_of: 0,
      physical_evidence: false,
    },
  ],
  reports: [
    {
      report_id: 'r1',
      group_id: 'acoustic',
      source_class: 'acoustic-network',
      claim: { code: 'fired-from', shares_ppm: { A: 990000, B: 10000 } },
    },
    {
      report_id: 'r2',
      group_id: 'spokesman-b',
      source_class: 'party-spokesman',
      claimant: 'B',
      claim: { code: 'accuses', party: 'A' },
    },
  ],
};

it('W15: reads a whole case', () => {
  const file = parseCase(good);
  if (isCaseProblem(file)) expect.fail(`${file.path}: ${file.expected}`);
  expect(weighCase(file.input).leading).toBe('A');
  expect(file.standards).toEqual([
    {
      standardId: 'balance',
      thresholdCdb: 1000,
      leastGroups: 2,
      survivesLossOf: 0,
      physicalEvidence: 0,
    },
  ]);
});

it('W15: names the place of what is wrong', () => {
  const [first, second] = good.reports;
  const path = (value: unknown) => {
    const parsed = parseCase(value);
    return isCaseProblem(parsed) ? parsed.path : 'read';
  };
  expect(path([])).toBe('case');
  expect(path(null)).toBe('case');
  expect(path({ ...good, parties: [] })).toBe('case.parties');
  expect(path({ ...good, parties: ['A', 'A'] })).toBe('case');
  expect(path({ ...good, cap_cdb: 1.5 })).toBe('case.cap_cdb');
  expect(path({ ...good, cap_cdb: Number.NaN })).toBe('case.cap_cdb');
  expect(path({ ...good, table: 'other' })).toBe('case.table');
  expect(path({ ...good, more: 1 })).toBe('case');
  expect(path({ ...good, reports: [first, first] })).toBe('case.reports[1].report_id');
  const claim = (value: unknown) => path({ ...good, reports: [{ ...second, claim: value }] });
  expect(claim({ code: 'accuses', party: 'C' })).toBe('case.reports[0].claim.party');
  expect(claim({ code: 'shouts' })).toBe('case.reports[0].claim.code');
  expect(claim({ code: 'fired-from', shares_ppm: { A: 900000, B: 900000 } })).toBe(
    'case.reports[0].claim.shares_ppm',
  );
  expect(claim({ code: 'fired-from', shares_ppm: { A: -1 } })).toBe(
    'case.reports[0].claim.shares_ppm.A',
  );
  expect(claim({ code: 'denies', party: 'A' })).toBe('case.reports[0].claim');
  expect(path({ ...good, reports: [{ ...first, claim: { code: 'admits' } }] })).toBe(
    'case.reports[0]',
  );
  expect(path({ ...good, reports: [{ ...first, group_id: 'anonymous' }] })).toBe('case.reports[0]');
});
