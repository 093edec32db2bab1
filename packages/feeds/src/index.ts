export { openEnvelope } from './envelope/envelope.ts';
export type { Envelope, EnvelopeChecks, Opening } from './envelope/envelope.ts';
export { FEED_NAMES, isFeedName } from './feed.ts';
export type { FeedContext, FeedName, FeedParser, FeedReading, RegionUdeg } from './feed.ts';
export { FEEDS, parseFeed } from './registry.ts';
export { FILE_FEED_NAMES, isFileFeedName, readAll } from './file-feed.ts';
export type {
  FileContext,
  FileFeed,
  FileFeedName,
  FileReader,
  FileRow,
  FileSource,
} from './file-feed.ts';
export { FILE_FEEDS, openFile } from './file-registry.ts';
export type { FileLimits, LimitedReader, LimitedRow } from './file-registry.ts';
export { parseMapping } from './mapping/parse.ts';
export type { FieldRule, MappedField, Mapping } from './mapping/mapping.ts';
export { createCsvReader, readCsv } from './csv/read.ts';
export type { CsvReader, CsvRecord, CsvRow } from './csv/read.ts';
export type { AcceptedEncodings, TextEncodingName } from './csv/decode.ts';
export { readTable } from './csv/table.ts';
export type { Table, TableFormat, TableRow } from './csv/table.ts';
export { parseUcdp } from './ucdp/parse.ts';
export type { UcdpReading } from './ucdp/parse.ts';
export { observationFromUcdp } from './ucdp/report.ts';
export type { TypeOfViolence, UcdpDeaths, UcdpReport } from './ucdp/report.ts';
export type { DatePrecision, PlacePrecision } from './ucdp/precision.ts';
