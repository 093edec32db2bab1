/**
 * Streams a file that nobody has to keep through a feed's reader and prints how much memory that took.
 *
 *     npm run build && node --max-old-space-size=256 packages/feeds/scripts/stream-large.js [feed] [megabytes]
 *
 * `feed` is firms, sirens, geojson or cap; 2048 megabytes by default. Not a test: it takes a minute or more.
 */
import { FILE_FEEDS, parseMapping } from '@holdfast/feeds';

const CHUNK_BYTES = 262_144;
const [feed = 'firms', megabytes = '2048'] = process.argv.slice(2);

const HEADER =
  'latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_t31,frp,daynight';

const mapping = parseMapping(
  JSON.stringify({
    source: {
      id: 'reeds-watch',
      class: 'press',
      owner: 'reeds-watch',
      name: 'Reeds Watch',
      terms: '',
    },
    fields: { id: 'no', type: { fixed: 'report' }, from: 'when', radiusM: { fixed: 400 } },
    timeFormat: 'zoned',
  }),
).mapping;

/** What stands before, between and after rows, and a row by its number. */
const FORMATS = {
  firms: {
    before: `${HEADER}\n`,
    row: (at) =>
      `-47.${at % 99_999},-126.5,320,1.1,1,2031-03-14,0824,Terra,MODIS,46,6.1NRT,300,12.4,D\n`,
    after: '',
  },
  sirens: {
    before: 'oblast,raion,hromada,level,started_at,finished_at,source\n',
    row: (at) =>
      `Reed ${at % 25},,,oblast,2031-03-14 02:34:52+00:00,2031-03-14 03:00:26+00:00,official\n`,
    after: '',
  },
  geojson: {
    before: '{"type":"FeatureCollection","features":[',
    row: (at) =>
      `${at === 0 ? '' : ','}\n{"type":"Feature","properties":{"no":"n${at}","when":"2031-03-14T00:00:00Z"},"geometry":{"type":"Point","coordinates":[-126.5,-47.5]}}`,
    after: ']}',
  },
  cap: {
    before: '<feed>',
    row: (at) =>
      `<alert><identifier>n${at}</identifier><sender>s</sender><sent>2031-03-14T00:00:00Z</sent><status>Actual</status><msgType>Alert</msgType><info><area><areaDesc>Oldmill</areaDesc></area></info></alert>\n`,
    after: '</feed>',
  },
};

function* chunks({ before, row, after }, bytes) {
  let text = before;
  for (let at = 0, made = 0; made < bytes; at += 1) {
    text += row(at);
    if (text.length < CHUNK_BYTES) continue;
    made += text.length;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text + after);
}

const reader = FILE_FEEDS[feed].open({ fromMs: 0, toMs: Date.UTC(2032, 0), mapping, source: null });
const counts = { items: 0, refused: 0, bytes: 0, peakRssMb: 0 };
const count = (rows) => {
  for (const row of rows) counts['item' in row ? 'items' : 'refused'] += 1;
  counts.peakRssMb = Math.max(counts.peakRssMb, Math.round(process.memoryUsage.rss() / 1_048_576));
};
const startedMs = Date.now();
for (const chunk of chunks(FORMATS[feed], Number(megabytes) * 1_048_576)) {
  counts.bytes += chunk.length;
  count(reader.push(chunk));
}
count(reader.end());
const seconds = Math.round((Date.now() - startedMs) / 1000);
process.stdout.write(`${JSON.stringify({ feed, seconds, ...counts })}\n`);
