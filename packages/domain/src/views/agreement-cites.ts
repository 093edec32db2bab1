import { tabulateNames } from '@holdfast/pact';
import type { Agreement, Cite } from '@holdfast/pact';
import { sightOf } from '../access/sight.ts';
import type { State } from '../core/state.ts';
import type { TextCite } from './agreement-types.ts';
import { inContext, originalsOf } from './claims.ts';
import type { ViewContext } from './context.ts';
import type { Reader } from './types.ts';

/**
 * How citations of one text are shown to one reader: by publisher, title and date, and in their place where the record holds the
 * document; originals are for the mission and for capitals.
 */
export function citesFor(
  state: State,
  reader: Reader,
  context: ViewContext,
  agreement: Agreement,
): (cites: readonly Cite[]) => readonly TextCite[] {
  const sight = sightOf(reader);
  const mayRead = sight === 'mission' || sight === 'capital';
  const originals = mayRead ? originalsOf(state, context) : new Map<string, Uint8Array>();
  const names = tabulateNames(agreement);
  return (cites) =>
    cites.map((cite) => {
      const source = names.find('source', cite.source);
      const original = originals.get(source?.sha256 ?? '');
      return {
        source: cite.source,
        publisher: source?.publisher ?? cite.source,
        title: source?.title ?? '',
        date: source?.date ?? '',
        place: cite.place ?? `bytes ${cite.from} to ${cite.to}`,
        words:
          original === undefined || cite.place !== null
            ? null
            : inContext(original, cite.from, cite.to),
      };
    });
}
