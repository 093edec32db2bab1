import type { Command, CommandKind } from '../core/command.ts';

/** A command as a reader would ask it now; a sentence where there is nothing that it could be about. */
export type Trial = Command | string;

export type Trials = readonly (readonly [CommandKind, Trial])[];

/** Words that only stand for what somebody would write. */
export const WORDS = '…';
