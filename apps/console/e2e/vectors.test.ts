import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isEd25519Signature } from '@holdfast/record';
import { nodeEd25519 } from '@holdfast/mission';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { isJson } from './vectors-page.ts';
import type { MerkleCase, Tally, Vectors } from './vectors-page.ts';

const VECTORS = fileURLToPath(new URL('../../../vectors/', import.meta.url));
const readText = (path: string) => readFileSync(join(VECTORS, path), 'utf8');
const toBase64 = (hexDigits: string) => Buffer.from(hexDigits, 'hex').toString('base64');

let browser: Browser | null = null;
let server: Server | null = null;
let reason = '';
let url = '';

beforeAll(async () => {
  const launched = await launchBrowser();
  browser = launched.browser;
  reason = launched.reason ?? '';
  if (browser === null) return;
  const files: Readonly<Record<string, string>> = {
    '/': '<!doctype html><title>Vectors</title>',
    '/page.js': await bundlePage(),
    '/vectors.json': JSON.stringify(readVectors()),
  };
  server = createServer(({ url: path = '/' }, response) => {
    const type = path.endsWith('.js')
      ? 'text/javascript'
      : path === '/'
        ? 'text/html'
        : 'text/plain';
    response.writeHead(path in files ? 200 : 404, { 'content-type': `${type}; charset=utf-8` });
    response.end(files[path] ?? '');
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test('R5: R20: R23: R40: R60: the vectors get the reference verdict in a browser', async (context) => {
  if (browser === null) return context.skip(reason);
  const page = await browser.newPage();
  await page.goto(url);
  // As a text: it runs in the page, where the test's own module loader is not.
  const found = await page.evaluate<Readonly<Record<string, Tally>>>(
    `import('/page.js').then(async ({ runVectors }) => runVectors(await (await fetch('/vectors.json')).json()))`,
  );
  await page.close();
  const all = (cases: number): Tally => ({ cases, agree: cases, differ: [] });
  expect(found).toEqual({
    merkle: all(518),
    'notes signed': all(1),
    'notes opened': all(15),
    'bad keys': all(2),
    ed25519: all(914 + 151),
    jcs: all(6),
    json: all(318),
    bagit: all(7),
  });
});

/** The page and `packages/record` in one module, from the sources. */
async function bundlePage(): Promise<string> {
  const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@holdfast/record': source('../../../packages/record/src/index.ts') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: source('./vectors-page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk === undefined) throw new TypeError('expected one module');
  return chunk.code;
}

function readVectors(): Vectors {
  const jcs = readdirSync(join(VECTORS, 'jcs-rfc8785/input')).map((name) => ({
    name,
    input: readText(`jcs-rfc8785/input/${name}`),
    output: readText(`jcs-rfc8785/output/${name}`),
  }));
  return {
    merkle: readMerkle(),
    notes: JSON.parse(readText('signed-note/note-vectors.json')),
    ed25519: [...readCctv(), ...readWycheproof()],
    jcs,
    json: readHostileJson(),
    bags: readBags(),
  };
}

function readMerkle(): readonly MerkleCase[] {
  return readdirSync(join(VECTORS, 'merkle-rfc6962'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((file) => ({ ...JSON.parse(readText(`merkle-rfc6962/${file}`)), file }));
}

/** The reference verdict; where it leaves one free, what Node says: a browser must say the same. */
function readHostileJson(): Vectors['json'] {
  const suite: Readonly<Record<string, string>> = JSON.parse(readText('json-hostile/suite.json'));
  const made = Object.entries(suite)
    .filter(([path]) => path.startsWith('test_parsing/'))
    .map(([path, base64]) => {
      const name = path.slice('test_parsing/'.length);
      return { name, base64, isTaken: isJson(Buffer.from(base64, 'base64')) };
    });
  const verdicts = (kind: string) =>
    made.filter(({ name }) => name.startsWith(kind)).map(({ isTaken }) => isTaken);
  expect(verdicts('y_').filter((isTaken) => isTaken)).toHaveLength(95);
  expect(verdicts('n_').filter((isTaken) => !isTaken)).toHaveLength(188);
  expect(verdicts('i_').filter((isTaken) => isTaken)).toHaveLength(21);
  return made;
}

interface CctvCase {
  readonly number: number;
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
}

/** What our one rule says on Node, where it accepts 43 (R40): a browser must say the same. */
function readCctv(): Vectors['ed25519'] {
  const cases: readonly CctvCase[] = JSON.parse(readText('ed25519/cctv-ed25519vectors.json'));
  const made = cases.map(({ number, key, sig, msg }) => ({
    name: `cctv ${number}`,
    key: toBase64(key),
    message: Buffer.from(msg).toString('base64'),
    signature: toBase64(sig),
    isValid: isEd25519Signature(nodeEd25519, {
      publicKey: Buffer.from(key, 'hex'),
      message: Buffer.from(msg),
      signature: Buffer.from(sig, 'hex'),
    }),
  }));
  expect(made.filter(({ isValid }) => isValid).length).toBe(43);
  return made;
}

interface WycheproofGroup {
  readonly publicKey: { readonly pk: string };
  readonly tests: readonly { tcId: number; msg: string; sig: string; result: string }[];
}

function readWycheproof(): Vectors['ed25519'] {
  const text = readText('ed25519/wycheproof-ed25519_test.json');
  const { testGroups }: { testGroups: readonly WycheproofGroup[] } = JSON.parse(text);
  return testGroups.flatMap(({ publicKey, tests }) =>
    tests.map(({ tcId, msg, sig, result }) => ({
      name: `wycheproof ${tcId}`,
      key: toBase64(publicKey.pk),
      message: toBase64(msg),
      signature: toBase64(sig),
      isValid: result === 'valid',
    })),
  );
}

/** Bags whose digests a browser can make: WebCrypto knows neither MD5 nor SHA-224, which most of the suite lists. */
function readBags(): Vectors['bags'] {
  const root = join(VECTORS, 'bagit');
  const folders = readdirSync(root)
    .flatMap((version) => ['valid', 'invalid'].map((verdict) => join(root, version, verdict)))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return folders
    .filter((bag) => !readdirSync(bag).some((name) => /manifest-(md5|sha224)/.test(name)))
    .map((bag) => ({
      name: bag.slice(root.length + 1),
      isValid: bag.includes('/valid/'),
      files: Object.fromEntries(
        readdirSync(bag, { recursive: true, withFileTypes: true })
          .filter((item) => item.isFile())
          .map((item) => join(item.parentPath, item.name))
          .map((path) => [path.slice(bag.length + 1), readFileSync(path).toString('base64')]),
      ),
    }));
}
