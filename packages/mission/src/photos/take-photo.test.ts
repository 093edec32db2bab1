import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { id } from '@holdfast/domain';
import type { Author } from '@holdfast/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mission } from '../mission.ts';
import { DAWN_MS, openDesk, temporaryFolder } from '../testing/desk.ts';
import { readPhoto } from './photo-file.ts';
import { takePhoto } from './take-photo.ts';

let folder: ReturnType<typeof temporaryFolder>;
let mission: Mission;
const MONA: Author = { kind: 'person', id: 'p-mona', role: 'monitor', nation: 'Northland' };
const BYTES = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 7, 8, 9]);
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const OTHER = new Uint8Array([1, 2, 3]);

beforeEach(async () => {
  folder = temporaryFolder();
  ({ mission } = await openDesk(join(folder.dir, 'data')));
  await mission.record(() => [
    {
      kind: 'observation.received',
      author: MONA,
      judgement: {
        observationId: id<'observation'>('OB-0001'),
        sourceId: id<'source'>('patrol-1'),
        observationType: 'impact-seen',
        fromMs: DAWN_MS,
        toMs: DAWN_MS,
        sectorId: null,
        count: 1,
        area: null,
        reporterId: id<'person'>('p-mona'),
        reportId: id<'field-report'>('R-1'),
      },
      content: {
        more: { photos: [{ sha256: SHA256, byteLength: BYTES.length, takenMs: DAWN_MS }] },
      },
    },
  ]);
});
afterEach(async () => {
  await mission.close();
  folder.clear();
});

const asked = { reportId: 'R-1', sha256: SHA256, bytes: BYTES, author: MONA };
const photos = () => join(mission.dataDir, 'photos');

async function taken(): Promise<number> {
  const outcome = await takePhoto(mission, asked);
  if (!outcome.accepted) throw new TypeError(outcome.refusal.expected);
  return outcome.entryIndex;
}

describe('originals of photographs', () => {
  test('F6: the very bytes that the report names are taken once, from two devices at once too, and given back as they came', async () => {
    const both = await Promise.all([takePhoto(mission, asked), takePhoto(mission, asked)]);
    expect(both).toMatchObject([
      { accepted: true, entryIndex: 1 },
      { accepted: true, entryIndex: 1 },
    ]);
    expect(both.filter((each) => each.accepted && each.again)).toHaveLength(1);
    expect(await takePhoto(mission, asked)).toMatchObject({ entryIndex: 1, again: true });
    expect(mission.state.entries).toBe(2);
    expect(readdirSync(photos())).toHaveLength(1);
    const photo = await readPhoto(mission, 1);
    expect([photo?.mediaType, [...(photo?.bytes ?? [])]]).toEqual(['image/jpeg', [...BYTES]]);
    expect(JSON.stringify(mission.entryOf(1)?.judgement)).not.toContain('key');
  });

  test('F7: other bytes than were announced or named, another person, and a report that is not there are refused, on record without the bytes', async () => {
    const sha256 = createHash('sha256').update(OTHER).digest('hex');
    const codes = [];
    for (const change of [
      { bytes: OTHER },
      { bytes: OTHER, sha256 },
      { author: { ...MONA, id: 'p-milo' } },
      { reportId: 'R-2' },
      { bytes: new Uint8Array() },
    ]) {
      const outcome = await takePhoto(mission, { ...asked, ...change });
      codes.push(outcome.accepted ? 'accepted' : outcome.refusal.code);
    }
    expect(codes).toEqual(['malformed', 'not-found', 'not-permitted', 'not-found', 'too-long']);
    expect(mission.state.refusals.get('photo not-found')).toBe(2);
    expect(mission.contentOf(1)).toMatchObject({ bytesBase64: null, byteLength: 3, sha256 });
    expect(mission.state.photos.size).toBe(0);
  });

  test('F8: what lies on disk is sealed; a flipped byte is found; erasing the content of its entry leaves nothing that opens', async () => {
    const index = await taken();
    const [name = ''] = readdirSync(photos());
    const path = join(photos(), name);
    const sealed = readFileSync(path);
    expect(sealed.includes(Buffer.from(BYTES))).toBe(false);
    writeFileSync(
      path,
      sealed.map((byte, at) => (at === 2 ? byte ^ 1 : byte)),
    );
    await expect(readPhoto(mission, index)).rejects.toMatchObject({ code: 'damaged' });
    writeFileSync(path, sealed);
    expect((await readPhoto(mission, index))?.bytes).toHaveLength(BYTES.length);
    await mission.record(() => [
      {
        kind: 'content.erased',
        author: { ...MONA, role: 'custodian' },
        judgement: { indices: [index] },
        content: { reason: 'A face.' },
      },
    ]);
    expect(await readPhoto(mission, index)).toBeNull();
    expect(await readPhoto(mission, 0)).toBeNull();
  });
});
