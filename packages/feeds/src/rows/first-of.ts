import type { FileReader } from '../file-feed.ts';

/**
 * Waits for the first byte that is no space and no byte order mark, and reads on with the reader that `choose` gives for it; 0 for a file that
 * has none. Spaces are bounded by the chosen reader, which sees every byte.
 */
export function firstOf(choose: (byte: number) => FileReader): FileReader {
  let before: Uint8Array[] = [];
  let chosen: FileReader | null = null;
  return {
    push(bytes) {
      if (chosen !== null) return chosen.push(bytes);
      const byte = bytes.find((each) => each > 32 && ![0xef, 0xbb, 0xbf].includes(each));
      if (byte === undefined && before.length < BLANK_PIECES_MAX) {
        before.push(bytes.slice());
        return [];
      }
      const reader = choose(byte ?? 0);
      const rows = [...before, bytes].flatMap((piece) => reader.push(piece));
      chosen = reader;
      before = [];
      return rows;
    },
    end() {
      const reader = chosen ?? choose(0);
      return [...before.flatMap((piece) => reader.push(piece)), ...reader.end()];
    },
  };
}

/** Pieces of nothing but spaces that are waited for: a file of more is not waited for. */
const BLANK_PIECES_MAX = 16;
