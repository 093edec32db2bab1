import type { MessageKey } from './en.ts';

/** French, as far as it has been translated. */
export const FR: Partial<Readonly<Record<MessageKey, string>>> = {
  'language.name': 'Français',
  'kind.daily': 'Rapport quotidien',
};
