/*
 * A verifier that shares no code with Holdfast: C2SP tlog-tiles, signed-note and tlog-cosignature, RFC 6962 and RFC 8493, from their texts, with node:crypto alone.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a stranger finds in an archive. */
export interface Found {
  readonly entries: number;
  readonly cosigners: readonly string[];
}

/** Throws a sentence when anything is not as it should be. `keys` are name+id+base64 texts: the log's, then the witnesses'. */
export function checkAsStranger(dir: string, seal: string, keys: readonly string[]): Found {
  const filesListed = [...checkManifest(dir, 'manifest'), ...checkManifest(dir, 'tagmanifest')];
  for (const item of readdirSync(dir, { recursive: true, withFileTypes: true }))
    if (item.isFile() && item.name !== 'tagmanifest-sha512.txt')
      if (!filesListed.includes(join(item.parentPath, item.name)))
        throw new TypeError(`${item.name} is in no manifest`);
  const tagManifest = sha('sha512', readFileSync(join(dir, 'tagmanifest-sha512.txt')));
  const [logKey = '', ...witnessKeys] = keys;
  const sealed = signersOf(seal, [logKey]);
  if (sealed.signers.length !== 1) throw new TypeError('the seal is not signed by the log');
  const lines = sealed.text.split('\n');
  if (lines[4] !== `tagmanifest ${tagManifest.toString('hex')}`)
    throw new TypeError('the seal is of another bag');
  const { text, signers } = signersOf(readFileSync(join(dir, 'data/log/checkpoint'), 'utf8'), [
    logKey,
  ]);
  if (signers.length !== 1) throw new TypeError('the checkpoint is not signed by the log');
  const [, sizeText = '', rootText = ''] = text.split('\n');
  const size = Number(sizeText);
  const entries = entriesIn(dir, size);
  if (entries.length !== size) throw new TypeError(`${entries.length} entries of ${size}`);
  const root = treeHash(entries.map((entry) => sha('sha256', Buffer.of(0), entry)));
  if (root.toString('base64') !== rootText) throw new TypeError('another root than the signed one');
  const witnessed = readFileSync(join(dir, 'data/log/witnessed/checkpoint'), 'utf8');
  const cosigned = signersOf(witnessed, witnessKeys);
  if (cosigned.text !== text) throw new TypeError('the witnesses cosigned another checkpoint');
  return { entries: size, cosigners: cosigned.signers };
}

function sha(algorithm: string, ...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function checkManifest(dir: string, name: string): readonly string[] {
  const lines = readFileSync(join(dir, `${name}-sha512.txt`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const [digest = '', path = ''] = line.split('  ');
    const bytes = readFileSync(join(dir, path));
    if (sha('sha512', bytes).toString('hex') !== digest) throw new TypeError(`${path} was changed`);
    return join(dir, path);
  });
}

/** Every entry that the checkpoint covers, in order: full bundles of 256, then the partial one. */
function entriesIn(dir: string, size: number): readonly Buffer[] {
  const entries: Buffer[] = [];
  for (let first = 0; first < size; first += 256) {
    const width = Math.min(256, size - first);
    const number = String(first / 256).padStart(3, '0');
    const name = width === 256 ? number : `${number}.p/${width}`;
    const bytes = readFileSync(join(dir, 'data/log/tile/entries', name));
    let at = 0;
    for (let entry = 0; entry < width; entry += 1) {
      const length = bytes.readUInt16BE(at);
      entries.push(bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    if (at !== bytes.length) throw new TypeError(`${name} holds more than its entries`);
  }
  return entries;
}

/** RFC 6962 section 2.1, as it stands there. */
function treeHash(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (only === undefined) return sha('sha256');
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const [left, right] = [treeHash(hashes.slice(0, split)), treeHash(hashes.slice(split))];
  return sha('sha256', Buffer.of(1), left, right);
}

/** Which of the keys signed a note, by name. Types 1 (Ed25519) and 4 (cosignature). */
function signersOf(note: string, keys: readonly string[]) {
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  const lines = note
    .slice(split + 2)
    .trimEnd()
    .split('\n');
  const signers = keys.flatMap((key) => {
    const [name = '', id = ''] = key.split('+');
    const material = Buffer.from(key.slice(name.length + id.length + 2), 'base64');
    const isGood = lines.some((line) => {
      const [, by, signed = ''] = line.split(' ');
      const bytes = Buffer.from(signed, 'base64');
      if (by !== name || bytes.subarray(0, 4).toString('hex') !== id) return false;
      const isCosigned = material[0] === 4;
      const time = isCosigned ? bytes.readBigUInt64BE(4) : 0n;
      const message = isCosigned ? `cosignature/v1\ntime ${time}\n${text}` : text;
      return verifies(material.subarray(1), message, bytes.subarray(isCosigned ? 12 : 4));
    });
    return isGood ? [name] : [];
  });
  return { text, signers };
}

function verifies(publicKey: Buffer, message: string, signature: Buffer): boolean {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(message), key, signature);
}
