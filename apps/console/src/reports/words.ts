import type { Audience, ReportKind } from '@holdfast/domain';
import { span } from '../format/times.ts';

export const KIND_WORDS: Readonly<Record<ReportKind, string>> = {
  flash: 'Flash report',
  spot: 'Spot report',
  daily: 'Daily report',
  weekly: 'Weekly report',
};

export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  mission: 'the mission',
  party: 'both parties',
  public: 'everybody',
};

export const LANGUAGE_WORDS = { en: 'English', uk: 'Українська', fr: 'Français' } as const;
export type ReportLanguage = keyof typeof LANGUAGE_WORDS;

export function titleWords(kind: ReportKind, fromMs: number, toMs: number): string {
  return `${KIND_WORDS[kind]}, ${span(fromMs, toMs - 1)}`;
}

/** A question as its address has it: `KIND;FROM;TO;CUT;AUDIENCE`. */
export interface DraftWords {
  readonly kind: ReportKind;
  readonly fromMs: number;
  readonly toMs: number;
  readonly cutEntries: number;
  readonly audience: Audience;
}

export function draftPath({ kind, fromMs, toMs, cutEntries, audience }: DraftWords): string {
  return [kind, fromMs, toMs, cutEntries, audience].join(';');
}

/** Null for an address that names no question. */
export function draftOf(path: string): DraftWords | null {
  const [kindWord = '', from, to, cut, audienceWord = ''] = path.split(';');
  const kind = wordOf(KIND_WORDS, kindWord);
  const audience = wordOf(AUDIENCE_WORDS, audienceWord);
  const [fromMs = NaN, toMs = NaN, cutEntries = NaN] = [from, to, cut].map(Number);
  const isSound = [fromMs, toMs, cutEntries].every(Number.isSafeInteger);
  return kind !== null && audience !== null && isSound
    ? { kind, fromMs, toMs, cutEntries, audience }
    : null;
}

function wordOf<K extends string>(words: Readonly<Record<K, string>>, word: string): K | null {
  const keys = Object.keys(words).filter((key): key is K => Object.hasOwn(words, key));
  return keys.find((key) => key === word) ?? null;
}
