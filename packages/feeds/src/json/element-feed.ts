import type { FileReader, FileRow } from '../file-feed.ts';
import { FieldReader } from '../rows/field-reader.ts';
import type { TakenRow } from '../table-feed.ts';
import { createElementReader } from './elements.ts';
import type { JsonElement } from './elements.ts';
import { textOf, valueAt } from './value-at.ts';

/** How a feed reads its JSON. */
export interface ElementFormat {
  /** The member that holds the elements. */
  readonly arrayName: string;
  /** True for the document without its elements, when it is of this feed. */
  isDocument(value: unknown): boolean;
  /** True for a document that is itself one element. */
  isElement(value: unknown): boolean;
  /** What the document must be, for messages. */
  readonly expected: string;
  /** Fields are read by path, `properties.mag`; `value` is the element as it is. */
  read(row: FieldReader, value: unknown): TakenRow;
}

/** A reader for a feed that is a list of JSON values: one item an element. */
export function openElements(format: ElementFormat): FileReader {
  const reader = createElementReader(format.arrayName);
  const readElement = (element: JsonElement): FileRow => {
    if ('refusal' in element) return element;
    const { line, value } = element;
    const row = new FieldReader(line, (path) => textOf(valueAt(value, path.split('.'))));
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      row.refuse('malformed', 'a JSON object', textOf(value) ?? 'null');
    const taken = format.read(row, value);
    return row.problem === null ? taken : { refusal: row.problem };
  };
  return {
    push: (bytes) => reader.push(bytes).map(readElement),
    end() {
      const { elements, document } = reader.end();
      const rows = elements.map(readElement);
      if ('refusal' in document) return [...rows, document];
      const { value, hadArray } = document;
      if (!hadArray && format.isElement(value)) return [...rows, readElement({ line: 1, value })];
      if (hadArray && format.isDocument(value)) return rows;
      const found = hadArray ? 'another document' : `a document without ${format.arrayName}`;
      const refusal = { code: 'malformed' as const, line: 1, expected: format.expected, found };
      return [...rows, { refusal }];
    },
  };
}
