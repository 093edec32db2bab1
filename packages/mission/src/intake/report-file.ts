import { createHash } from 'node:crypto';
import { ENGINE, id, propose } from '@holdfast/domain';
import type { Engine, NewEntry, Refusal, SourceId } from '@holdfast/domain';
import { observationFromUcdp, parseUcdp } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';
import { entriesFromItems } from './entries-from-items.ts';
import { linesOf } from './line-bytes.ts';
import { refusalEntry } from './refusal-entry.ts';
import type { FeedFile } from './signed-file.ts';

/** Entries recorded in one group: one wait for the disk. */
const GROUP = 500;

export interface ReportFileResult {
  readonly taken: number;
  /** Reports that an earlier import had brought already. */
  readonly known: number;
  readonly refusals: readonly Refusal[];
}

/**
 * Takes a UCDP GED file: each row becomes an observation with its words, its row verbatim and its precision, or a refusal with
 * its line. A row whose id is on record already is refused as `duplicate-id`, so that importing a file twice adds nothing.
 */
export async function takeUcdpFile(
  mission: Mission,
  file: FeedFile,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ReportFileResult> {
  const sourceId = id<'source'>('ucdp-ged');
  await enrolOnce(mission, sourceId);
  const known = reportIdsOf(mission);
  const { reports, refusals } = parseUcdp(file.bytes);
  const fresh = reports.filter(({ reportId }) => !known.has(reportId));
  const again = reports.filter(({ reportId }) => known.has(reportId));
  for (let at = 0; at < fresh.length; at += GROUP) {
    const items = fresh
      .slice(at, at + GROUP)
      .map((report) => observationFromUcdp(report, sourceId));
    await mission.record((state) =>
      entriesFromItems(state, items, { fileName: file.fileName, rowIds: [] }),
    );
    onProgress(Math.min(at + GROUP, fresh.length), fresh.length);
  }
  const all: readonly Refusal[] = [
    ...refusals,
    ...again.map(({ line, reportId }) => ({
      code: 'duplicate-id' as const,
      line,
      expected: 'a report that is not on record',
      found: reportId,
    })),
  ];
  const lineAt = linesOf(file.bytes);
  for (let at = 0; at < all.length; at += GROUP) {
    await mission.record(() =>
      all
        .slice(at, at + GROUP)
        .map((refusal) => refusalEntry(file, 'ucdp', refusal, lineAt(refusal.line))),
    );
  }
  return { taken: fresh.length, known: again.length, refusals: all };
}

/** Reports that speak of one incident become one; called once after all files of an import. */
export async function gatherReports(mission: Mission, engine: Engine = ENGINE): Promise<number> {
  const made = await mission.record((state) =>
    propose(state, { stage: 'incidents-from-reports', contentOf: mission.contentOf }, engine),
  );
  return made.length;
}

async function enrolOnce(mission: Mission, sourceId: SourceId): Promise<void> {
  await mission.record((state) => (state.sources.has(sourceId) ? [] : [enrolment(sourceId)]));
}

/** A dataset cannot sign: it is enrolled by the keeper of the record, with no key. */
function enrolment(sourceId: SourceId): NewEntry {
  return {
    kind: 'source.enrolled',
    author: { kind: 'keeper', id: 'intake', role: null, nation: null },
    judgement: {
      sourceId,
      sourceClass: 'dataset',
      ownerId: 'uppsala-conflict-data-program',
      keyHash: createHash('sha256').update('').digest('hex'),
      partyId: null,
    },
    content: { name: 'UCDP GED', terms: 'CC BY 4.0, Uppsala Conflict Data Program' },
  };
}

function reportIdsOf(mission: Mission): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { judgement, index } of mission.state.observations.values()) {
    if (judgement.observationType !== 'report') continue;
    const content = mission.contentOf(index);
    if (typeof content !== 'object' || content === null || !('more' in content)) continue;
    const { more } = content;
    if (typeof more !== 'object' || more === null || !('reportId' in more)) continue;
    if (typeof more['reportId'] === 'string') known.add(more['reportId']);
  }
  return known;
}
