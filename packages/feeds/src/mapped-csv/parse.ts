import type { FileFeed, FileReader } from '../file-feed.ts';
import { mappedReader, readMapped } from '../mapping/read-row.ts';
import { noMapping } from '../mapping/no-mapping.ts';
import { openTable } from '../table-feed.ts';

/** Any table that somebody has written a mapping for. */
export const mappedCsv: FileFeed = {
  sources: ({ mapping }) => (mapping === null ? [] : [mapping.source]),
  open: (context): FileReader => {
    const { mapping } = context;
    if (mapping === null) return noMapping();
    const required = [...mapping.fields.values()].flatMap((rule) =>
      'name' in rule ? [rule.name] : [],
    );
    return openTable(context, {
      required: [...new Set(required)],
      encodings: 'utf-8-or-windows-1252',
      read: (row) => {
        const mapped = mappedReader(mapping, row.line, (name) => row.raw(name));
        const taken = readMapped(mapped, mapping, context, null);
        const { problem } = mapped;
        if (problem !== null) row.refuse(problem.code, problem.expected, problem.found);
        return taken;
      },
    });
  },
};
