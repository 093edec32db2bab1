import type { MapView, PublicView } from '@holdfast/domain';
import { escaped } from '@holdfast/mission';
import type { PublicFonts } from './fonts.ts';
import { PUBLIC_STYLE } from './style.ts';
import { instantWords } from './words.ts';

/** What every public page is made from. */
export interface PageFrame {
  /** Where this record's addresses begin. */
  readonly base: string;
  readonly fonts: PublicFonts;
  readonly view: PublicView;
  /** The agreement's own geometry; null where no agreement draws one. */
  readonly map: MapView | null;
}

export interface PageParts {
  readonly title: string;
  /** Which of the sections it is; null for none. */
  readonly current: 'front' | 'data' | 'how' | null;
  /** Markup, escaped already. */
  readonly main: string;
  readonly aside: string | null;
}

const MARK =
  '<svg viewBox="0 0 26 26" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M13 3v9M13 12c0 5-3.5 5.5-5 10M13 12c0 5 3.5 5.5 5 10M13 12c-1 4-6.5 3.5-9.5 7M13 12c1 4 6.5 3.5 9.5 7M13 14v8.5"/></svg>';

/** One whole page: no script, nothing fetched but fonts of this server. */
export function page(frame: PageFrame, { title, current, main, aside }: PageParts): string {
  const { base, view, fonts } = frame;
  const link = (key: PageParts['current'], path: string, words: string) =>
    `<a href="${base}/public${path}"${key === current ? ' aria-current="page"' : ''}>${words}</a>`;
  const exercise = view.exercise ? ' (exercise)' : '';
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · ${escaped(view.title)}${exercise}</title>
<link rel="alternate" type="application/feed+json" title="Changes" href="${base}/public/changes.json">
<style>${fonts}${PUBLIC_STYLE}</style>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header>${view.exercise ? '<div class="exercise"><b>EXERCISE</b>Every place, state, party and event on this page is invented.</div>\n' : ''}<div class="masthead"><div>${MARK}<b>${escaped(view.title)}</b><nav aria-label="Sections">${link('front', '', 'What is known')}${link('data', '/data', 'Data')}${link('how', '/how', 'How we know')}</nav></div></div></header>
<div class="page${aside === null ? ' one' : ''}">
<main id="main">
${main}
</main>
${aside === null ? '' : `<aside aria-label="More">\n${aside}\n</aside>`}
</div>
<footer>As of ${instantWords(view.asOfMs)}. Record ${escaped(view.origin)}. Printed or copied, keep this line with it.</footer>
</body>
</html>
`;
}
