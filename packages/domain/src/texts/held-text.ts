import { tabulateNames } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import type { NewEntryOf } from '../core/entry.ts';
import type { State } from '../core/state.ts';

const AUTHOR = { kind: 'keeper', id: 'register', role: null, nation: null } as const;

export interface HeldText {
  readonly agreement: Agreement;
  /** Hash of the canonical form, hex. */
  readonly agreementHash: string;
  /** The text as written, comments included. */
  readonly pact: string;
}

/** The entry that puts a text on record, held and not in force; null when it is on record as it is. */
export function holdText(
  state: State,
  { agreement, agreementHash, pact }: HeldText,
): NewEntryOf<'agreement.held'> | null {
  if (state.texts.get(agreement.id)?.judgement.agreementHash === agreementHash) return null;
  const [own] = tabulateNames(agreement).all('instrument');
  return {
    kind: 'agreement.held',
    author: AUTHOR,
    judgement: {
      agreementId: agreement.id,
      agreementHash,
      instrumentId: own?.id ?? null,
      variant: own?.variant ?? null,
      status: own?.status ?? null,
    },
    content: { title: agreement.title, pact },
  };
}
