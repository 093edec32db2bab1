import { PHOTO_BYTES_MAX } from '@holdfast/domain';
import type { PersonInRole } from '@holdfast/domain';
import { BASE } from '../address/base.ts';
import type { HandedState, KeptPhoto, QueuedItem } from './queue.ts';
import { keepItem } from './queue.ts';

/** Does anything of this item still have to reach the mission? */
export function isWaiting({ sent, photos }: QueuedItem): boolean {
  if (sent.state === 'waiting') return true;
  return sent.state === 'recorded' && photos.some(({ handed }) => handed === undefined);
}

/** Hands in the originals that a recorded report names, one after another; each answer is kept at once. False when the mission was not reached. */
export async function handInPhotos(item: QueuedItem, actor: PersonInRole): Promise<boolean> {
  let { photos } = item;
  for (const photo of item.photos) {
    if (photo.handed !== undefined) continue;
    const handed = await handIn(item.localId, photo, actor);
    if (handed === null) return false;
    photos = photos.map((each) => (each === photo ? { ...photo, handed } : each));
    await keepItem({ ...item, photos });
  }
  return true;
}

/** Null when nothing is known: it is sent again, and taken once. */
async function handIn(
  reportId: string,
  { sha256, byteLength, original }: KeptPhoto,
  { personId, role }: PersonInRole,
): Promise<HandedState | null> {
  if (byteLength > PHOTO_BYTES_MAX)
    return { state: 'refused', message: `Larger than ${PHOTO_BYTES_MAX / 1_000_000} MB.` };
  const query = new URLSearchParams({ as: personId, role });
  const path = `${BASE}/api/photo/${encodeURIComponent(reportId)}/${sha256}?${query}`;
  try {
    const response = await fetch(path, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: original,
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return null;
    if ('entryIndex' in answer && typeof answer.entryIndex === 'number')
      return { state: 'handed', entryIndex: answer.entryIndex };
    if (response.status >= 500 || response.status === 401 || !('message' in answer)) return null;
    return { state: 'refused', message: String(answer.message) };
  } catch {
    return null;
  }
}
