import type { Verdict } from '@holdfast/domain';
import { VERDICT_WORDS } from '../format/words.ts';

/**
 * The four truth values, each with its own silhouette: they survive greyscale, print, 12 px and fax. With `word` the
 * glyph is decoration beside it; without, it says its value itself.
 */
export function TruthGlyph({ value, word }: { readonly value: Verdict; readonly word?: boolean }) {
  const named = word === true ? { 'aria-hidden': true } : { role: 'img', 'aria-label': value };
  return (
    <svg className={`g v-${value}`} viewBox="0 0 14 14" {...named}>
      {SHAPES[value]}
    </svg>
  );
}

const SHAPES = {
  true: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path
        d="M4 7.2l2.1 2.1L10 5"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  false: (
    <>
      <rect
        x="1.2"
        y="1.2"
        width="11.6"
        height="11.6"
        rx="1.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path
        d="M4.6 4.6l4.8 4.8M9.4 4.6l-4.8 4.8"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  unknown: (
    <>
      <circle
        cx="7"
        cy="7"
        r="5.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.4 2.15"
      />
      <path
        d="M5.5 5.7a1.55 1.55 0 1 1 2.1 1.45c-.45.18-.6.45-.6.95M7 9.9v.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
    </>
  ),
  disputed: (
    <>
      <path
        d="M7 .8 13.2 7 7 13.2 .8 7z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M7 .8V13.2L.8 7z" fill="currentColor" />
    </>
  ),
} as const;

/** Status chip: glyph and word. A domain word may replace the value's word, never its glyph. */
export function TruthChip({ value, word }: { readonly value: Verdict; readonly word?: string }) {
  return (
    <span className={`chip v-${value}`}>
      <TruthGlyph value={value} word />
      {word ?? VERDICT_WORDS[value]}
    </span>
  );
}
