import { PactError } from './errors.ts';
import type { Truth } from './truth.ts';

interface Item {
  /** Index of the entry in the record: unique, and larger for later entries. */
  readonly entryIndex: number;
  /** When it was so in the world, integer milliseconds UTC, both ends included. */
  readonly occurred: { readonly fromMs: number; readonly toMs: number };
  /** When it was recorded: for a finding, when it was issued. */
  readonly recordedAtMs: number;
}

/** A condition of the world that somebody with the right to say so recorded. Holds until the next one. */
export interface FactItem extends Item {
  readonly kind: 'fact';
  readonly fact: string;
  /** The party it is about; null for a fact of nobody in particular. */
  readonly party: string | null;
  readonly value: Truth;
}

/** Something a party or body did, as an act of record. */
export interface ActItem extends Item {
  readonly kind: 'act';
  readonly act: string;
  readonly actor: string;
  /** Instances of findings it answers. Empty: whatever it can answer. */
  readonly about: readonly string[];
}

/** `pending`: opened, not yet determined. The others are results; `withdrawn` takes an earlier one back. */
export type FindingOutcome =
  'pending' | 'established' | 'not_established' | 'undetermined' | 'disputed' | 'withdrawn';

/** A step in the life of one finding. The latest known entry of an instance is the one that counts. */
export interface FindingItem extends Item {
  readonly kind: 'finding';
  readonly finding: string;
  /** What is determined: one incident, one case. */
  readonly instance: string;
  /** The body that determined it. */
  readonly by: string;
  /** The party it is against; null when it cannot be determined. */
  readonly party: string | null;
  readonly outcome: FindingOutcome;
  /** The standard of proof that was met. Null only with `pending`, `undetermined`, `withdrawn`. */
  readonly standard: string | null;
  readonly severity: string | null;
  readonly weapon: string | null;
  readonly draftedByNation: string | null;
  readonly reviewedByNation: string | null;
}

/** The monitors saw and heard nothing then, somewhere or everywhere: silence proves nothing. */
export interface BlindItem extends Item {
  readonly kind: 'blind';
}

/** Takes back an earlier fact, act or blind spell, from `recordedAtMs` on. */
export interface RetractionItem extends Item {
  readonly kind: 'retraction';
  readonly retracts: number;
}

/** What a verdict may depend on: integers and names, nothing else. */
export type LogItem = FactItem | ActItem | FindingItem | BlindItem | RetractionItem;

/** Refuses, with `bad-log` and the entry's index, whatever is not an integer or runs backwards. */
export function verifyItem(item: LogItem): void {
  const { entryIndex, occurred, recordedAtMs } = item;
  const numbers = { entryIndex, recordedAtMs, fromMs: occurred.fromMs, toMs: occurred.toMs };
  for (const [name, value] of Object.entries(numbers))
    if (!Number.isSafeInteger(value))
      throw new PactError(
        'bad-log',
        `entry ${entryIndex}: expected ${name} as a whole number, found ${value}`,
      );
  if (entryIndex < 0)
    throw new PactError('bad-log', `expected an entry index from 0 up, found ${entryIndex}`);
  if (occurred.toMs < occurred.fromMs)
    throw new PactError(
      'bad-log',
      `entry ${entryIndex}: expected toMs at or after ${occurred.fromMs}, found ${occurred.toMs}`,
    );
}
