import { useEffect, useState } from 'react';
import type { KeptPhoto } from './queue.ts';

/** A photograph on this device: what it shows, its hash, and what became of it. */
export function PhotoLine({ photo }: { readonly photo: KeptPhoto }) {
  const { sha256, byteLength, name, original, handed } = photo;
  const address = useAddress(original);
  return (
    <span className="photo-line">
      <img src={address} alt="" />
      <span>
        <a href={address} download={name} className="mono">
          {sha256.slice(0, 12)}… {Math.ceil(byteLength / 1024)} KB
        </a>
        {handed?.state === 'handed' ? <b>Handed in, entry {handed.entryIndex}.</b> : null}
        {handed?.state === 'refused' ? (
          <span className="bad">
            <b>Not taken.</b> {handed.message} The original stays here: save it.
          </span>
        ) : null}
        {handed === undefined ? <span>On this device.</span> : null}
      </span>
    </span>
  );
}

/** Of the bytes in memory, given back when the line is gone. */
function useAddress(blob: Blob): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
