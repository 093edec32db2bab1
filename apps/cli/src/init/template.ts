import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TEMPLATE = fileURLToPath(new URL('../../../../agreements/example/', import.meta.url));

/** Copies the example into a folder that is new or empty; returns the names of the files. Nothing is written over. */
export function copyTemplate(dir: string): readonly string[] {
  mkdirSync(dir, { recursive: true });
  const names = readdirSync(TEMPLATE).sort();
  for (const name of names) copyFileSync(join(TEMPLATE, name), join(dir, name));
  return names;
}
