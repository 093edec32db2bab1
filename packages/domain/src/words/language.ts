/** Languages in which Holdfast speaks to readers outside. */
export const LANGUAGES = ['en', 'uk', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text);
}
