import { EN } from './en.ts';
import type { MessageKey } from './en.ts';
import { FR } from './fr.ts';
import type { Language } from './language.ts';
import { fill } from './message.ts';
import type { Values } from './message.ts';
import { UK } from './uk.ts';

/** Every message in every language: the compiler asks for each. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: EN,
  uk: UK,
  fr: FR,
};

/** A sentence of the catalogue in one language, its gaps filled. Pure. */
export function say(language: Language, key: MessageKey, values: Values = {}): string {
  return fill(language, CATALOGUES[language][key], values);
}

export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(EN, text);
}
