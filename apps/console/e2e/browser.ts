import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A browser for the tests, or the reason why there is none here. */
export type Launched =
  | { readonly browser: Browser; readonly reason: null }
  | { readonly browser: null; readonly reason: string };

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/** The package is made for one page in one process: closing a page would end the browser. */
const ONE_PROCESS = ['--single-process', '--no-zygote'];

/** `CHROME_PATH` if set, else an installed Chrome, else (Linux on x64) the Chromium that comes as a package. */
export async function launchBrowser(): Promise<Launched> {
  const installed = [process.env['CHROME_PATH'] ?? '', ...INSTALLED].find(
    (path) => path !== '' && existsSync(path),
  );
  if (installed !== undefined)
    return {
      browser: await chromium.launch({ executablePath: installed, args: ARGUMENTS }),
      reason: null,
    };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return {
      browser: null,
      reason: `no Chrome is installed, and the packaged one is for Linux on x64, not ${process.platform} on ${process.arch}`,
    };
  return { browser: await launchPackaged(), reason: null };
}

/**
 * The package unpacks into TMPDIR, and takes what lies there for whole, though somebody may be at it still: every version is unpacked
 * aside, and is given its name when it is whole.
 */
async function launchPackaged(): Promise<Browser> {
  const folder = join(tmpdir(), `holdfast-browser-${packageVersion()}`);
  // Without it the package leaves out the libraries that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  return withScratch(folder, async () => {
    const { default: packaged } = await import('@sparticuz/chromium');
    if (!existsSync(folder)) await unpackAside(folder, () => packaged.executablePath());
    const executablePath = await packaged.executablePath();
    return chromium.launch({
      executablePath,
      args: [...packaged.args.filter((argument) => !ONE_PROCESS.includes(argument)), ...ARGUMENTS],
      headless: true,
    });
  });
}

async function unpackAside(folder: string, unpack: () => Promise<unknown>): Promise<void> {
  const aside = mkdtempSync(`${folder}-`);
  await withScratch(aside, unpack);
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Somebody else was first.
    if (!existsSync(folder)) throw error;
  }
}

/** Does the work with `folder` as the folder for scratch files. */
async function withScratch<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const [root = ''] = entry.split(`${join('chromium', 'build')}`);
  const text = readFileSync(join(root, 'chromium', 'package.json'), 'utf8');
  const read: unknown = JSON.parse(text);
  return typeof read === 'object' && read !== null && 'version' in read
    ? String(read.version)
    : 'unknown';
}
