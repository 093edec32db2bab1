/*
 * A policy file (C2SP tlog-policy): which logs, which witnesses, and how many of which must have cosigned. One statement a line, words separated by
 * spaces and tabs; empty lines and lines that begin with # say nothing. Names are octets and are compared as such.
 */
import { RecordError } from '../errors.ts';
import { createCosignatureVerifier, parseCosignerKey } from '../notes/cosignature.ts';
import { createNoteVerifier, parseVerifierKey } from '../notes/keys.ts';
import type { NoteVerifier } from '../notes/keys.ts';
import type { Ed25519, Sha256 } from '../ports.ts';
import { hexFromBytes } from '../bytes.ts';

/** A log that a policy accepts. */
export interface PolicyLog {
  readonly vkey: string;
  readonly verifier: NoteVerifier;
  readonly url: string | undefined;
}

/** A witness that a policy knows. */
export interface PolicyWitness {
  /** The policy's own name for it. */
  readonly name: string;
  readonly vkey: string;
  readonly verifier: NoteVerifier;
  /** Its submission prefix. */
  readonly url: string | undefined;
}

/** Who must have cosigned: at least `atLeast` of the members. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly name: string }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly atLeast: number;
      readonly members: readonly Quorum[];
    };

/** A policy, read whole. */
export interface LogPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
}

/** A policy is small; a longer file is none. */
const POLICY_BYTES_MAX = 1_000_000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a policy file. Throws `RecordError` `malformed`, naming the line; `unsupported-key` for keys that are not Ed25519. */
export function parsePolicy(sha256: Sha256, ed25519: Ed25519, bytes: Uint8Array): LogPolicy {
  if (bytes.length > POLICY_BYTES_MAX)
    throw malformed(0, `at most ${String(POLICY_BYTES_MAX)} bytes`, String(bytes.length));
  const draft = new PolicyDraft(sha256, ed25519);
  octetsOf(bytes)
    .split('\n')
    .forEach((line, at) => {
      if (/[^\t\x20-\x7e\x80-\xff]/.test(line))
        throw malformed(at + 1, 'no control characters', JSON.stringify(line));
      const words = line.split(/[ \t]+/).filter((word) => word !== '');
      if (words.length > 0 && words[0]?.startsWith('#') === false) draft.add(at + 1, words);
    });
  return draft.policy();
}

class PolicyDraft {
  readonly #sha256: Sha256;
  readonly #ed25519: Ed25519;
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #named = new Map<string, Quorum>();
  readonly #members = new Set<string>();
  readonly #keys = new Set<string>();
  #quorum: Quorum | undefined;

  constructor(sha256: Sha256, ed25519: Ed25519) {
    this.#sha256 = sha256;
    this.#ed25519 = ed25519;
  }

  add(line: number, [statement = '', ...words]: readonly string[]): void {
    switch (statement) {
      case 'log':
        return this.#addLog(line, words);
      case 'witness':
        return this.#addWitness(line, words);
      case 'group':
        return this.#addGroup(line, words);
      case 'quorum':
        return this.#setQuorum(line, words);
      default:
        throw malformed(line, 'log, witness, group or quorum', statement);
    }
  }

  policy(): LogPolicy {
    if (this.#quorum === undefined) throw malformed(0, 'one quorum line', 'none');
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum };
  }

  #addLog(line: number, [octets = '', url, ...more]: readonly string[]): void {
    if (octets === '' || more.length > 0) throw malformed(line, 'log VKEY [URL]', 'other words');
    const vkey = textOfOctets(line, octets);
    const { publicKey } = parseVerifierKey(this.#sha256, vkey);
    this.#addKey(line, 'log', publicKey);
    const verifier = createNoteVerifier(this.#sha256, this.#ed25519, vkey);
    this.#logs.push({ vkey, verifier, url });
  }

  #addWitness(line: number, [name = '', octets = '', url, ...more]: readonly string[]): void {
    if (octets === '' || more.length > 0)
      throw malformed(line, 'witness NAME VKEY [URL]', 'other words');
    const vkey = textOfOctets(line, octets);
    const { publicKey } = parseCosignerKey(this.#sha256, vkey);
    this.#addKey(line, 'witness', publicKey);
    this.#define(line, name, { kind: 'witness', name });
    const verifier = createCosignatureVerifier(this.#sha256, this.#ed25519, vkey);
    this.#witnesses.push({ name, vkey, verifier, url });
  }

  #addGroup(line: number, [name = '', count = '', ...names]: readonly string[]): void {
    if (names.length === 0) throw malformed(line, 'group NAME all|any|K NAME...', 'no members');
    const members = names.map((each) => this.#take(line, each));
    const atLeast = count === 'all' ? names.length : count === 'any' ? 1 : decimalOf(line, count);
    if (atLeast < 1 || atLeast > names.length)
      throw malformed(line, `1 to ${String(names.length)}`, count);
    this.#define(line, name, { kind: 'group', name, atLeast, members });
  }

  #setQuorum(line: number, [name = '', ...more]: readonly string[]): void {
    if (name === '' || more.length > 0) throw malformed(line, 'quorum NAME', 'other words');
    if (this.#quorum !== undefined) throw malformed(line, 'one quorum line', 'a second one');
    const found: Quorum | undefined = name === 'none' ? { kind: 'none' } : this.#named.get(name);
    if (found === undefined) throw malformed(line, 'a name defined before', name);
    this.#quorum = found;
  }

  #define(line: number, name: string, quorum: Quorum): void {
    if (name === 'none' || this.#named.has(name)) throw malformed(line, 'a new name', name);
    this.#named.set(name, quorum);
  }

  /** Each name is a member once: a witness counts in one way only. */
  #take(line: number, name: string): Quorum {
    const found = this.#named.get(name);
    if (found === undefined) throw malformed(line, 'a name defined before', name);
    if (this.#members.has(name)) throw malformed(line, 'each name in one group', name);
    this.#members.add(name);
    return found;
  }

  #addKey(line: number, what: string, publicKey: Uint8Array): void {
    const key = `${what} ${hexFromBytes(publicKey)}`;
    if (this.#keys.has(key)) throw malformed(line, `each ${what}'s key once`, 'it a second time');
    this.#keys.add(key);
  }
}

function decimalOf(line: number, word: string): number {
  if (!/^[1-9]\d{0,8}$/.test(word)) throw malformed(line, 'all, any or a number', word);
  return Number(word);
}

/** One character an octet. */
function octetsOf(bytes: Uint8Array): string {
  let octets = '';
  for (const byte of bytes) octets += String.fromCharCode(byte);
  return octets;
}

/** Key names are UTF-8, unlike the policy's own names. */
function textOfOctets(line: number, octets: string): string {
  try {
    return decoder.decode(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)));
  } catch {
    // The message says what was expected; the decoder's adds nothing.
    throw malformed(line, 'a key in UTF-8', 'other bytes');
  }
}

function malformed(line: number, expected: string, found: string): RecordError {
  const place = line === 0 ? 'policy' : `policy, line ${String(line)}`;
  return new RecordError('malformed', `${place}: expected ${expected}, found ${found}`);
}
