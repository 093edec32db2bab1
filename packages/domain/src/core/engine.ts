import type { Author } from './entry.ts';

/** The engine is one more author, named and versioned: a change of what it says is a new version. */
export interface Engine {
  readonly name: string;
  readonly version: string;
}

export const ENGINE: Engine = { name: 'holdfast', version: '0.1.0' };

export function authorOf(engine: Engine): Author {
  return { kind: 'engine', id: `${engine.name}@${engine.version}`, role: null, nation: null };
}
