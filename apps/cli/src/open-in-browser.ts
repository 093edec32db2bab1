import { spawn } from 'node:child_process';
import type { Terminal } from './command.ts';

/** Asks the desktop to open an address; says in one sentence when there is no desktop to ask. */
export async function openInBrowser(url: string, terminal: Terminal): Promise<void> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) {
    terminal.err(
      `This machine has no display: open ${url} in a browser yourself, for instance through an SSH tunnel.`,
    );
    return;
  }
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  await new Promise<void>((resolve) => {
    const child = spawn(program ?? 'xdg-open', args, { stdio: 'ignore', detached: true });
    child.once('error', () => {
      terminal.err(`No browser could be started: open ${url} yourself.`);
      resolve();
    });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
