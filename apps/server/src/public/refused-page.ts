import { escaped } from '@holdfast/mission';
import type { PageFrame } from './frame.ts';
import { page } from './frame.ts';

/** Why something is not shown, and where the rules stand. */
export function refusedPage(
  frame: PageFrame,
  { title, words }: { readonly title: string; readonly words: string },
): string {
  const main = `<div class="eyebrow">Not given</div><h1>${escaped(title)}</h1><p class="lede">${escaped(words)}</p>
<p><a href="${frame.base}/public">What is known</a> · <a href="${frame.base}/public/how#rules">The rules of release</a></p>`;
  return page(frame, { title, current: null, main, aside: null });
}
