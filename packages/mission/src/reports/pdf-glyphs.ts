/**
 * Makes pdfkit able to embed WOFF2 fonts. Its font library reads them well, but copies glyphs into a PDF from a table that WOFF2 stores in another form; here
 * each glyph is written anew from its outline, as a simple TrueType glyph (OpenType, `glyf` table): points on and off the curve, no hints.
 */

interface PathStep {
  readonly command: string;
  readonly args: readonly number[];
}

interface Glyph {
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly PathStep[] };
}

/** The parts of the font library's subset that are used; its members are private there and held by the exact version that is installed. */
interface Subset {
  readonly font: { getGlyph(glyphId: number): Glyph };
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(glyphId: number): number;
}

/** Sees to it that the font which a document writes with now is embedded by outlines. Throws `TypeError` when the library is of another make. */
export function embedByOutlines(pdf: object): void {
  const subset = memberIn(memberIn(pdf, '_font'), 'subset');
  if (!isSubset(subset)) throw new TypeError('pdfkit: expected a font with a subset.');
  subset._addGlyph = (glyphId) => addGlyph(subset, glyphId);
}

function memberIn(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}

function isSubset(value: unknown): value is Subset {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof memberIn(value, '_addGlyph') === 'function' &&
    typeof memberIn(memberIn(value, 'font'), 'getGlyph') === 'function'
  );
}

function addGlyph(subset: Subset, glyphId: number): number {
  const glyph = subset.font.getGlyph(glyphId);
  const contours = contoursOf(glyph.path.commands);
  const bytes = glyphBytes(contours);
  const leastX = contours.flat().reduce((least, { x }) => Math.min(least, x), Infinity);
  subset.glyf.push(bytes);
  subset.loca.offsets.push(subset.offset);
  subset.hmtx.metrics.push({
    advance: Math.round(glyph.advanceWidth),
    bearing: Number.isFinite(leastX) ? leastX : 0,
  });
  subset.offset += bytes.length;
  return subset.glyf.length - 1;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** Closed outlines of a path of lines and quadratic curves, whole font units. */
export function contoursOf(steps: readonly PathStep[]): readonly (readonly Point[])[] {
  const contours: Point[][] = [];
  for (const { command, args } of steps) {
    const points = pointsOf(args);
    if (command === 'moveTo') contours.push(points);
    else contours.at(-1)?.push(...points);
  }
  return contours.map(withoutReturn).filter((contour) => contour.length > 1);
}

/** The last pair of a step lies on the curve, any before it steers. */
function pointsOf(args: readonly number[]): Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < args.length; at += 2)
    points.push({
      x: Math.round(args[at] ?? 0),
      y: Math.round(args[at + 1] ?? 0),
      isOnCurve: at + 2 === args.length,
    });
  return points;
}

/** TrueType closes an outline by itself: the point that goes back to the start is left out. */
function withoutReturn(contour: readonly Point[]): readonly Point[] {
  const [first] = contour;
  const last = contour.at(-1);
  const returns =
    contour.length > 1 && last?.isOnCurve === true && first?.x === last.x && first.y === last.y;
  return returns ? contour.slice(0, -1) : contour;
}

/** The `glyf` record: counts, bounds, ends of contours, no instructions, one flag a point, then 16-bit steps in x and in y. Padded to four bytes. */
export function glyphBytes(contours: readonly (readonly Point[])[]): Uint8Array {
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const length = 12 + 2 * contours.length + 5 * points.length;
  const bytes = new Uint8Array(Math.ceil(length / 4) * 4);
  const view = new DataView(bytes.buffer);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  let at = 0;
  const put = (value: number) => {
    view.setInt16(at, value);
    at += 2;
  };
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  [contours.length, ...bounds].forEach(put);
  let end = -1;
  for (const contour of contours) put((end += contour.length));
  put(0);
  for (const { isOnCurve } of points) view.setUint8(at++, isOnCurve ? 1 : 0);
  for (const values of [xs, ys]) values.forEach((value, i) => put(value - (values[i - 1] ?? 0)));
  return bytes;
}
