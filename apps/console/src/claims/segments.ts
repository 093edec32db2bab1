import type { TextPart } from '@holdfast/domain';

/** A claim's words in a text, in characters. */
export interface CitedPart {
  readonly claimId: string;
  readonly part: TextPart;
}

/** A run of characters that the same claims cite. */
export interface Segment {
  /** Where it begins in the whole text. */
  readonly from: number;
  readonly text: string;
  readonly claimIds: readonly string[];
  /** Claims whose words begin here: their margin marks stand beside it. */
  readonly opens: readonly string[];
}

export interface Paragraph {
  readonly from: number;
  readonly segments: readonly Segment[];
}

/** A longer line was not broken to fit a page: 132 is the widest that printers of lines had. */
const WRAPPED_CHARACTERS_MAX = 132;

/**
 * A text as paragraphs, cut wherever cited words begin or end: what stands between blank lines or ends with a short line where its
 * lines were broken to fit a page, else one a line that is not blank. Joined with what stands between, they are the text.
 */
export function paragraphsOf(text: string, cited: readonly CitedPart[]): readonly Paragraph[] {
  const opened = new Set<string>();
  return partsOf(text).map((part) => {
    const inPart = cited.filter((each) => each.part.from < part.to && each.part.to > part.from);
    return { from: part.from, segments: segmentsOf(text, part, inPart, opened) };
  });
}

function partsOf(text: string): readonly TextPart[] {
  const lines = text.split('\n');
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const isWrapped =
    widest <= WRAPPED_CHARACTERS_MAX && lines.slice(0, -1).some((line) => line.trim() === '');
  const parts: TextPart[] = [];
  let from = 0;
  let goesOn = false;
  for (const line of lines) {
    const to = from + line.length;
    const last = parts.at(-1);
    const isBlank = line.trim() === '';
    if (!isBlank && goesOn && last !== undefined) parts[parts.length - 1] = { ...last, to };
    else if (!isBlank) parts.push({ from, to });
    goesOn = isWrapped && line.length > widest / 2;
    from = to + 1;
  }
  return parts;
}

function segmentsOf(
  text: string,
  line: TextPart,
  cited: readonly CitedPart[],
  opened: Set<string>,
): readonly Segment[] {
  const within = (at: number) => Math.max(line.from, Math.min(line.to, at));
  const cuts = [
    ...new Set([
      line.from,
      line.to,
      ...cited.flatMap(({ part }) => [within(part.from), within(part.to)]),
    ]),
  ].sort((a, b) => a - b);
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at] ?? 0;
    const claimIds = cited
      .filter(({ part }) => part.from <= from && part.to >= to)
      .map(({ claimId }) => claimId);
    const opens = claimIds.filter((claimId) => !opened.has(claimId));
    for (const claimId of opens) opened.add(claimId);
    return { from, text: text.slice(from, to), claimIds, opens };
  });
}

/** The part without white space at its ends; null when nothing else is in it. */
export function trimmedPart(text: string, { from, to }: TextPart): TextPart | null {
  const words = text.slice(from, to);
  const start = from + (words.length - words.trimStart().length);
  const end = to - (words.length - words.trimEnd().length);
  return start < end ? { from: start, to: end } : null;
}

/** Where some words stand in a text; a message when they are not there once exactly. Runs of white space in what is sought match any white space. */
export function findWords(text: string, words: string): TextPart | string {
  const sought = words.trim();
  if (sought === '') return 'the words of the document that say so';
  const pattern = sought
    .split(/\s+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const [first, ...more] = text.matchAll(new RegExp(pattern, 'gu'));
  if (first === undefined) return 'words that stand in the document, letter for letter';
  if (more.length > 0) return `words that stand there once: these stand ${more.length + 1} times`;
  return { from: first.index, to: first.index + first[0].length };
}
