import { createBytesKeeper } from './kept-bytes.ts';
import type { BytesKeeper, KeptBytes } from './kept-bytes.ts';
import type { PublishedFile } from './file-in-pieces.ts';

const LINE_FEED = 10;

/**
 * What stands on some lines of a file, by number from 1, without their line feeds; the whole file for 0. The file is gone through once more, from
 * its beginning to the last line asked for, and of each line no more is held than the record keeps.
 */
export async function refusedLines(
  file: PublishedFile,
  wanted: ReadonlySet<number>,
): Promise<(line: number) => KeptBytes> {
  const found = new Map<number, BytesKeeper>();
  const last = Math.max(0, ...wanted);
  const whole = wanted.has(0) ? createBytesKeeper() : null;
  if (whole !== null) found.set(0, whole);
  let line = 1;
  for await (const chunk of file.chunks()) {
    whole?.add(chunk);
    for (let from = 0; from < chunk.length && line <= last;) {
      const lineFeed = chunk.indexOf(LINE_FEED, from);
      const to = lineFeed === -1 ? chunk.length : lineFeed;
      if (wanted.has(line)) keeperOf(found, line).add(chunk.subarray(from, to));
      if (lineFeed !== -1) line += 1;
      from = to + 1;
    }
    if (line > last && whole === null) break;
  }
  const kept = new Map([...found].map(([number, keeper]) => [number, keeper.kept()]));
  const nothing = createBytesKeeper().kept();
  return (number) => kept.get(number) ?? nothing;
}

function keeperOf(found: Map<number, BytesKeeper>, line: number): BytesKeeper {
  const keeper = found.get(line) ?? createBytesKeeper();
  found.set(line, keeper);
  return keeper;
}
