import type { DisclosureRule } from '@holdfast/domain';

/** What a public request may not ask, and the rule in plain words. */
export interface RuledOut {
  readonly rule: DisclosureRule;
  /** What was asked, as it stood in the address, cut short. */
  readonly asked: string;
}

/** Words of a query that ask for something fresher or finer than the public may have, or for positions. */
const WORDS: Readonly<Record<string, DisclosureRule>> = {
  delay: 'fresher',
  known: 'fresher',
  fresh: 'fresher',
  live: 'fresher',
  until: 'fresher',
  now: 'fresher',
  precision: 'finer',
  cell: 'finer',
  resolution: 'finer',
  zoom: 'finer',
  bbox: 'finer',
  point: 'finer',
  points: 'finer',
  exact: 'finer',
  ellipse: 'finer',
  position: 'positions',
  positions: 'positions',
  sensors: 'positions',
  patrols: 'positions',
  forces: 'positions',
  units: 'positions',
  tracks: 'positions',
};

/** Addresses under `/api` and `/public/data` that do not exist and never will. */
export const POSITION_NAMES = [
  'positions',
  'sensors',
  'patrols',
  'forces',
  'units',
  'tracks',
  'arrivals',
] as const;

const ASKED_LENGTH_MAX = 80;

/** The first word of a query that the rules exclude; null for none. Words that nothing knows are let be. */
export function ruledOut(query: Readonly<Record<string, unknown>>): RuledOut | null {
  for (const [name, value] of Object.entries(query)) {
    const word = name.toLowerCase();
    const rule = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (rule !== undefined)
      return { rule, asked: `${name}=${String(value)}`.slice(0, ASKED_LENGTH_MAX) };
  }
  return null;
}

/** The rule in one or two sentences, for whoever ran against it. */
export function ruleWords(
  rule: DisclosureRule,
  { delayMs, cellM }: { readonly delayMs: number | null; readonly cellM: number | null },
): string {
  const hours = delayMs === null ? null : Math.round(delayMs / 360_000) / 10;
  switch (rule) {
    case 'fresher':
      return `Nothing is made public before ${hours === null ? 'an agreement sets a delay' : `${String(hours)} hours have passed`}: whoever could follow events as they happen could act on them.`;
    case 'finer':
      return `Places are told as cells at least ${cellM === null ? '5' : String(cellM / 1000)} km wide, never finer and never as points, so that nobody can aim by them.`;
    case 'positions':
      return 'Positions of forces, sensors and patrols are never given to anybody in public. There is no file that holds them.';
  }
}
