import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { UCDP_COLUMNS } from '../../packages/feeds/dist/ucdp/columns.js';

/** Writes `rows` events of an invented year to a file in UCDP's columns: far enough apart in place and day that hardly any two are one incident. */
export async function writeEvents(file, rows, seed) {
  const next = createChance(seed);
  const out = createWriteStream(file);
  out.write(`${UCDP_COLUMNS.join(',')}\n`);
  for (let row = 1; row <= rows; row += 1) {
    const day = Math.floor(next() * 3650);
    const date = new Date(Date.UTC(2014, 0, 1 + day)).toISOString().slice(0, 10);
    const [, month = '', dayOfMonth = ''] = date.split('-');
    const stamp = `${Number(month)}/${Number(dayOfMonth)}/${date.slice(0, 4)} 12:00:00 AM`;
    const dead = Math.floor(next() * 6);
    const values = {
      id: String(row),
      relid: `INV-${row}`,
      year: date.slice(0, 4),
      dyad_new_id: '1',
      dyad_name: 'Haldavar - Corrath',
      side_a_new_id: '1',
      side_b_new_id: '2',
      number_of_sources: '1',
      source_office: 'Wire',
      source_headline: 'Shelling reported',
      adm_2: '',
      type_of_violence: '1',
      side_a: 'Government of Haldavar',
      side_b: 'Government of Corrath',
      source_article: `"Wire ${row},${date},Shelling reported"`,
      where_prec: '1',
      where_coordinates: `Village ${row}`,
      where_description: 'near the line',
      adm_1: 'Marrow',
      latitude: (44 + 8 * next()).toFixed(5),
      longitude: (22 + 18 * next()).toFixed(5),
      date_prec: '1',
      date_start: stamp,
      date_end: stamp,
      deaths_a: '0',
      deaths_b: '0',
      deaths_civilians: String(dead),
      deaths_unknown: '0',
      best: String(dead),
      high: String(dead),
      low: '0',
    };
    const line = UCDP_COLUMNS.map((column) => quoted(values[column] ?? '')).join(',');
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Mulberry32. */
function createChance(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
