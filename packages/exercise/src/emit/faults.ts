import type { RefusalCode, SourceId } from '@holdfast/domain';
import { id } from '@holdfast/domain';
import { NETWORK_DESK, PATROLS, SPOKESMEN } from './cast.ts';
import { joined } from './envelope.ts';
import type { Draft } from './envelope.ts';
import type { ExerciseParty } from './plan.ts';
import { instantText, placeFields } from './row-fields.ts';
import { partyOn } from './cast.ts';
import { pointKm } from '../land/shapes.ts';

/** What the mission must refuse, by feed and code: the scorer counts it. */
export interface ExpectedRefusal {
  readonly feed: string;
  readonly code: RefusalCode;
}

/** A file with what is done to it on the way. Sequence numbers are given to files that can be opened alone. */
export interface Posted extends Draft {
  /** `cut`: half of it arrives, and the whole a little later. `forged`: another's key signed it. `latin`: one byte is not UTF-8. */
  readonly spoiling: 'none' | 'cut' | 'forged' | 'latin';
}

export interface SpoiledPost {
  readonly files: readonly Posted[];
  readonly expected: readonly ExpectedRefusal[];
}

/** Which batch of the first gateway carries which kind of bad row. Rows are added, never changed: nothing true is lost. */
const BAD_ROWS: readonly {
  readonly batch: number;
  readonly code: RefusalCode;
  readonly row: (lines: readonly string[]) => string;
}[] = [
  { batch: 2, code: 'malformed', row: () => 'gateway restarted' },
  { batch: 3, code: 'not-a-number', row: () => 'bad-1,s0001,NaN,blast' },
  { batch: 4, code: 'impossible-time', row: () => 'bad-2,s0001,1970-01-01T00:00:12.000000Z,blast' },
  { batch: 5, code: 'unknown-value', row: () => 'bad-3,s9999,2031-03-14T06:20:00.000000Z,blast' },
  { batch: 1, code: 'duplicate-id', row: (lines) => lines[1] ?? '' },
];

/** Adds what goes wrong in every real mission: bad rows, a cut file, a forged one, a stranger's. */
export function spoilPost(
  drafts: readonly Draft[],
  parties: readonly ExerciseParty[],
): SpoiledPost {
  const expected: ExpectedRefusal[] = [];
  const spoiled = addBadRows(drafts, expected);
  const cut = spoiled.find(({ sourceId, atMs }) => {
    return sourceId === NETWORK_DESK.sourceId && atMs > (spoiled[0]?.atMs ?? 0);
  });
  if (cut !== undefined) expected.push({ feed: cut.feed, code: 'truncated' });
  const files = spoiled.map((draft): Posted => ({
    ...draft,
    spoiling: draft === cut ? 'cut' : 'none',
  }));
  const extra = extraFiles(drafts, parties);
  return {
    files: [...files, ...extra.map(({ posted }) => posted)].sort((a, b) => a.atMs - b.atMs),
    expected: [...expected, ...extra.map(({ posted, code }) => ({ feed: posted.feed, code }))],
  };
}

function addBadRows(drafts: readonly Draft[], expected: ExpectedRefusal[]): readonly Draft[] {
  const batches = new Map<SourceId, number>();
  const used = new Set<RefusalCode>();
  return drafts.map((draft) => {
    if (draft.feed !== 'arrivals') return draft;
    const batch = (batches.get(draft.sourceId) ?? 0) + 1;
    batches.set(draft.sourceId, batch);
    const bad = BAD_ROWS.find(({ code, batch: from, row }) => {
      return !used.has(code) && batch >= from && row(draft.lines) !== '';
    });
    if (bad === undefined) return draft;
    used.add(bad.code);
    expected.push({ feed: 'arrivals', code: bad.code });
    return { ...draft, lines: [...draft.lines, bad.row(draft.lines)] };
  });
}

function extraFiles(
  drafts: readonly Draft[],
  parties: readonly ExerciseParty[],
): readonly { readonly posted: Posted; readonly code: RefusalCode }[] {
  const startMs = drafts.find(({ feed }) => feed === 'arrivals')?.atMs ?? 0;
  const at = (minutes: number) => startMs + minutes * 60_000;
  const report = (atMs: number, fields: object): readonly string[] => [
    JSON.stringify({ ...plainReport(atMs), ...fields }),
  ];
  const patrol = PATROLS.left.sourceId;
  const far = { ...placeFields(pointKm(0, 0)), latitude_deg: 12.5, radius_m: 300 };
  const post = (
    minutes: number,
    sourceId: SourceId,
    lines: readonly string[],
    spoiling: Posted['spoiling'] = 'none',
  ): Posted => ({ atMs: at(minutes), feed: 'patrol', sourceId, lines, spoiling });
  const tall = report(at(21), { report_id: 'bad-5', text: 'Nothing new. '.repeat(400) });
  return [
    {
      posted: post(11, patrol, report(at(11), { report_id: 'bad-4', place: far })),
      code: 'impossible-place',
    },
    { posted: post(21, patrol, tall), code: 'too-long' },
    {
      posted: post(16, patrol, report(at(16), { report_id: 'bad-6' }), 'forged'),
      code: 'wrong-signature',
    },
    {
      posted: post(18, id('patrol-9'), report(at(18), { report_id: 'bad-7' })),
      code: 'unknown-source',
    },
    {
      posted: {
        ...post(24, SPOKESMEN.right.sourceId, plainStatement(at(24), parties), 'latin'),
        feed: 'statement',
      },
      code: 'wrong-encoding',
    },
  ];
}

function plainReport(atMs: number) {
  return {
    report_id: 'bad',
    type: 'report',
    from_utc: instantText(atMs - 600_000),
    to_utc: instantText(atMs - 540_000),
    sector: 'S1',
    count: 0,
    weapon: 'unknown',
    place: null,
    bearing: null,
    text: 'Quiet.',
  };
}

function plainStatement(atMs: number, parties: readonly ExerciseParty[]): readonly string[] {
  const row = {
    statement_id: 'bad-8',
    party: partyOn('right', parties),
    statement: 'denies',
    accused: null,
    from_utc: instantText(atMs - 600_000),
    to_utc: instantText(atMs - 540_000),
    sector: 'S1',
    text: 'Our caf~ is open.',
  };
  return [JSON.stringify(row)];
}

/** Replaces the first `~` by a byte that no UTF-8 text holds. */
export function withLatinByte(bytes: Uint8Array): Uint8Array {
  const at = bytes.indexOf(0x7e);
  return joined(bytes.subarray(0, at), new Uint8Array([0xe9]), bytes.subarray(at + 1));
}
