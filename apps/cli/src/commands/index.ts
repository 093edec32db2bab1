import type { Command } from '../command.ts';

/** Every command, loaded only when it is called: `record verify` should not wait for the exercise. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  exercise: async () => (await import('./exercise.ts')).command,
  export: async () => (await import('./export.ts')).command,
  init: async () => (await import('./init.ts')).command,
  import: async () => (await import('./import.ts')).command,
  report: async () => (await import('./report.ts')).command,
  rebuild: async () => (await import('./rebuild.ts')).command,
  backup: async () => (await import('./backup.ts')).command,
  restore: async () => (await import('./restore.ts')).command,
  upgrade: async () => (await import('./upgrade.ts')).command,
  serve: async () => (await import('./serve.ts')).command,
  sensor: async () => (await import('./sensor.ts')).command,
  pact: async () => (await import('./pact.ts')).command,
  record: async () => (await import('./record.ts')).command,
  locate: async () => (await import('./locate.ts')).command,
  match: async () => (await import('./match.ts')).command,
  cluster: async () => (await import('./cluster.ts')).command,
  weigh: async () => (await import('./weigh.ts')).command,
};
