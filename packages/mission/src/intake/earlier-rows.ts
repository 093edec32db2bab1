import { memberOf } from '@holdfast/domain';
import type { JsonValue } from '@holdfast/domain';
import type { FileSource } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';

/** What earlier files of some sources have brought, read from the record. */
export interface EarlierRows {
  hasSeen(sourceId: string, rowId: string): boolean;
  /** True for a file that was taken to its end, under the same feed and mapping. */
  hasFile(fileKey: string): boolean;
}

/** Under this name the last observation of a file carries what the file was. */
export const FILE_KEY = 'fileTaken';

/** Goes once through what the record holds of these sources. What has been erased is not known any more. */
export function earlierRows(mission: Mission, sources: readonly FileSource[]): EarlierRows {
  const rows = new Map<string, Set<string>>(sources.map(({ sourceId }) => [sourceId, new Set()]));
  const files = new Set<string>();
  for (const { judgement, index } of mission.state.observations.values()) {
    const ids = rows.get(judgement.sourceId);
    if (ids === undefined) continue;
    const content = mission.contentOf(index);
    const rowId = rowIdIn(content);
    if (rowId !== null) ids.add(rowId);
    const fileKey = memberOf(content, FILE_KEY);
    if (typeof fileKey === 'string') files.add(fileKey);
  }
  return {
    hasSeen: (sourceId, rowId) => rows.get(sourceId)?.has(rowId) === true,
    hasFile: (fileKey) => files.has(fileKey),
  };
}

/** Reports that were taken before rows kept their own ids carry them as `reportId`. */
function rowIdIn(content: JsonValue | null): string | null {
  const rowId = memberOf(content, 'rowId') ?? memberOf(memberOf(content, 'more'), 'reportId');
  return typeof rowId === 'string' ? rowId : null;
}
