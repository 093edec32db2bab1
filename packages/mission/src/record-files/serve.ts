import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  TILE_WIDTH,
  bundlePath,
  bytesFromText,
  encodeEntryBundle,
  parseEntryBundle,
  parseTilePath,
  tilePath,
} from '@holdfast/record';
import type { Disk } from './disk.ts';
import { LOG_KEYS, readShownCheckpoint } from './files.ts';
import { readKeyHistory } from './log-key.ts';
import { startLoopbackServer } from './loopback-server.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { nodeDisk } from './node-disk.ts';

/** | option | default | meaning | */
export interface ServeOptions {
  readonly dir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** A new checkpoint is shown at most this often, in ms, counted from 1970; 0 shows each at once. How fast a log grows is a measure of the front. */
  readonly beatMs: number;
  readonly nowMs: () => number;
  /** The machine's file system. */
  readonly disk?: Disk;
}

interface Shown {
  readonly text: string;
  readonly size: number;
  readonly beat: number;
}

/**
 * Serves what a log publishes (C2SP tlog-tiles) on 127.0.0.1: `/checkpoint`, `/log.keys`, `/tile/…`, `/tile/entries/…`, as far as the shown checkpoint reaches, and
 * nothing else of the folder. With a witnessed checkpoint in the folder that one is shown. Changes nothing and takes no lock. Throws `RecordError`.
 */
export async function serveRecord(options: ServeOptions): Promise<LoopbackServer> {
  const { dir, beatMs, nowMs, disk = nodeDisk } = options;
  const beatNow = () => (beatMs === 0 ? NaN : Math.floor(nowMs() / beatMs));
  const read = async (): Promise<Shown> => {
    const keys = await readKeyHistory(disk, dir);
    const { signed, text } = await readShownCheckpoint(disk, dir, keys);
    return { text, size: signed.size, beat: beatNow() };
  };
  let shown = await read();
  /** NaN is never the same: without a beat every request reads anew. */
  const current = async () => (shown = shown.beat === beatNow() ? shown : await read());
  return startLoopbackServer(options.port, async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(request, response, { status: 405, body: bytesFromText('expected GET\n') });
    const path = (request.url ?? '/').slice(1);
    const { text, size } = await current();
    if (path === 'checkpoint')
      return send(request, response, { ...CHECKPOINT_HEADERS, body: bytesFromText(text) });
    if (path === LOG_KEYS) {
      const keys = await disk.readFile(`${dir}/${LOG_KEYS}`);
      if (keys !== undefined) return send(request, response, { ...CHECKPOINT_HEADERS, body: keys });
    }
    const body = await publishedBytes(disk, dir, path, size);
    return send(
      request,
      response,
      body === undefined
        ? { status: 404, body: bytesFromText('not found\n') }
        : { ...TILE_HEADERS, body },
    );
  });
}

/** The checkpoint changes; tiles never do (C2SP tlog-tiles). */
const CHECKPOINT_HEADERS = {
  status: 200,
  type: 'text/plain; charset=utf-8',
  caching: 'max-age=2, must-revalidate',
};
const TILE_HEADERS = {
  status: 200,
  type: 'application/octet-stream',
  caching: 'public, max-age=31536000, immutable',
};

interface Reply {
  readonly status: number;
  readonly body: Uint8Array;
  readonly type?: string;
  readonly caching?: string;
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type ?? 'text/plain; charset=utf-8',
    'content-length': reply.body.length,
    'cache-control': reply.caching ?? 'no-store',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

/** A tile or bundle that a tree of `size` has, nothing for any other path; a partial one is cut from the full one when that has taken its place. */
export async function publishedBytes(
  disk: Disk,
  dir: string,
  path: string,
  size: number,
): Promise<Uint8Array | undefined> {
  const wanted = parseTilePath(path);
  if (wanted === undefined) return undefined;
  let count = size;
  for (let below = 0; wanted.kind === 'tile' && below < wanted.level; below++)
    count = Math.floor(count / TILE_WIDTH);
  if (wanted.index * TILE_WIDTH + wanted.width > count) return undefined;
  const stored = await disk.readFile(`${dir}/${path}`);
  if (stored !== undefined || wanted.width === TILE_WIDTH) return stored;
  const full = { ...wanted, width: TILE_WIDTH };
  const whole = await disk.readFile(
    `${dir}/${wanted.kind === 'tile' ? tilePath({ ...full, level: wanted.level }) : bundlePath(full)}`,
  );
  if (whole === undefined) return undefined;
  return wanted.kind === 'tile'
    ? whole.subarray(0, wanted.width * 32)
    : encodeEntryBundle(parseEntryBundle(whole, TILE_WIDTH).slice(0, wanted.width));
}
