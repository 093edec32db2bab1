/** A file that somebody publishes. Its bytes can be asked for more than once, and are the same each time. */
export interface PublishedFile {
  readonly fileName: string;
  readonly byteLength: number;
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}
