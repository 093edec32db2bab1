import type { FileFeed } from '../file-feed.ts';
import { openElements } from '../json/element-feed.ts';
import { memberAt, textOf } from '../json/value-at.ts';
import { noMapping } from '../mapping/no-mapping.ts';
import { mappedReader, readMapped } from '../mapping/read-row.ts';
import { placeOfGeometry } from './geometry.ts';

/** What a mapping calls the id of the feature itself; every other name is one of its properties. */
const FEATURE_ID = '@id';

/** Any GeoJSON (RFC 7946) that somebody has written a mapping for: a collection of features, or one feature. */
export const mappedGeojson: FileFeed = {
  sources: ({ mapping }) => (mapping === null ? [] : [mapping.source]),
  open: (context) => {
    const { mapping } = context;
    if (mapping === null) return noMapping();
    return openElements({
      arrayName: 'features',
      isDocument: (value) => memberAt(value, 'type') === 'FeatureCollection',
      isElement: (value) => memberAt(value, 'type') === 'Feature',
      expected: 'a GeoJSON FeatureCollection or Feature',
      read: (row, feature) => {
        row.word('type', ['Feature']);
        const properties = memberAt(feature, 'properties');
        const mapped = mappedReader(mapping, row.line, (name) =>
          textOf(name === FEATURE_ID ? memberAt(feature, 'id') : memberAt(properties, name)),
        );
        const geometry = memberAt(feature, 'geometry') ?? null;
        const drawn = placeOfGeometry(mapped, geometry, mapping.coordinateOrder);
        const taken = readMapped(mapped, mapping, context, drawn);
        const { problem } = mapped;
        if (problem !== null) row.refuse(problem.code, problem.expected, problem.found);
        return taken;
      },
    });
  },
};
