import type { TextPart } from '@holdfast/domain';

/**
 * What a selection in the page selects of the document: runs of text carry where they begin (`data-from`), each as one text node.
 * Null when it selects nothing, or not only in `root`.
 */
export function selectedPart(root: HTMLElement, selection: Selection | null): TextPart | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const runs = [...root.querySelectorAll<HTMLElement>('[data-from]')].filter((run) =>
    range.intersectsNode(run),
  );
  const parts = runs.flatMap((run): readonly TextPart[] => {
    const words = run.firstChild;
    const begins = Number(run.dataset['from']);
    if (words === null || !(words instanceof Text)) return [];
    const from = range.startContainer === words ? range.startOffset : 0;
    const to = range.endContainer === words ? range.endOffset : words.length;
    return from < to ? [{ from: begins + from, to: begins + to }] : [];
  });
  const [first, last] = [parts[0], parts.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}
