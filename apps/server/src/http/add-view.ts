import type { State } from '@holdfast/domain';
import type { ViewPath } from './answers.ts';
import type { Asked, Refused } from './reader.ts';

type Answer = object | Refused;

/** Adds one view: `make` gets the state that the reader asked for. Its path must be in the table of answers. */
export type AddView = (
  path: ViewPath,
  make: (state: State, asked: Asked, id: string) => Answer | Promise<Answer>,
) => void;
