import { entriesOf, isRefusal, photoKey, receivePhoto, reportOf } from '@holdfast/domain';
import type { Author, HandedPhoto, Refusal, State } from '@holdfast/domain';
import { hexFromBytes } from '@holdfast/record';
import { refusalWithBytes } from '../intake/refusal-entry.ts';
import type { Mission } from '../mission.ts';
import { mediaTypeOf } from './media-type.ts';
import { KEY_BYTES, sha256Of, writePhoto } from './photo-file.ts';

/** An original as it comes over the wire. */
export interface PhotoToTake {
  readonly reportId: string;
  /** As the device announces it, hex. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly author: Author;
}

export type PhotoOutcome =
  | { readonly accepted: true; readonly entryIndex: number; readonly again: boolean }
  | { readonly accepted: false; readonly refusal: Refusal };

/** What is being taken in, one after another: two devices with the same photograph then find each other's. */
const turns = new WeakMap<Mission, Promise<unknown>>();

/**
 * Takes an original into the mission's hands: sealed on disk first, then its entry. Durable when it resolves. The same bytes for the same report again are answered
 * with the entry that there is. A refusal is recorded, without the bytes: they may say where an observer stood. Safe to call concurrently.
 */
export function takePhoto(mission: Mission, asked: PhotoToTake): Promise<PhotoOutcome> {
  const mine = (turns.get(mission) ?? Promise.resolve()).then(() => takeInTurn(mission, asked));
  turns.set(
    mission,
    mine.catch(() => undefined),
  );
  return mine;
}

async function takeInTurn(mission: Mission, asked: PhotoToTake): Promise<PhotoOutcome> {
  const { state, contentOf, dataDir, entropy } = mission;
  const sha256 = sha256Of(asked.bytes);
  const before = takenIndex(state, asked.reportId, sha256);
  if (before !== null && sha256 === asked.sha256)
    return { accepted: true, entryIndex: before, again: true };
  const key = entropy.bytes(`photo-key/${sha256}/${state.entries}`, KEY_BYTES);
  const photo: HandedPhoto = {
    reportId: asked.reportId,
    sha256,
    announcedSha256: asked.sha256,
    byteLength: asked.bytes.length,
    mediaType: mediaTypeOf(asked.bytes),
    keyHex: hexFromBytes(key),
  };
  const answer = receivePhoto(state, contentOf, photo, asked.author);
  if (isRefusal(answer)) return refused(mission, photo, answer);
  await writePhoto(dataDir, key, asked.bytes);
  const [entry] = await mission.record(() => entriesOf(answer));
  if (entry === undefined) throw new TypeError('expected the entry that was recorded');
  return { accepted: true, entryIndex: entry.index, again: false };
}

function takenIndex(state: State, reportId: string, sha256: string): number | null {
  const report = reportOf(state, reportId);
  if (report === null) return null;
  const { observationId } = report.judgement;
  return state.photos.get(photoKey({ observationId, sha256 }))?.index ?? null;
}

async function refused(
  mission: Mission,
  { sha256, byteLength, reportId }: HandedPhoto,
  refusal: Refusal,
): Promise<PhotoOutcome> {
  const kept = { bytes: null, byteLength, sha256 };
  await mission.record(() => [
    refusalWithBytes({ fileName: `photograph of ${reportId}` }, 'photo', refusal, kept),
  ]);
  return { accepted: false, refusal };
}
