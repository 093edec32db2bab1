/** The bytes of every entry's content, by index. */
export interface Contents {
  /** The next entry's; null for one that was erased. */
  push(content: Uint8Array | null): void;
  /** A view of them; null when erased, undefined when there is no such entry. */
  at(index: number): Uint8Array | null | undefined;
  /** Overwrites the bytes; null from then on. */
  forget(index: number): void;
}

/**
 * Contents packed into pieces of a mebibyte. A buffer for each would be hundreds of thousands of things for the collector of garbage to look after, just while sensors wait for
 * their receipts.
 */
export function createContents(): Contents {
  const places: number[] = [];
  const pieces: Uint8Array[] = [];
  let used = PIECE_BYTES;
  return {
    push(content) {
      if (content === null) return void places.push(0, 0, ERASED);
      if (used + content.length > (pieces.at(-1)?.length ?? 0)) {
        pieces.push(new Uint8Array(Math.max(PIECE_BYTES, content.length)));
        used = 0;
      }
      const piece = pieces.length - 1;
      pieces[piece]?.set(content, used);
      places.push(piece, used, content.length);
      used += content.length;
    },
    at(index) {
      const [piece, from, length] = placeOf(places, index);
      if (length === undefined || piece === undefined || from === undefined) return undefined;
      return length === ERASED ? null : pieces[piece]?.subarray(from, from + length);
    },
    forget(index) {
      const [piece, from, length] = placeOf(places, index);
      if (length === undefined || piece === undefined || from === undefined) return;
      if (length !== ERASED) pieces[piece]?.fill(0, from, from + length);
      places[index * 3 + 2] = ERASED;
    },
  };
}

const PIECE_BYTES = 1 << 20;
/** Stands in place of a length. */
const ERASED = -1;

/** Piece, first byte, length. */
function placeOf(places: readonly number[], index: number): readonly (number | undefined)[] {
  return [places[index * 3], places[index * 3 + 1], places[index * 3 + 2]];
}
