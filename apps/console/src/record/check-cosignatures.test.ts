import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkCosignatures } from './check-cosignatures.ts';

const TEXT = 'log.test\n7\nAAAA\n';
const TIME_S = 1_700_000_000;

/** A witness as the specification has it, made with Node alone. */
function witness(name: string, text = TEXT) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const typed = Buffer.concat([Buffer.of(4), raw]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(TIME_S));
  const signed = sign(null, Buffer.from(`cosignature/v1\ntime ${TIME_S}\n${text}`), privateKey);
  return {
    vkey: `${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    line: `— ${name} ${Buffer.concat([id, time, signed]).toString('base64')}\n`,
  };
}

test('a cosignature holds over this text, by a key that is given; over another text it fails; of another key nothing is known', async () => {
  const [one, two, three] = [witness('w.one'), witness('w.two', 'other'), witness('w.three')];
  const note = `${TEXT}\n— log.test AAAA\n${one.line}${two.line}${three.line}`;
  const timeMs = TIME_S * 1000;
  expect(await checkCosignatures(note, 'log.test', [one.vkey, two.vkey])).toEqual([
    { name: 'w.one', outcome: 'holds', timeMs },
    { name: 'w.two', outcome: 'fails', timeMs },
    { name: 'w.three', outcome: 'unknown', timeMs },
  ]);
  const renamed = one.vkey.replace('w.one', 'w.two');
  expect(await checkCosignatures(`${TEXT}\n${one.line}`, 'log.test', [renamed])).toMatchObject([
    { outcome: 'unknown' },
  ]);
  expect(await checkCosignatures(`${TEXT}\n— w.one AAAA\n`, 'log.test', [one.vkey])).toEqual([
    { name: 'w.one', outcome: 'unknown', timeMs: null },
  ]);
});
