import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author, ContentOf, JsonValue } from '../core/entry.ts';
import type { ObservationState, State } from '../core/state.ts';
import { memberOf } from '../views/context.ts';
import type { PhotoHash } from './command.ts';
import { photoKey } from './photo-key.ts';

/** The largest original that is taken in, bytes: a phone's camera makes 2 to 8 MB. */
export const PHOTO_BYTES_MAX = 12_000_000;

/** An original that a device hands in: which report named it, and what it was found to be. */
export interface HandedPhoto {
  readonly reportId: string;
  /** Of the bytes that came, hex; and of those that were announced. */
  readonly sha256: string;
  readonly announcedSha256: string;
  readonly byteLength: number;
  /** As the bytes themselves say: `image/jpeg`, or `application/octet-stream` where they do not. */
  readonly mediaType: string;
  /** Opens the sealed bytes, hex. Content, so that erasing it erases the photograph. */
  readonly keyHex: string;
}

/** The photographs that a report's content names, in its order; empty for content of another shape. */
export function namedPhotos(content: JsonValue | null): readonly PhotoHash[] {
  const list = memberOf(memberOf(content, 'more'), 'photos');
  if (!Array.isArray(list)) return [];
  return list.flatMap((row: JsonValue) => {
    const [sha256, byteLength, takenMs] = ['sha256', 'byteLength', 'takenMs'].map((name) =>
      memberOf(row, name),
    );
    return typeof sha256 === 'string' &&
      typeof byteLength === 'number' &&
      typeof takenMs === 'number'
      ? [{ sha256, byteLength, takenMs }]
      : [];
  });
}

/**
 * What handing in an original leads to: an entry, when the one who made the report hands in the very bytes that it names, and not yet. What was handed in
 * before is refused as `duplicate-id`: who sends again finds it in the state.
 */
export function receivePhoto(
  state: State,
  contentOf: ContentOf,
  photo: HandedPhoto,
  author: Author,
): Answer {
  const { sha256, announcedSha256, byteLength, mediaType, keyHex } = photo;
  if (byteLength < 1 || byteLength > PHOTO_BYTES_MAX)
    return refuse('too-long', `1 to ${PHOTO_BYTES_MAX} bytes`, String(byteLength));
  if (sha256 !== announcedSha256)
    return refuse('malformed', `bytes whose SHA-256 is ${announcedSha256}`, sha256);
  const report = reportOf(state, photo.reportId);
  if (report === null) return refuse('not-found', 'a report on record', photo.reportId);
  const { observationId, reporterId } = report.judgement;
  if (author.kind !== 'person' || author.id !== reporterId)
    return refuse('not-permitted', `whoever made the report ${photo.reportId}`, author.id);
  const named = namedPhotos(contentOf(report.index));
  if (!named.some((each) => each.sha256 === sha256 && each.byteLength === byteLength))
    return refuse('not-found', `one of ${named.length} photographs that the report names`, sha256);
  if (state.photos.has(photoKey({ observationId, sha256 })))
    return refuse('duplicate-id', 'an original not yet handed in', sha256);
  return {
    kind: 'photo.received',
    author,
    judgement: { observationId, sha256, byteLength },
    content: { mediaType, keyHex },
  };
}

/** The observation that a monitor's report became; null when there is none. */
export function reportOf(state: State, reportId: string): ObservationState | null {
  for (const observation of state.observations.values())
    if (observation.judgement.reportId === reportId) return observation;
  return null;
}
