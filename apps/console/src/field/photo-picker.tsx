import { Icon } from '../parts/icon.tsx';
import { PhotoLine } from './photo-line.tsx';
import type { KeptPhoto } from './queue.ts';
import { sha256Hex } from './queue.ts';

interface PhotoProps {
  readonly photos: readonly KeptPhoto[];
  readonly onChange: (photos: readonly KeptPhoto[]) => void;
}

const PHOTOS_MAX = 20;

/** Hashed the moment they are taken. The hash goes on record with the report; the original follows when there is signal. */
export function PhotoPicker({ photos, onChange }: PhotoProps) {
  const take = async (files: FileList | null) => {
    const taken = await Promise.all([...(files ?? [])].map(hashed));
    const fresh = taken.filter(
      ({ sha256 }, at) =>
        ![...photos, ...taken.slice(0, at)].some((other) => other.sha256 === sha256),
    );
    onChange([...photos, ...fresh].slice(0, PHOTOS_MAX));
    // Without this a browser that runs out of room may drop what waits.
    void navigator.storage.persist();
  };
  return (
    <section aria-label="Photos">
      <h2>
        Photos <span>the hash is recorded; the original follows, 12 MB at most</span>
      </h2>
      <label className="op file">
        Take or choose
        <input
          type="file"
          accept="image/*"
          multiple
          className="sr"
          onChange={(event) => void take(event.target.files)}
        />
      </label>
      <ul className="photos">
        {photos.map((photo) => (
          <li key={photo.sha256}>
            <PhotoLine photo={photo} />
            <button
              type="button"
              className="op"
              aria-label={`Remove ${photo.name}`}
              onClick={() => onChange(photos.filter((each) => each !== photo))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function hashed(file: File): Promise<KeptPhoto> {
  const { name, size: byteLength } = file;
  const sha256 = await sha256Hex(await file.arrayBuffer());
  return { sha256, byteLength, takenMs: Date.now(), name, original: file };
}
