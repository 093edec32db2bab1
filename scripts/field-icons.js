/*
 * Draws the field page's icons (PNG, 8-bit RGB) from its SVG: `node scripts/field-icons.js` writes them beside it. A browser installs no page without them. Reads what that
 * drawing is made of and nothing else: a ground, circles, and lines of M, L, H and V.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const FOLDER = new URL('../apps/console/public/', import.meta.url);
const SIZES = [192, 512];

/** `{ name: bytes }` of all icons. */
export function fieldIcons() {
  const svg = readFileSync(new URL('field-icon.svg', FOLDER), 'utf8');
  return Object.fromEntries(
    SIZES.map((size) => [`field-icon-${size}.png`, pngOf(size, drawn(svg, size))]),
  );
}

function drawn(svg, size) {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)[1]);
  const ground = colour(/<rect[^>]*fill="(#\w+)"/.exec(svg)[1]);
  const ink = colour(/stroke="(#\w+)"/.exec(svg)[1]);
  const half = Number(/stroke-width="(\d+)"/.exec(svg)[1]) / 2;
  const shapes = [...circles(svg, half), ...lines(svg, half)];
  const scale = size / side;
  const pixels = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const at = [(x + 0.5) / scale, (y + 0.5) / scale];
      const outside = Math.min(...shapes.map((distance) => distance(...at)));
      const share = Math.min(1, Math.max(0, 0.5 - outside * scale));
      ink.forEach((value, part) => {
        const mixed = ground[part] + (value - ground[part]) * share;
        pixels[(y * size + x) * 3 + part] = Math.round(mixed);
      });
    }
  return pixels;
}

const colour = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Distances from the edge of what is drawn, below zero inside. */
function circles(svg, half) {
  const found = svg.matchAll(/<circle cx="(\d+)" cy="(\d+)" r="(\d+)"( fill)?/g);
  return [...found].map(([, cx, cy, r, filled]) => (x, y) => {
    const off = Math.hypot(x - cx, y - cy) - r;
    return filled === undefined ? Math.abs(off) - half : off;
  });
}

function lines(svg, half) {
  const paths = [...svg.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d);
  return paths.flatMap((path) =>
    [...path.matchAll(/M([\d. ]+?)(v|h|V|H|L| )(-?[\d.]+)(?: (-?[\d.]+))?(?=M|$)/g)].map(
      ([, from, way, first, second]) => {
        const [x, y] = from.trim().split(' ').map(Number);
        const to = end(way, x, y, Number(first), Number(second));
        return (px, py) => toSegment(px, py, x, y, ...to) - half;
      },
    ),
  );
}

function end(way, x, y, first, second) {
  if (way === 'v') return [x, y + first];
  if (way === 'h') return [x + first, y];
  if (way === 'V') return [x, first];
  if (way === 'H') return [first, y];
  return [first, second];
}

function toSegment(px, py, x, y, toX, toY) {
  const [dx, dy] = [toX - x, toY - y];
  const along = ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(px - x - share * dx, py - y - share * dy);
}

/** PNG (RFC 2083): header, one run of rows without filter, end. */
function pngOf(size, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = size * 3;
  const rows = Buffer.alloc(size * (row + 1));
  for (let y = 0; y < size; y += 1)
    rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    start,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, bytes] of Object.entries(fieldIcons()))
    writeFileSync(new URL(name, FOLDER), bytes);
