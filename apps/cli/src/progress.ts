import type { Terminal } from './command.ts';

const WIDTH = 28;
const SHOW_AFTER_MS = 1000;
const REDRAW_MS = 100;

/** A progress bar on standard error, shown only on a terminal and only after a second. */
export interface Progress {
  /** `done` of `total` (any unit, total > 0); `what` says in a few words what is under way. */
  update(done: number, total: number, what: string): void;
  finish(): void;
}

export function createProgress(
  terminal: Terminal,
  write = (text: string) => process.stderr.write(text),
): Progress {
  const startedMs = Date.now();
  let drawnMs = 0;
  return {
    update(done, total, what) {
      const nowMs = Date.now();
      if (!terminal.interactive || nowMs - startedMs < SHOW_AFTER_MS || nowMs - drawnMs < REDRAW_MS)
        return;
      drawnMs = nowMs;
      const share = Math.min(1, done / total);
      const full = Math.round(share * WIDTH);
      write(
        `\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %  ${what}`,
      );
    },
    finish() {
      if (drawnMs > 0) write('\r\u001b[2K');
    },
  };
}
