import type { Command } from '../command.ts';

/** Every command, loaded only when it is called: `record verify` should not wait for the exercise. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  pact: async () => (await import('./pact.ts')).command,
};
