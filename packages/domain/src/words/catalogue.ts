import { EN } from './en.ts';
import type { MessageKey } from './en.ts';
import { FR } from './fr.ts';
import type { Language } from './language.ts';
import { fill } from './message.ts';
import type { Values } from './message.ts';
import { UK } from './uk.ts';

/** What a language has words for. */
export const CATALOGUES: Readonly<Record<Language, Partial<Readonly<Record<MessageKey, string>>>>> =
  { en: EN, uk: UK, fr: FR };

/** True when every message has words in this language; where one has none, English stands in. */
export function isComplete(language: Language): boolean {
  const catalogue = CATALOGUES[language];
  return Object.keys(EN).every((key) => Object.hasOwn(catalogue, key));
}

/** A sentence of the catalogue in one language, its gaps filled. Pure. */
export function say(language: Language, key: MessageKey, values: Values = {}): string {
  const own = CATALOGUES[language][key];
  return own === undefined ? fill('en', EN[key], values) : fill(language, own, values);
}

export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(EN, text);
}
