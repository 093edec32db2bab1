import type { Agreement } from './agreement.ts';
import { checkNames } from './check/names.ts';
import type { Diagnostic } from './diagnostic.ts';
import { parseAgreement } from './text/parse.ts';

/** An agreement that may be evaluated, or everything that is wrong with its text, in the order of the text. */
export type Loaded =
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Parses, and looks up every name. Names are looked up only in a text without other errors. */
export function loadAgreement(text: string): Loaded {
  const { agreement, diagnostics } = parseAgreement(text);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const wrong = checkNames(agreement);
  return wrong.length > 0 ? { ok: false, diagnostics: wrong } : { ok: true, agreement };
}
