import type { SourceHealthJudgements } from '../coverage/source-health-judgements.ts';
import type { EntryOf } from '../core/entry.ts';

const SOURCES_NAMED_MAX = 3;

/** What the mission's own intake says of what came over the wire. */
export function wireSentence(entry: EntryOf<keyof SourceHealthJudgements>): string {
  switch (entry.kind) {
    case 'batches.received': {
      const { batches } = entry.judgement;
      const names = [...new Set(batches.map(({ sourceId }) => String(sourceId)))];
      const named = names.slice(0, SOURCES_NAMED_MAX).join(', ');
      const others = names.length - SOURCES_NAMED_MAX;
      const count = batches.length === 1 ? 'a signed batch' : `${batches.length} signed batches`;
      return `Acknowledges ${count} of ${named}${others > 0 ? ` and ${others} more` : ''}.`;
    }
    case 'arrivals.counted': {
      const { late, duplicate, unknownSensor, notFinite, inTheFuture } = entry.judgement;
      const { alone, weak, uncertain } = entry.judgement;
      const impossible = unknownSensor + notFinite + inTheFuture;
      return `Counts arrivals of this session so far: ${late} late, ${duplicate} twice, ${impossible} impossible, ${alone + weak + uncertain} in no event.`;
    }
  }
}
