import type { MessageKey } from './en.ts';

/** Ukrainian. */
export const UK: Partial<Readonly<Record<MessageKey, string>>> = {
  'language.name': 'Українська',
};
