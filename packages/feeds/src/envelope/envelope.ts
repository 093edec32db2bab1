import type { Refusal, RefusalCode, SourceId } from '@holdfast/domain';
import { id, isId } from '@holdfast/domain';
import { isFeedName } from '../feed.ts';
import type { FeedName } from '../feed.ts';
import { excerpt } from '../rows/lines.ts';
import { bytesFromBase64 } from './base64.ts';

/**
 * A signed file, to the byte. Every line ends with one line feed (0x0A), the last one too:
 *
 *     holdfast-feed/1 FEED SOURCE_ID SEQUENCE
 *     (payload: any number of lines)
 *     -- BASE64
 *
 * SEQUENCE is a decimal number from 1, without leading zeros. BASE64 (RFC 4648 section 4, padded) is the Ed25519 signature
 * over every byte before the line that holds it, by the key of SOURCE_ID.
 */
export interface Envelope {
  readonly feed: FeedName;
  readonly sourceId: SourceId;
  readonly sequence: number;
  readonly payload: Uint8Array;
  /** Line of the file on which the payload begins. */
  readonly firstLine: number;
}

/** What opening an envelope takes from outside. */
export interface EnvelopeChecks {
  /** The raw 32 bytes of an enrolled source's key; null when no such source is enrolled, or it cannot sign. */
  publicKeyOf(sourceId: SourceId): Uint8Array | null;
  /** Ed25519. Must answer false, never throw, whatever the bytes are. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** Longest file, in bytes. */
  readonly maxBytes: number;
}

export type Opening =
  | { readonly opened: true; readonly envelope: Envelope }
  | { readonly opened: false; readonly refusal: Refusal };

const HEADER = /^holdfast-feed\/1 (\S{1,80}) (\S{1,80}) ([1-9]\d{0,14})$/;
const LINE_FEED = 10;
const SIGNATURE_BYTES = 64;
const decoder = new TextDecoder('utf-8');

/**
 * Opens a signed file: whole, of a known source, and signed by it, or refused as one (`line` says where it shows).
 * Checked in this order: `too-long`, `wrong-encoding` and `malformed` (the first line), `truncated` (the last line),
 * `unknown-source`, `wrong-signature`. The payload's own encoding is left to the feed, which refuses lines and not files.
 */
export function openEnvelope(bytes: Uint8Array, checks: EnvelopeChecks): Opening {
  if (bytes.length > checks.maxBytes)
    return refuse('too-long', 0, `at most ${checks.maxBytes} bytes`, `${bytes.length} bytes`);
  const header = readHeader(bytes);
  if (!header.opened) return header;
  const { feed, sourceId, payloadStart } = header;
  const ending = readEnding(bytes);
  if (!ending.opened || ending.start < payloadStart)
    return ending.opened ? truncated(bytes, 'no signature line') : ending;
  const publicKey = checks.publicKeyOf(sourceId);
  if (publicKey === null) return refuse('unknown-source', 1, 'an enrolled source', sourceId);
  if (!checks.verify(publicKey, bytes.subarray(0, ending.start), ending.signature)) {
    const expected = `the signature of ${sourceId} over all lines before`;
    return refuse('wrong-signature', lineAt(bytes, ending.start), expected, 'another');
  }
  const payload = bytes.subarray(payloadStart, ending.start);
  const { sequence } = header;
  return { opened: true, envelope: { feed, sourceId, sequence, payload, firstLine: 2 } };
}

type Refused = { readonly opened: false; readonly refusal: Refusal };

type Header =
  | (Pick<Envelope, 'feed' | 'sourceId' | 'sequence'> & {
      readonly opened: true;
      readonly payloadStart: number;
    })
  | Refused;

function readHeader(bytes: Uint8Array): Header {
  const expected = 'holdfast-feed/1 FEED SOURCE_ID SEQUENCE';
  const end = bytes.subarray(0, 256).indexOf(LINE_FEED);
  const line = bytes.subarray(0, end === -1 ? 256 : end);
  if (line.some((byte) => byte > 126))
    return refuse('wrong-encoding', 1, `${expected}, in ASCII`, 'other bytes');
  const text = decoder.decode(line);
  if (end === -1 && bytes.length < 256)
    return truncated(bytes, text === '' ? 'an empty file' : text);
  const found = HEADER.exec(text);
  const [, feed = '', source = '', sequence = ''] = found ?? [];
  if (!isFeedName(feed) || !isId(source)) return refuse('malformed', 1, expected, text);
  return {
    opened: true,
    feed,
    sourceId: id<'source'>(source),
    sequence: Number(sequence),
    payloadStart: end + 1,
  };
}

type Ending =
  { readonly opened: true; readonly start: number; readonly signature: Uint8Array } | Refused;

function readEnding(bytes: Uint8Array): Ending {
  if (bytes[bytes.length - 1] !== LINE_FEED) return truncated(bytes, 'no line feed');
  const start = bytes.lastIndexOf(LINE_FEED, bytes.length - 2) + 1;
  const line = bytes.subarray(start, Math.min(bytes.length - 1, start + 120));
  const text = decoder.decode(line);
  const signature = text.startsWith('-- ') ? bytesFromBase64(text.slice(3)) : null;
  if (signature?.length !== SIGNATURE_BYTES) return truncated(bytes, text);
  return { opened: true, start, signature };
}

function truncated(bytes: Uint8Array, found: string): Refused {
  return refuse('truncated', lineAt(bytes, bytes.length - 1), 'a last line: -- BASE64', found);
}

/** Line of the file that holds the byte at `offset`, from 1. */
function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1 && at < offset; line += 1)
    at = bytes.indexOf(LINE_FEED, at + 1);
  return line;
}

function refuse(code: RefusalCode, line: number, expected: string, found: string): Refused {
  return { opened: false, refusal: { code, line, expected, found: excerpt(found) } };
}
