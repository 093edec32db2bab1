import { generateKeyPairSync, sign, verify, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFromBase64 } from './base64.ts';
import { openEnvelope } from './envelope.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const DER_PREFIX_BYTES = 12;
const rawKey = new Uint8Array(
  publicKey.export({ type: 'spki', format: 'der' }).subarray(DER_PREFIX_BYTES),
);

function sealed(text: string): Uint8Array {
  const body = Buffer.from(text);
  return Buffer.concat([
    body,
    Buffer.from(`-- ${sign(null, body, privateKey).toString('base64')}\n`),
  ]);
}

const checks = {
  publicKeyOf: (sourceId: string) => (sourceId === 'network' ? rawKey : null),
  verify: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
    const prefix = Buffer.from('302a300506032b6570032100', 'hex');
    const der = Buffer.concat([prefix, key]);
    return verify(
      null,
      message,
      createPublicKey({ key: der, format: 'der', type: 'spki' }),
      signature,
    );
  },
  maxBytes: 10_000,
};

const FILE = sealed('holdfast-feed/1 coverage network 7\n{"a":1}\n{"a":2}\n');
const codeOf = (bytes: Uint8Array) => {
  const opening = openEnvelope(bytes, checks);
  return opening.opened ? 'opened' : `${opening.refusal.code} ${opening.refusal.line}`;
};

describe('openEnvelope', () => {
  it('E1: opens a whole signed file of an enrolled source', () => {
    expect(openEnvelope(FILE, checks)).toEqual({
      opened: true,
      envelope: {
        feed: 'coverage',
        sourceId: 'network',
        sequence: 7,
        payload: expect.any(Uint8Array),
        firstLine: 2,
      },
    });
    const opening = openEnvelope(FILE, checks);
    expect(opening.opened && Buffer.from(opening.envelope.payload).toString()).toBe(
      '{"a":1}\n{"a":2}\n',
    );
    expect(codeOf(sealed('holdfast-feed/1 coverage network 7\n'))).toBe('opened');
  });

  it('E2: names one code and line for each way to be wrong', () => {
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [Buffer.from(''), 'truncated 1'],
      [Buffer.from('hold'), 'truncated 1'],
      [Buffer.from('holdfast-feed/2 coverage network 7\n'), 'malformed 1'],
      [sealed('holdfast-feed/1 gossip network 7\n'), 'malformed 1'],
      [sealed('holdfast-feed/1 coverage network 07\n'), 'malformed 1'],
      [sealed('holdfast-feed/1 coverage network 7\r\n'), 'malformed 1'],
      [sealed('holdfast-feed/1 coverage stranger 7\nx\n'), 'unknown-source 1'],
      [Buffer.from('holdfast-feed/1 coverage n\u00e4twork 7\n'), 'wrong-encoding 1'],
      [Buffer.from('holdfast-feed/1 coverage network 7\n'), 'truncated 1'],
      [Buffer.from('holdfast-feed/1 coverage network 7\n{"a":1}\n'), 'truncated 2'],
      [Buffer.alloc(10_001), 'too-long 0'],
    ];
    for (const [bytes, expected] of cases) expect(codeOf(bytes)).toBe(expected);
    const changed = Buffer.from(FILE);
    changed[38] = 0x62;
    expect(codeOf(changed)).toBe('wrong-signature 4');
  });

  it('E3: any changed byte and any cut is refused', () => {
    for (let at = 0; at < FILE.length; at += 1) {
      const changed = Buffer.from(FILE);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(codeOf(changed)).not.toBe('opened');
      expect(codeOf(FILE.subarray(0, at))).toMatch(/^(truncated|malformed)/);
    }
  });

  it('E3: arbitrary bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(codeOf(bytes)).not.toBe('opened');
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('bytesFromBase64', () => {
  it('E4: agrees with Node on what Node writes, and takes no other spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(bytesFromBase64(text)).toEqual(new Uint8Array(bytes));
      }),
      { seed: 4 },
    );
    for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'A===', 'AA==AA==', 'AA-_', 'A A='])
      expect(bytesFromBase64(text)).toBeNull();
  });
});
