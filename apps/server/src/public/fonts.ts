import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `@font-face` rules for the console's own fonts, so that no request leaves this machine; empty where no console is built. */
export type PublicFonts = string;

const FACES = [
  ['IBM Plex Sans Variable', 'ibm-plex-sans-latin-wght-normal', '100 700'],
  ['Source Serif 4 Variable', 'source-serif-4-latin-wght-normal', '200 900'],
] as const;

export function publicFonts(consoleDir: string | null): PublicFonts {
  const assets = consoleDir === null ? null : join(consoleDir, 'assets');
  if (assets === null || !existsSync(assets)) return '';
  const files = readdirSync(assets);
  return FACES.map(([family, start, weights]) => {
    const file = files.find((name) => name.startsWith(start) && name.endsWith('.woff2'));
    return file === undefined
      ? ''
      : `@font-face{font-family:"${family}";src:url(/assets/${file}) format("woff2");font-weight:${weights};font-display:swap}`;
  }).join('');
}
