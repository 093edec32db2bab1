import type { IntakeItem, Refusal } from '@holdfast/domain';
import type { FileSource } from './file-source.ts';
import type { Mapping } from './mapping/mapping.ts';

/** The feeds whose files are published by others and come without an envelope, by the word that `holdfast import` takes. */
export const FILE_FEED_NAMES = [
  'ucdp',
  'firms',
  'sirens',
  'acled',
  'csv',
  'geojson',
  'quakeml',
  'sensorthings',
  'cap',
] as const;

export type FileFeedName = (typeof FILE_FEED_NAMES)[number];

export function isFileFeedName(text: string): text is FileFeedName {
  return FILE_FEED_NAMES.some((name) => name === text);
}

/** What a reader knows besides the bytes. */
export interface FileContext {
  /** Times before `fromMs` or after `toMs` are impossible, milliseconds UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Which column is what; `csv` and `geojson` need one, the others ignore it. */
  readonly mapping: Mapping | null;
  /** Who publishes, for the formats that anyone may publish in; null for the feed's own default. */
  readonly source: FileSource | null;
}

/** An item with its source's own id of the row, or the reason why there is none. */
export type FileRow =
  { readonly item: IntakeItem; readonly rowId: string } | { readonly refusal: Refusal };

/**
 * Reads one file piece by piece, in memory that does not grow with the file. Pure and total: whatever the bytes are, it answers with
 * rows, and what `push` and `end` return together is the same however the bytes were cut into pieces.
 */
export interface FileReader {
  push(bytes: Uint8Array): readonly FileRow[];
  /** Call once, after the last piece. */
  end(): readonly FileRow[];
}

export interface FileFeed {
  /** Everyone who may speak in a file of this feed, given the context. */
  sources(context: FileContext): readonly FileSource[];
  open(context: FileContext): FileReader;
}

/** Reads a whole file at once. */
export function readAll(reader: FileReader, bytes: Uint8Array): readonly FileRow[] {
  return [...reader.push(bytes), ...reader.end()];
}
