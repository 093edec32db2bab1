import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { LAPTOP, closeDesk, openDesk } from './desk.ts';

let desk: Desk;
let page: Page;
const faults: string[] = [];

/** Slow enough to see what a fresh browser on an old machine shows first. */
const TIMES_SLOWER = 4;
const ANSWER_LATE_MS = 700;

beforeAll(async () => {
  desk = await openDesk();
  if (desk.browser === null) return;
  const context = await desk.browser.newContext({ viewport: LAPTOP, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
});

afterAll(() => closeDesk(desk));

/** What was on the screen, frame by frame, until the map was drawn. */
interface Seen {
  /** Frames in which a canvas of a single colour was to be seen. */
  plain: number;
  contexts: number;
  readonly boxes: string[];
  readonly scales: string[];
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Runs in the page before anything else. What an engine has drawn is kept, so that any frame can read it. */
function watchFrames(): void {
  window.seen = { plain: 0, contexts: 0, boxes: [], scales: [] };
  const { seen } = window;
  const probe = document.createElement('canvas');
  probe.width = probe.height = 24;
  const pixels = probe.getContext('2d', { willReadFrequently: true });
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (
    this: HTMLCanvasElement,
    kind: string,
    options: object = {},
  ) {
    if (kind !== 'webgl2') return Reflect.apply(getContext, this, [kind, options]);
    seen.contexts += 1;
    return Reflect.apply(getContext, this, [kind, { ...options, preserveDrawingBuffer: true }]);
  } as typeof getContext;
  const note = (list: string[], words: string | undefined) => {
    if (words !== undefined && words !== list.at(-1)) list.push(words);
  };
  const look = () => {
    const box = document.querySelector('.mapbox');
    const { x, y, width, height } = box?.getBoundingClientRect() ?? new DOMRect();
    if (box !== null) note(seen.boxes, [x, y, width, height].map(Math.round).join(' '));
    note(seen.scales, document.querySelector('.mapbox .scale')?.textContent ?? undefined);
    const canvas = document.querySelector<HTMLCanvasElement>('.mapbox canvas');
    if (canvas !== null && pixels !== null && getComputedStyle(canvas).visibility === 'visible') {
      pixels.clearRect(0, 0, 24, 24);
      pixels.drawImage(canvas, 0, 0, 24, 24);
      const colours = new Set(new Uint32Array(pixels.getImageData(0, 0, 24, 24).data.buffer));
      if (colours.size === 1 && !colours.has(0)) seen.plain += 1;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const drawn = () => page.locator('.atlas:not(.undrawn)').first().waitFor({ state: 'attached' });

test('M1: on a slow machine with a late answer the map comes whole, in its place, at its scale', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  await page.addInitScript(watchFrames);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
  await page.route('**/api/map*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_LATE_MS));
    await route.continue();
  });
  await page.goto(`${desk.served.url}/situation?role=watch`);
  await page.getByText('Drawing the map').waitFor();
  await drawn();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  const { plain, boxes, scales } = await page.evaluate(() => window.seen);
  expect(plain).toBe(0);
  expect(boxes.length).toBe(1);
  expect(scales).toEqual([expect.stringMatching(/^\d+ km$/)]);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
});

test('M4: a desk is found again as it was left, by the same engine; a case takes one of its own', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const scale = page.locator('.mapbox .scale');
  const before = await scale.innerText();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => scale.innerText()).not.toBe(before);
  const left = await scale.innerText();
  const canvas = await page.locator('.mapbox canvas').elementHandle();
  for (let round = 0; round < 2; round += 1) {
    await page.locator('.q a.mono').nth(round).click();
    await page.locator('.mini-box .atlas:not(.undrawn)').waitFor();
    await page.locator('.rail').getByRole('link', { name: 'Situation' }).click();
    await drawn();
  }
  expect(await scale.innerText()).toBe(left);
  const same = await page.locator('.mapbox canvas').evaluate((now, then) => now === then, canvas);
  expect(same).toBe(true);
  expect(await page.evaluate(() => window.seen.contexts)).toBe(2);
});

test('M2 M3: an incident of a few metres is pressed 11 px beside its centre, and its mark is said to be larger', async (context) => {
  if (desk.browser === null) return context.skip(desk.reason);
  const id = await smallAndAlone(desk.served.url);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.evaluate((sel) => {
    history.pushState(null, '', `?role=watch&sel=${sel}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, id);
  await page.locator('.legend').getByText('larger than its area').waitFor();
  const card = page.locator('.pop');
  await card.waitFor();
  // The card stands 22 px below the incident and begins 60 px to its left.
  const at = await card.evaluate((one) => {
    const { x = 0, y = 0 } = document.querySelector('.mapbox')?.getBoundingClientRect() ?? {};
    const { style } = one instanceof HTMLElement ? one : document.body;
    return {
      x: x + parseFloat(style.insetInlineStart) + 60,
      y: y + parseFloat(style.insetBlockStart) - 22,
    };
  });
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.mouse.click(at.x + 11, at.y);
  await card.getByText(id).waitFor();
  expect(faults).toEqual([]);
});

/** An incident known to 50 m, with no other within 3 km, and its card below it. */
async function smallAndAlone(url: string): Promise<string> {
  const view: unknown = await (await fetch(`${url}/api/situation?role=watch`)).json();
  const { incidents } = view as { readonly incidents: readonly Placed[] };
  const found = incidents.find(
    ({ area }) =>
      area.shape === 'ellipse' &&
      (area.semiMajorM ?? 0) < 50 &&
      incidents.every((other) => other.area === area || apartM(other.area, area) > 3_000),
  );
  if (found === undefined) throw new Error('no incident of the exercise is small and alone');
  return found.incidentId;
}

interface Placed {
  readonly incidentId: string;
  readonly area: {
    readonly shape: string;
    readonly semiMajorM?: number;
    readonly latitudeUdeg: number;
    readonly longitudeUdeg: number;
  };
}

function apartM(a: Placed['area'], b: Placed['area']): number {
  const shrink = Math.cos((a.latitudeUdeg / 1e6) * (Math.PI / 180));
  return (
    0.111_32 *
    Math.hypot(a.latitudeUdeg - b.latitudeUdeg, (a.longitudeUdeg - b.longitudeUdeg) * shrink)
  );
}
