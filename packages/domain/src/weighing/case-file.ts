import { id, isId } from '../core/ids.ts';
import type { PartyId } from '../core/ids.ts';
import type { PartyShares, PriorsCdb, SourceClass, StandardOfProof } from '../core/judgements.ts';
import { CLAIM_CODES } from './claims.ts';
import type { Claim, WeighedReport } from './claims.ts';
import { ANONYMOUS_GROUP } from './weigh.ts';
import type { CaseInput } from './weigh.ts';
import { EXERCISE_1 } from './weights/exercise-1.ts';

/** A case as strangers write it: the whole input of a ledger, and the standards to hold it against. */
export interface CaseFile {
  readonly input: CaseInput;
  readonly standards: readonly StandardOfProof[];
}

/** What is wrong with a case file: where, as a path such as `reports[2].claim.code`, and what was expected. */
export interface CaseProblem {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Every table that ships, by version: a replay names one. */
export const LIKELIHOOD_TABLES = { 'exercise-1': EXERCISE_1 } as const;

const SOURCE_CLASSES = [
  'acoustic-network',
  'patrol',
  'party-spokesman',
  'party-notice',
  'weather-service',
  'press',
  'dataset',
  'unknown',
] as const satisfies readonly SourceClass[];

const REPORTS_MAX = 100_000;
const CDB_MAX = 1_000_000;

/** Reads the JSON value of a case file strictly. Nothing is repaired; the first problem is the answer. */
export function parseCase(value: unknown): CaseFile | CaseProblem {
  const problems: CaseProblem[] = [];
  const root = new Member(value, 'case', problems);
  const parties = root.list('parties', 1, 12).map((party) => party.id<'party'>());
  if (new Set(parties).size < parties.length) root.wrong('parties named once each', 'one twice');
  const file: CaseFile = {
    input: {
      parties,
      reports: root.list('reports', 0, REPORTS_MAX).map((report) => reportFrom(report, parties)),
      table: LIKELIHOOD_TABLES[root.at('table').word(['exercise-1'])],
      capCdb: root.at('cap_cdb').integer(3, CDB_MAX),
      priors: priorsFrom(root.at('priors_cdb')),
    },
    standards: root.list('standards', 0, 20).map(standardFrom),
  };
  root.only(['parties', 'reports', 'table', 'cap_cdb', 'priors_cdb', 'standards']);
  return problems[0] ?? repeatedReport(file) ?? file;
}

export function isCaseProblem(parsed: CaseFile | CaseProblem): parsed is CaseProblem {
  return 'path' in parsed;
}

function repeatedReport({ input }: CaseFile): CaseProblem | null {
  const seen = new Set<string>();
  for (const [at, { reportId }] of input.reports.entries()) {
    if (seen.has(reportId))
      return {
        path: `case.reports[${at}].report_id`,
        expected: 'an id of its own',
        found: reportId,
      };
    seen.add(reportId);
  }
  return null;
}

function reportFrom(member: Member, parties: readonly PartyId[]): WeighedReport {
  const report: WeighedReport = {
    reportId: member.at('report_id').id(),
    groupId: member.at('group_id').id(),
    sourceClass: member.at('source_class').word(SOURCE_CLASSES),
    sourceId: member.has('source_id') ? member.at('source_id').id() : null,
    claimantId: member.has('claimant') ? member.at('claimant').party(parties) : null,
    claim: claimFrom(member.at('claim'), parties),
    entryIndices: member.has('entry_indices')
      ? member.list('entry_indices', 0, 1000).map((index) => index.integer(0, 9e15))
      : [],
  };
  if (report.groupId === ANONYMOUS_GROUP && report.sourceClass !== 'unknown')
    member.wrong(`a group_id other than ${ANONYMOUS_GROUP}`, report.groupId);
  const speaks = ['denies', 'admits', 'reports-accident'].includes(report.claim.code);
  if (speaks && report.claimantId === null) member.wrong('a claimant: a party speaks', 'none');
  member.only([
    'report_id',
    'group_id',
    'source_class',
    'source_id',
    'claimant',
    'claim',
    'entry_indices',
  ]);
  return report;
}

function claimFrom(member: Member, parties: readonly PartyId[]): Claim {
  const code = member.at('code').word(CLAIM_CODES);
  switch (code) {
    case 'fired-from':
    case 'impact-in':
    case 'explosion-in':
      member.only(['code', 'shares_ppm']);
      return { code, sharesPpm: member.at('shares_ppm').shares(parties) };
    case 'launch-and-impact':
      member.only(['code', 'launch_ppm', 'impact_ppm']);
      return {
        code,
        launchPpm: member.at('launch_ppm').shares(parties),
        impactPpm: member.at('impact_ppm').shares(parties),
      };
    case 'accuses':
      member.only(['code', 'party']);
      return { code, partyId: member.at('party').party(parties) };
    default:
      member.only(['code']);
      return { code };
  }
}

function priorsFrom(member: Member): PriorsCdb {
  const prior = (name: string) => member.at(name).integer(-CDB_MAX, CDB_MAX);
  member.only(['party', 'third_party', 'accident', 'exercise', 'natural']);
  return {
    party: prior('party'),
    thirdParty: prior('third_party'),
    accident: prior('accident'),
    exercise: prior('exercise'),
    natural: prior('natural'),
  };
}

function standardFrom(member: Member): StandardOfProof {
  member.only([
    'standard_id',
    'threshold_cdb',
    'least_groups',
    'survives_loss_of',
    'physical_evidence',
  ]);
  return {
    standardId: member.at('standard_id').id(),
    thresholdCdb: member.at('threshold_cdb').integer(0, CDB_MAX),
    leastGroups: member.at('least_groups').integer(0, 1000),
    survivesLossOf: member.at('survives_loss_of').integer(0, 1000),
    physicalEvidence: member.at('physical_evidence').truth() ? 1 : 0,
  };
}

/** A place in a JSON value. Reads give stand-ins once something is wrong; the caller asks for the first problem at the end. */
class Member {
  readonly #value: unknown;
  readonly #path: string;
  readonly #problems: CaseProblem[];

  constructor(value: unknown, path: string, problems: CaseProblem[]) {
    this.#value = value;
    this.#path = path;
    this.#problems = problems;
  }

  wrong(expected: string, found: string): void {
    this.#problems.push({ path: this.#path, expected, found });
  }

  at(name: string): Member {
    return new Member(this.#fields().get(name), `${this.#path}.${name}`, this.#problems);
  }

  /** False for a member that is absent or null. */
  has(name: string): boolean {
    return (this.#fields().get(name) ?? null) !== null;
  }

  only(names: readonly string[]): void {
    const unknown = [...this.#fields().keys()].find((name) => !names.includes(name));
    if (unknown !== undefined) this.wrong(`no members but ${names.join(', ')}`, unknown);
  }

  list(name: string, least: number, most: number): readonly Member[] {
    const value = this.#fields().get(name);
    const path = `${this.#path}.${name}`;
    if (Array.isArray(value) && value.length >= least && value.length <= most)
      return value.map((item: unknown, at) => new Member(item, `${path}[${at}]`, this.#problems));
    this.at(name).wrong(`a list of ${least} to ${most}`, shown(value));
    return [];
  }

  integer(least: number, most: number): number {
    const value = this.#value;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
      return value;
    this.wrong(`a whole number from ${least} to ${most}`, shown(value));
    return least;
  }

  truth(): boolean {
    if (typeof this.#value === 'boolean') return this.#value;
    this.wrong('true or false', shown(this.#value));
    return false;
  }

  word<W extends string>(words: readonly [W, ...W[]]): W {
    const word = words.find((candidate) => candidate === this.#value);
    if (word !== undefined) return word;
    this.wrong(words.join(', '), shown(this.#value));
    return words[0];
  }

  id<K extends string>() {
    if (typeof this.#value === 'string' && isId(this.#value)) return id<K>(this.#value);
    this.wrong('an id: a letter, then letters, digits or . _ : ( ) -', shown(this.#value));
    return id<K>('x');
  }

  party(parties: readonly PartyId[]): PartyId {
    const party = parties.find((candidate) => candidate === this.#value);
    if (party !== undefined) return party;
    this.wrong(`one of the parties ${parties.join(', ')}`, shown(this.#value));
    return id<'party'>('x');
  }

  /** Parts per million for each party; parties left out have none. Together at most a million and a few for rounding. */
  shares(parties: readonly PartyId[]): PartyShares {
    this.only(parties);
    const shares = parties
      .filter((partyId) => this.has(partyId))
      .map((partyId) => ({ partyId, ppm: this.at(partyId).integer(0, 1_000_000) }));
    const sum = shares.reduce((total, { ppm }) => total + ppm, 0);
    if (sum > 1_000_000 + parties.length) this.wrong('at most 1000000 together', String(sum));
    return shares;
  }

  #fields(): ReadonlyMap<string, unknown> {
    const value = this.#value;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return new Map<string, unknown>(Object.entries(value));
    if (this.#problems.every(({ path }) => path !== this.#path))
      this.wrong('an object', shown(value));
    return new Map();
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
