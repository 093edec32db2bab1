const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Characters that nobody sees: marks that turn the direction of what follows, blanks of no width, controls. A name that holds one could dress up as
 * another. Joiners stay: Persian and the scripts of India need them.
 */
const UNSEEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text without what nobody sees, for every format that people read. */
export function shown(text: string): string {
  return text.replaceAll(UNSEEN, '');
}

/** Text as HTML or SVG text and attributes: no markup, no turned writing. */
export function escaped(text: string): string {
  return shown(text).replaceAll(/[&<>"']/g, (mark) => MARKUP[mark] ?? mark);
}
