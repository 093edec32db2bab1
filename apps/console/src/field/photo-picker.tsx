import type { KeptPhoto } from './queue.ts';
import { sha256Hex } from './queue.ts';

interface PhotoProps {
  readonly photos: readonly KeptPhoto[];
  readonly onChange: (photos: readonly KeptPhoto[]) => void;
}

const PHOTOS_MAX = 20;

/** Hashed the moment they are taken. The hash goes on record; the original stays on this device until somebody takes it over. */
export function PhotoPicker({ photos, onChange }: PhotoProps) {
  const take = async (files: FileList | null) => {
    const taken = await Promise.all([...(files ?? [])].map(hashed));
    onChange([...photos, ...taken].slice(0, PHOTOS_MAX));
  };
  return (
    <section aria-label="Photos">
      <h2>
        Photos <span>the hash is recorded; the original stays on this device</span>
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
          <li key={photo.sha256} className="mono">
            {photo.sha256.slice(0, 16)}… {Math.ceil(photo.byteLength / 1024)} KB
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
