const LINE_FEED = 10;

/**
 * Looks up lines of a file by number, from 1, without their line feeds: empty beyond the last line, the whole file for 0. The file is gone
 * through once, however many lines are asked for: a file of a hundred thousand bad rows costs no more than a good one.
 */
export function linesOf(bytes: Uint8Array): (line: number) => Uint8Array {
  let starts: readonly number[] | null = null;
  return (line) => {
    if (line === 0) return bytes;
    starts ??= startsOf(bytes);
    const start = starts[line - 1] ?? bytes.length;
    const next = starts[line];
    return bytes.subarray(start, next === undefined ? withoutLineFeed(bytes) : next - 1);
  };
}

function startsOf(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1))
    if (at + 1 < bytes.length) starts.push(at + 1);
  return starts;
}

function withoutLineFeed(bytes: Uint8Array): number {
  return bytes.at(-1) === LINE_FEED ? bytes.length - 1 : bytes.length;
}
