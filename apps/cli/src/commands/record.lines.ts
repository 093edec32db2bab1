const NEWLINE = 10;
/** The longest line that any entry may be; a longer one is passed on in full length for the record to refuse. */
const LINE_BYTES_MAX = 1_048_576;

/**
 * The lines of a stream of bytes, by chunk: what stands before each newline (0x0A), and what follows the last one unless that is nothing.
 * Bytes are not touched: a carriage return stays. Reading stops, with what there is as the last line, where a line is over 1 MiB long.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let rest = Buffer.alloc(0);
  for await (const chunk of input) {
    const bytes = Buffer.concat([rest, chunk]);
    const lines: Uint8Array[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.push(bytes.subarray(start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (lines.length > 0) yield lines;
    if (rest.length > LINE_BYTES_MAX) break;
  }
  if (rest.length > 0) yield [rest];
}
