import type { EventKind } from './types.ts';

/** In a tie the kind of which less is told wins: a firing must never be given as a point by accident. */
const BY_CAUTION: readonly EventKind[] = ['muzzle', 'launch', 'impact', 'blast'];

/**
 * The likeliest kind of an event by what its listeners say. Each is taken to be right with one probability, above a quarter and the
 * same for all, and to err evenly among the other three: then the likeliest kind is the one named most often. No word: blast.
 */
export function kindFromVotes(votes: readonly (EventKind | undefined)[]): EventKind {
  let best: EventKind = 'blast';
  let most = 0;
  for (const kind of BY_CAUTION) {
    const count = votes.filter((vote) => vote === kind).length;
    if (count <= most) continue;
    best = kind;
    most = count;
  }
  return best;
}
