import type { JsonValue } from '@holdfast/domain';
import { loadAgreement } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';

/** The agreement in the content of its adoption; null when the content was erased or its text does not load. */
export function agreementIn(content: JsonValue | null): Agreement | null {
  if (typeof content !== 'object' || content === null || !('pact' in content)) return null;
  const { pact } = content;
  if (typeof pact !== 'string') return null;
  const loaded = loadAgreement(pact);
  return loaded.ok ? loaded.agreement : null;
}
