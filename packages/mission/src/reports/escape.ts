const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that turn the direction of what follows: a name that holds one could dress up as another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text as HTML or SVG text and attributes: no markup, no turned writing. */
export function escaped(text: string): string {
  return text.replaceAll(TURNS, '').replaceAll(/[&<>"']/g, (mark) => MARKUP[mark] ?? mark);
}
