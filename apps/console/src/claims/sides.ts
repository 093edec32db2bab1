import type { ClaimShown, ClaimTopicShown } from '@holdfast/domain';
import { figuresGrouped, wordsOf } from './words.ts';

/** Claims on a topic that say the same. */
export interface Side {
  /** What they say: the value, and how firmly where that differs. */
  readonly says: string;
  readonly claims: readonly ClaimShown[];
}

/** What is said on a topic, each with all who say so, in the order recorded: a copy stands with its like, and counts for nothing more. */
export function sidesOf({ claims }: ClaimTopicShown): readonly Side[] {
  const modalities = new Set(claims.map(({ modality }) => modality));
  const saysOf = ({ value, statement, modality }: ClaimShown) =>
    `${value === null ? statement : figuresGrouped(value)}${modalities.size > 1 ? ` (${wordsOf(modality)})` : ''}`;
  const sides = new Map<string, ClaimShown[]>();
  for (const claim of claims) {
    const says = saysOf(claim);
    const side = sides.get(says);
    if (side === undefined) sides.set(says, [claim]);
    else side.push(claim);
  }
  return [...sides].map(([says, together]) => ({ says, claims: together }));
}
