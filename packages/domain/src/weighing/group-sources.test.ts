import fc from 'fast-check';
import { createRandom } from '@holdfast/geo';
import { expect, it } from 'vitest';
import { groupSources } from './group-sources.ts';
import type { SourceOrigin } from './group-sources.ts';

const source = (sourceId: string, fields: Partial<SourceOrigin> = {}): SourceOrigin => ({
  sourceId,
  sourceClass: 'press',
  ownerId: `owner-of-${sourceId}`,
  means: 'press',
  partyId: null,
  rawFeeds: [],
  ...fields,
});
const SENTENCE =
  'residents of the upper village heard eleven heavy explosions shortly before dawn and saw smoke behind the mill';

it('G1: owner and means, side, feeds and words join', () => {
  const groups = groupSources(
    [
      source('s1', { ownerId: 'mission', means: 'acoustic' }),
      source('s2', { ownerId: 'mission', means: 'acoustic' }),
      source('p1', { ownerId: 'mission', means: 'patrol' }),
      source('army', { partyId: 'A', means: 'sensors' }),
      source('voice', { partyId: 'A', means: 'statement' }),
      source('paper1', { rawFeeds: ['agency'] }),
      source('paper2', { rawFeeds: ['wire'] }),
      source('wire', { rawFeeds: ['agency'] }),
      source('blog1'),
      source('blog2'),
      source('blog3'),
    ],
    [
      { sourceId: 'blog1', text: SENTENCE },
      { sourceId: 'blog2', text: `Breaking: ${SENTENCE.toUpperCase()}!` },
      {
        sourceId: 'blog3',
        text: 'a quiet night, the observer said, with two shots near the ferry',
      },
    ],
  );
  expect(Object.fromEntries(groups)).toEqual({
    s1: 's1',
    s2: 's1',
    p1: 'p1',
    army: 'army',
    voice: 'army',
    paper1: 'paper1',
    paper2: 'paper1',
    wire: 'paper1',
    blog1: 'blog1',
    blog2: 'blog1',
    blog3: 'blog3',
  });
});

it('G2: the order does not matter', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(Math.abs(seed) + 1);
      const sources = Array.from({ length: 8 }, (_, at) =>
        source(`s${at}`, {
          ownerId: `o${random.integer(6)}`,
          rawFeeds: random.uniform() < 0.3 ? [`s${random.integer(8)}`] : [],
        }),
      );
      const texts = sources.map(({ sourceId }) => ({
        sourceId,
        text: `${random.integer(6)} ${SENTENCE}`.repeat(random.integer(2)),
      }));
      const shuffle = <T>(items: readonly T[]) =>
        items
          .map((item) => ({ item, key: random.uniform() }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const sorted = (groups: ReadonlyMap<string, string>) => [...groups].sort();
      expect(sorted(groupSources(shuffle(sources), shuffle(texts)))).toEqual(
        sorted(groupSources(sources, texts)),
      );
    }),
    { seed: 11, numRuns: 200 },
  );
});

it('G3: unknown accounts cannot tie two witnesses together', () => {
  const other = 'our patrol counted four outgoing rounds from the north bank at about ten past six';
  const groups = groupSources(
    [source('w1'), source('w2'), source('x', { sourceClass: 'unknown', rawFeeds: ['w1', 'w2'] })],
    [
      { sourceId: 'w1', text: SENTENCE },
      { sourceId: 'w2', text: other },
      { sourceId: 'x', text: SENTENCE },
      { sourceId: 'x', text: other },
    ],
  );
  expect(Object.fromEntries(groups)).toEqual({ w1: 'w1', w2: 'w2', x: 'anonymous' });
});

it('G4: copies with three words in ten changed are found, independent reports are not joined', () => {
  const random = createRandom(4);
  const words = (count: number, from: string) =>
    Array.from({ length: count }, () => `${from}${random.integer(400)}`);
  let [found, wanted, right] = [0, 0, 0];
  for (let event = 0; event < 60; event += 1) {
    // Independent witnesses share the place, the time and a phrase of the trade.
    const facts = ['near', `village${event}`, 'bridge', 'at', 'dawn', 'small', 'arms', 'fire'];
    const originals = [0, 1, 2].map(() => [...words(12, 'w'), ...facts, ...words(12, 'w')]);
    const texts = originals.flatMap((original, family) =>
      [0, 1, 2].map((copy) => ({
        sourceId: `f${family}c${copy}`,
        text: original
          .map((word) => (copy > 0 && random.uniform() < 0.3 ? `x${random.integer(400)}` : word))
          .join(' '),
      })),
    );
    const groups = groupSources(
      texts.map(({ sourceId }) => source(sourceId)),
      texts,
    );
    for (const a of texts)
      for (const b of texts) {
        if (a.sourceId >= b.sourceId) continue;
        const same = a.sourceId.slice(0, 2) === b.sourceId.slice(0, 2);
        const joined = groups.get(a.sourceId) === groups.get(b.sourceId);
        wanted += same ? 1 : 0;
        found += joined ? 1 : 0;
        right += same && joined ? 1 : 0;
      }
  }
  expect((2 * right) / (found + wanted)).toBeGreaterThanOrEqual(0.95);
});
