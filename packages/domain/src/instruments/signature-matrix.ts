import type { ActorId, ClaimId, InstrumentId } from '../claims/judgements.ts';
import type { Capacity, InstrumentJudgements } from './judgements.ts';

type Instrument = InstrumentJudgements['instrument.recorded'];

/** Who stands how to which instrument. Several capacities in one cell are what several sources report: `disputed` when they exclude each other. */
export interface SignatureMatrix {
  readonly instrumentIds: readonly InstrumentId[];
  readonly rows: readonly SignatureRow[];
}

export interface SignatureRow {
  readonly actorId: ActorId;
  /** One cell an instrument, in the matrix's order. */
  readonly cells: readonly SignatureCell[];
}

export interface SignatureCell {
  readonly capacities: readonly {
    readonly capacity: Capacity;
    readonly claimIds: readonly ClaimId[];
  }[];
  readonly disputed: boolean;
}

/** Instruments in the order given, actors by id. An empty cell is that nobody has said, never that somebody did not sign. */
export function signatureMatrix(instruments: readonly Instrument[]): SignatureMatrix {
  const actorIds = [
    ...new Set(
      instruments.flatMap(({ participations }) => participations.map(({ actorId }) => actorId)),
    ),
  ].sort();
  return {
    instrumentIds: instruments.map(({ instrumentId }) => instrumentId),
    rows: actorIds.map((actorId) => ({
      actorId,
      cells: instruments.map((instrument) => cellOf(instrument, actorId)),
    })),
  };
}

function cellOf({ participations }: Instrument, actorId: ActorId): SignatureCell {
  const capacities = participations
    .filter((participation) => participation.actorId === actorId)
    .map(({ capacity, claimIds }) => ({ capacity, claimIds }));
  const binds = capacities.some(({ capacity }) => BINDING.includes(capacity));
  const stays = capacities.some(({ capacity }) => STANDING_OUTSIDE.includes(capacity));
  return { capacities, disputed: binds && stays };
}

const BINDING: readonly Capacity[] = ['signed', 'co-signed'];
const STANDING_OUTSIDE: readonly Capacity[] = ['declined', 'absent', 'not-a-party'];
