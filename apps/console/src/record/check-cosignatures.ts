import { fromBase64, hexOf, own } from './bytes.ts';
import { sha256 } from './sha256.ts';

/**
 * Checks on the reader's own machine who cosigned a checkpoint (C2SP tlog-cosignature, Ed25519): a signature line holds the key's id, eight bytes of seconds
 * since 1970 UTC, and the signature over `cosignature/v1`, that time, and the note's text.
 */
export interface Cosignature {
  readonly name: string;
  /** `unknown`: no key that was given is of this name and id. */
  readonly outcome: 'holds' | 'fails' | 'unknown';
  /** What the cosigner says it was, milliseconds; null for bytes that are none. */
  readonly timeMs: number | null;
}

const TYPE = 4;

/** Every signature of the note but those by `logName`, in its order. */
export async function checkCosignatures(
  note: string,
  logName: string,
  vkeys: readonly string[],
): Promise<readonly Cosignature[]> {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const keys = vkeys.flatMap((vkey) => keyOf(vkey) ?? []);
  const found: Cosignature[] = [];
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, base64] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (name === undefined || base64 === undefined || name === logName) continue;
    const bytes = fromBase64(base64);
    const timeMs = bytes.length === 76 ? timeOf(bytes) : null;
    const id = hexOf(bytes.subarray(0, 4));
    const key = keys.find((each) => each.name === name && each.id === id);
    if (key === undefined) found.push({ name, outcome: 'unknown', timeMs });
    else {
      const holds = timeMs !== null && (await isCosigned(text, bytes, timeMs, key.publicKey));
      found.push({ name, outcome: holds ? 'holds' : 'fails', timeMs });
    }
  }
  return found;
}

/** `NAME+ID+BASE64`, the id being of that name and key; null for everything else. */
function keyOf(vkey: string) {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const typed = fromBase64(rest.join('+'));
  if (typed.length !== 33 || typed[0] !== TYPE) return null;
  const head = new TextEncoder().encode(`${name}\n`);
  const expected = hexOf(sha256(Uint8Array.from([...head, ...typed])).subarray(0, 4));
  return id === expected ? { name, id, publicKey: typed.subarray(1) } : null;
}

function timeOf(bytes: Uint8Array): number | null {
  const seconds = bytes.subarray(4, 12).reduce((sum, byte) => sum * 256 + byte, 0);
  return seconds <= Number.MAX_SAFE_INTEGER / 1000 ? seconds * 1000 : null;
}

async function isCosigned(text: string, bytes: Uint8Array, timeMs: number, publicKey: Uint8Array) {
  const message = new TextEncoder().encode(`cosignature/v1\ntime ${timeMs / 1000}\n${text}`);
  try {
    const key = await crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, own(bytes.subarray(12)), own(message));
  } catch {
    // Bytes that are no key or no signature: not cosigned.
    return false;
  }
}
