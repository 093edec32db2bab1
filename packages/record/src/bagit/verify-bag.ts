import { RecordError } from '../errors.ts';
import type { RecordProblem } from '../audit/problem.ts';
import { parseFetch, parseManifest } from './manifest.ts';
import { decodeTagText, parseBagDeclaration, parseBagInfo } from './tag-text.ts';
import type { BagDeclaration } from './tag-text.ts';

/** A bag as somebody has it. */
export interface BagSource {
  /** Every file, relative to the bag, with `/` between steps. */
  readonly paths: readonly string[];
  /** The bytes of one of them; nothing when it is absent. */
  readFile(path: string): Uint8Array | undefined;
  /** Lower-case hex of the bytes' digest by the algorithm as manifests name it (`sha512`); nothing for one that is not known. */
  digest(algorithm: string, bytes: Uint8Array): string | undefined;
}

/** What was looked at, and what was wrong. Nothing wrong means: complete and valid in the words of RFC 8493 section 3. */
export interface BagReport {
  readonly declaration: BagDeclaration | undefined;
  readonly payloadFiles: number;
  readonly payloadBytes: number;
  /** Digests compared, of payload and tag files. */
  readonly digests: number;
  readonly problems: readonly RecordProblem[];
}

/** Checks a bag (versions 0.93 to 1.0). Pure; never throws for bad bytes: they are problems of the report. */
export function verifyBag(source: BagSource): BagReport {
  const audit = new BagAudit(source);
  audit.run();
  const { declaration, payloadFiles, payloadBytes, digests, problems } = audit;
  return { declaration, payloadFiles, payloadBytes, digests, problems };
}

class BagAudit {
  declaration: BagDeclaration | undefined;
  payloadFiles = 0;
  payloadBytes = 0;
  digests = 0;
  readonly problems: RecordProblem[] = [];
  readonly #source: BagSource;

  constructor(source: BagSource) {
    this.#source = source;
  }

  run(): void {
    this.declaration = this.#read('bagit.txt', (bytes) => parseBagDeclaration(bytes));
    const { declaration } = this;
    if (declaration === undefined) return;
    const payload = this.#source.paths.filter((path) => path.startsWith('data/'));
    this.payloadFiles = payload.length;
    const listings = this.#manifests(/^manifest-([a-z0-9]+)\.txt$/, declaration);
    if (listings.length === 0)
      this.#report('missing-file', 'manifest-sha512.txt', 'a payload manifest', 'none');
    this.#verifyListed(payload, listings, declaration);
    this.#manifests(/^tagmanifest-([a-z0-9]+)\.txt$/, declaration);
    if (this.#source.paths.includes('fetch.txt'))
      this.#readText('fetch.txt', declaration, (text) => parseFetch(text, declaration));
    this.#verifyInfo(payload, declaration);
  }

  /** Reads all manifests of one kind and compares every digest; gives the paths that each lists. */
  #manifests(name: RegExp, declaration: BagDeclaration): ReadonlySet<string>[] {
    return this.#source.paths.flatMap((file) => {
      const algorithm = name.exec(file)?.[1];
      if (algorithm === undefined) return [];
      const lines = this.#readText(file, declaration, (text) => parseManifest(text, declaration));
      for (const line of lines ?? []) {
        if (file.startsWith('manifest-') && !line.path.startsWith('data/'))
          this.#report('unexpected-file', file, 'paths below data/', line.path);
        else this.#verifyDigest(algorithm, line);
      }
      return [new Set(lines?.map(({ path }) => path))];
    });
  }

  #verifyDigest(algorithm: string, line: { readonly path: string; readonly digest: string }) {
    const bytes = this.#source.readFile(line.path);
    if (bytes === undefined) return this.#report('missing-file', line.path, line.digest, 'no file');
    const found = this.#source.digest(algorithm, bytes);
    this.digests += 1;
    if (found !== line.digest)
      this.#report(
        'wrong-checksum',
        line.path,
        `${algorithm} ${line.digest}`,
        found ?? `no algorithm of this name here`,
      );
  }

  /** From version 1.0 on every manifest lists every payload file; before, at least one does. */
  #verifyListed(
    payload: readonly string[],
    listings: readonly ReadonlySet<string>[],
    { major }: BagDeclaration,
  ): void {
    if (listings.length === 0) return;
    for (const path of payload) {
      const isListed = (listing: ReadonlySet<string>) => listing.has(path);
      if (major >= 1 ? listings.every(isListed) : listings.some(isListed)) continue;
      this.#report('unexpected-file', path, 'a payload file that the manifests list', 'one more');
    }
  }

  /** `Payload-Oxum` is octets.files; where it is stated it must be so. */
  #verifyInfo(payload: readonly string[], declaration: BagDeclaration): void {
    for (const path of payload) this.payloadBytes += this.#source.readFile(path)?.length ?? 0;
    const file = ['bag-info.txt', 'package-info.txt'].find((each) =>
      this.#source.paths.includes(each),
    );
    if (file === undefined) return;
    const fields = this.#readText(file, declaration, parseBagInfo) ?? [];
    const found = `${String(this.payloadBytes)}.${String(payload.length)}`;
    for (const [label, value] of fields)
      if (label.toLowerCase() === 'payload-oxum' && value !== found)
        this.#report('wrong-length', file, `Payload-Oxum ${value}`, found);
  }

  #readText<T>(file: string, { encoding }: BagDeclaration, parse: (text: string) => T) {
    return this.#read(file, (bytes) => parse(decodeTagText(bytes, encoding)));
  }

  #read<T>(file: string, parse: (bytes: Uint8Array) => T): T | undefined {
    const bytes = this.#source.readFile(file);
    if (bytes === undefined) {
      this.#report('missing-file', file, 'a tag file', 'no file');
      return undefined;
    }
    try {
      return parse(bytes);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      this.#report('wrong-bytes', file, 'a tag file of a bag', error.message);
      return undefined;
    }
  }

  #report(code: RecordProblem['code'], file: string, expected: string, found: string): void {
    this.problems.push({ code, file, expected, found });
  }
}
