import type { FileReader, FileRow } from '../file-feed.ts';
import type { FieldReader } from '../rows/field-reader.ts';
import type { TakenRow } from '../table-feed.ts';
import { createXmlRecordReader } from './records.ts';
import type { XmlElement, XmlRecord, XmlRecordFormat } from './records.ts';

/** How a feed reads its XML: one item a record, or more. What has a problem in its reader is dropped. */
export interface RecordFeedFormat extends XmlRecordFormat {
  read(
    element: XmlElement,
    line: number,
  ): { readonly row: FieldReader; readonly taken: TakenRow | readonly TakenRow[] };
}

/** A reader for a feed that is a list of XML records. A record is taken whole or refused whole. */
export function openRecords(format: RecordFeedFormat): FileReader {
  const reader = createXmlRecordReader(format);
  const rowsOf = (record: XmlRecord): readonly FileRow[] => {
    if ('refusal' in record) return [record];
    const { row, taken } = format.read(record.element, record.element.line);
    if (row.problem !== null) return [{ refusal: row.problem }];
    return 'item' in taken ? [taken] : taken;
  };
  return {
    push: (bytes) => reader.push(bytes).flatMap(rowsOf),
    end: () => reader.end().flatMap(rowsOf),
  };
}
