/** A part of a text, from inclusive, to exclusive. Offsets of characters are UTF-16 code units, as JavaScript and browsers count. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
}

/** Where each character of one text begins among its UTF-8 bytes. Built once a text; each answer then takes a binary search at most. */
export interface Utf8Index {
  readonly byteLength: number;
  /** Bytes of some characters. A part that begins or ends inside a surrogate pair is widened to the whole pair. */
  bytesOf(part: TextPart): TextPart;
  /** Characters of some bytes; null when an end lies outside the text or inside a character. */
  charactersOf(part: TextPart): TextPart | null;
}

export function utf8Index(text: string): Utf8Index {
  const starts = startsOf(text);
  const byteAt = (at: number) => starts[Math.max(0, Math.min(text.length, at))] ?? 0;
  return {
    byteLength: byteAt(text.length),
    bytesOf: ({ from, to }) => ({
      from: byteAt(isInsidePair(text, from) ? from - 1 : from),
      to: byteAt(isInsidePair(text, to) ? to + 1 : to),
    }),
    charactersOf: ({ from, to }) => {
      const [first, last] = [characterAt(starts, from), characterAt(starts, to)];
      return first === null || last === null ? null : { from: first, to: last };
    },
  };
}

/** Bytes before each code unit, and after the last; the second half of a pair has its first half's. */
function startsOf(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    starts[at] = bytes;
    const code = text.codePointAt(at) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (code >= 0x10000) {
      at += 1;
      starts[at] = bytes - 4;
    }
  }
  starts[text.length] = bytes;
  return starts;
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) >= 0x10000;
}

/** The first code unit that begins at a byte; null when none does. */
function characterAt(starts: Uint32Array, byte: number): number | null {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? 0) < byte) low = middle + 1;
    else high = middle;
  }
  return starts[low] === byte ? low : null;
}
