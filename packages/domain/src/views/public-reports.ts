import { onBeat } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import { latestOf } from '../reports/decide.ts';
import { reportsFor } from '../reports/issued.ts';
import { textIn } from './context.ts';
import type { ViewContext } from './context.ts';
import type { PublicReport } from './public-types.ts';

/** Reports issued for everybody, latest first: a corrected one stays where it was read, and says what is read in its place. */
export function publicReports(state: State, context: ViewContext): readonly PublicReport[] {
  return reportsFor(state, 'public').map((report) => {
    const { judgement, recordedAtMs, corrected } = report;
    return {
      reportId: judgement.reportId,
      reportKind: judgement.reportKind,
      fromMs: judgement.fromMs,
      toMs: judgement.toMs,
      issuedAtMs: onBeat(recordedAtMs),
      fileNames: judgement.files.map(({ fileName }) => fileName),
      corrected:
        corrected === null
          ? null
          : {
              latestId: latestOf(state, report).judgement.reportId,
              atMs: onBeat(corrected.recordedAtMs),
              reason: textIn(context.contentOf(corrected.index), 'reason', ''),
            },
    };
  });
}
