import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Sheets that every desk builds on; the others belong to one desk, and all are loaded together. */
const SHARED = ['base.css', 'shell.css', 'parts.css', 'tokens.css', 'fonts.css'];

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Classes that a sheet gives looks to wherever they stand: `.name` as a whole selector. */
function classesAlone(sheet: string): Set<string> {
  const rules = readFileSync(`${FOLDER}${sheet}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//gu, '');
  const names = new Set<string>();
  for (const [, selectors = ''] of rules.matchAll(/([^{}]+)\{/gu))
    for (const selector of selectors.replaceAll(/\([^()]*\)/gu, '()').split(','))
      for (const [, name = ''] of selector.trim().matchAll(/^\.([\w-]+)$/gu)) names.add(name);
  return names;
}

it('no desk gives looks to a class of another desk', () => {
  const owners = new Map<string, string[]>();
  const sheets = readdirSync(FOLDER).filter((name) => name.endsWith('.css'));
  for (const sheet of sheets)
    if (!SHARED.includes(sheet))
      for (const name of classesAlone(sheet))
        owners.set(name, [...(owners.get(name) ?? []), sheet]);
  expect(owners.get('sourcelegend')).toEqual(['agreement.css']);
  const shared = [...owners].filter(([, found]) => found.length > 1);
  expect(shared).toEqual([]);
});
