import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { Served } from './served.ts';
import { serve } from './served.ts';

/** A browser and a server for one test file, or the reason why there is none. */
export type Desk =
  | { readonly browser: Browser; readonly served: Served; readonly reason: null }
  | { readonly browser: null; readonly served: null; readonly reason: string };

export async function openDesk(): Promise<Desk> {
  const served = await serve();
  if (typeof served === 'string') return { browser: null, served: null, reason: served };
  const launched = await launchBrowser();
  if (launched.browser === null) {
    await served.close();
    return { browser: null, served: null, reason: launched.reason };
  }
  return { browser: launched.browser, served, reason: null };
}

export async function closeDesk(desk: Desk): Promise<void> {
  await desk.browser?.close();
  await desk.served?.close();
}

/** A page that writes down everything a console must never do: errors, and requests to other origins. */
export interface WatchedPage {
  readonly page: Page;
  /** What went wrong so far; empty when nothing did. */
  readonly faults: readonly string[];
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

export const LAPTOP: View = { width: 1280, height: 860, theme: 'light' };
export const PHONE: View = { width: 390, height: 844, theme: 'light' };

export async function openPage(
  browser: Browser,
  url: string,
  path: string,
  view: View,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address))
      faults.push(`off origin: ${address}`);
  });
  await page.goto(url + path);
  const heading = page.locator('main h1').first();
  await heading.waitFor().catch(async (cause: unknown) => {
    const text = await page.locator('body').innerText();
    throw new Error(`no heading on ${path}; ${faults.join('; ')}; it reads: ${text}`, { cause });
  });
  return { page, faults };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Violations of axe-core on a page, one line each; empty when there is none. The watermark of an exercise's map is decoration, which no contrast is asked of (WCAG 1.4.3): the map
 * covers it where it has been drawn, and only there axe cannot tell.
 */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Once for a document, however often it is looked at.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found: unknown = await page.evaluate(
    `axe.run({ exclude: ['.watermark'] }, { resultTypes: ['violations'] }).then((result) => result.violations.flatMap((violation) =>
       violation.nodes.map((node) => violation.id + ' ' + node.target.join(' ') + ': ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message)))`,
  );
  return Array.isArray(found) ? found.map(String) : ['axe gave no answer'];
}

/** How far the page is wider than its window, CSS pixels. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
