import { describe, expect, it } from 'vitest';
import type { Role } from '../access/role.ts';
import { id } from '../core/ids.ts';
import { groundFrom } from '../ground/ground.ts';
import { DAWN_MS, bySource, contextOf, put, staffedScene } from '../testing/scene.ts';
import type { Scene } from '../testing/scene.ts';
import { capabilityView } from './capability.ts';
import type { CarriesM } from './capability.ts';

const HOUR_MS = 3_600_000;

/** S1 was watched for an hour and not at all in the next; S2 never. */
function watched(): Scene {
  const scene = staffedScene();
  put(
    scene,
    bySource('coverage.reported', 'gateway-1', {
      sectorId: id('S1'),
      fromMs: DAWN_MS,
      toMs: DAWN_MS + HOUR_MS,
      seenPpm: 1_000_000,
    }),
  );
  return scene;
}

function groundOf(scene: Scene) {
  const ground = groundFrom(scene.contents[scene.state.agreement?.index ?? -1] ?? null);
  if (ground === null) throw new TypeError('expected a ground');
  return ground;
}

/** A sensor every 2 km over both sectors, each moved within its square of 5 km by `shift` of the way to the square's middle. */
function sensors(scene: Scene, shift: number) {
  const ground = groundOf(scene);
  const places = [];
  for (let x = -14; x < 14; x += 2)
    for (let y = -10; y < 10; y += 2) {
      const [xM, yM] = [x * 1000 + 700, y * 1000 + 300];
      const middle = (m: number) => (Math.floor(m / 5000) + 0.5) * 5000;
      places.push(
        ground.toPlace({
          xM: xM + shift * (middle(xM) - xM),
          yM: yM + shift * (middle(yM) - yM),
        }),
      );
    }
  return places;
}

function cellsOf(
  scene: Scene,
  {
    role = 'watch',
    fromH = 0,
    toH = 1,
    carriesM = 6_500,
    shift = 0,
  }: { role?: Role; fromH?: number; toH?: number; carriesM?: CarriesM; shift?: number } = {},
) {
  const view = capabilityView(
    scene.state,
    { role, partyId: null, nation: null },
    contextOf(scene),
    {
      sensors: sensors(scene, shift),
      ground: groundOf(scene),
      fromMs: DAWN_MS + fromH * HOUR_MS,
      toMs: DAWN_MS + toH * HOUR_MS,
      carriesM,
    },
  );
  return view?.cells ?? null;
}
const sum = (cells: ReturnType<typeof cellsOf>) =>
  (cells ?? []).reduce((total, { tenths }) => total + tenths, 0);

describe('what the network would have heard', () => {
  it('V13: is likely where it was watched, nothing where and when it was not, and between for half of the time', () => {
    const scene = watched();
    const cells = cellsOf(scene) ?? [];
    expect(cells.length).toBeGreaterThan(20);
    const west = cells.filter(({ longitudeUdeg }) => longitudeUdeg < 30_120_000);
    const farEast = cells.filter(({ longitudeUdeg }) => longitudeUdeg > 30_370_000);
    expect(Math.min(...west.map(({ tenths }) => tenths))).toBeGreaterThanOrEqual(9);
    expect(Math.max(...farEast.map(({ tenths }) => tenths))).toBeLessThan(9);
    expect(sum(cellsOf(scene, { fromH: 1, toH: 2 }))).toBe(0);
    const both = sum(cellsOf(scene, { fromH: 0, toH: 2 }));
    expect(Math.abs(both - sum(cells) / 2)).toBeLessThan(cells.length / 2);
  });

  it('V13: the louder, the likelier', () => {
    const scene = watched();
    const totals = ([2_000, 6_500, 14_000] as const).map((carriesM) =>
      sum(cellsOf(scene, { carriesM })),
    );
    expect(totals).toEqual([...totals].sort((one, other) => one - other));
    expect(totals[0]).toBeLessThan(totals[1] ?? 0);
  });

  it('V13: where a sensor stands within its square of 5 km changes nothing, and nobody outside the mission is told', () => {
    const scene = watched();
    for (const carriesM of [2_000, 6_500, 14_000] as const)
      expect(cellsOf(scene, { carriesM, shift: 0.9 })).toEqual(cellsOf(scene, { carriesM }));
    for (const role of ['liaison', 'capital', 'planner', 'public'] as const)
      expect(cellsOf(scene, { role })).toBe(null);
  });
});
