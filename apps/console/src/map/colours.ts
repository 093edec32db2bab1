/** The map's colours are the stylesheet's tokens, read as the browser resolved them for the theme in force. */

const TOKENS = [
  'land',
  'land-2',
  'water',
  'water-line',
  'wood',
  'road',
  'surface',
  'ink',
  'ink-2',
  'ink-3',
  'rule-2',
  'event',
  'hatch',
  'disputed',
  'accent',
  'river-name',
] as const;

export type Colours = Readonly<Record<(typeof TOKENS)[number], string>>;

export function readColours(host: HTMLElement): Colours {
  const probe = document.createElement('span');
  host.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const colours: Record<string, string> = {};
  for (const token of TOKENS) colours[token] = read(token);
  probe.remove();
  return colours as Colours;
}

/** A hatch tile, twice as dense for a retina screen: what nobody watched. */
export function hatchTile(colour: string, gapPx: number): ImageData | null {
  const size = gapPx * 2;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  // Kept out of the graphics card: to read it back from there waited for all that a map was drawing, up to seconds.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.strokeStyle = colour;
  context.lineWidth = gapPx > 8 ? 1.5 : 2;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - 2, size + 2);
    context.lineTo(shift + size + 2, -2);
    context.stroke();
  }
  return context.getImageData(0, 0, size, size);
}

/** One colour laid on another as an opaque one, so that areas over one another never add up to something darker. */
export function laidOn(colour: string, ground: string, share: number): string {
  const [top, under] = [channels(colour), channels(ground)];
  const mixed = top.map((channel, at) =>
    Math.round(channel * share + (under[at] ?? channel) * (1 - share)),
  );
  return `rgb(${mixed.join(', ')})`;
}

function channels(colour: string): readonly number[] {
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
