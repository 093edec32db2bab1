import { BASE } from '../address/base.ts';
import type { AskedCommand } from '../act/send-command.ts';

/**
 * What waits on this device, in IndexedDB: survives a reload, a flat battery and a day without signal. An item is never changed by what comes from
 * the server but in `sent` and `handed`, which say what it answered; its words stay as they were typed.
 */

export type SentState =
  | { readonly state: 'waiting' }
  | { readonly state: 'recorded'; readonly entryIndex: number }
  | { readonly state: 'refused'; readonly code: string; readonly message: string };

export interface KeptPhoto {
  readonly sha256: string;
  readonly byteLength: number;
  readonly takenMs: number;
  readonly name: string;
  /** As the camera gave it. It stays here after the mission has it too. */
  readonly original: Blob;
  /** What became of the original; absent until the mission has answered. */
  readonly handed?: HandedState;
}

export type HandedState =
  | { readonly state: 'handed'; readonly entryIndex: number }
  | { readonly state: 'refused'; readonly message: string };

export interface QueuedItem {
  /** Made at capture. */
  readonly localId: string;
  /** Who reported: another monitor on the same device neither sends nor sees it. */
  readonly personId: string;
  readonly capturedMs: number;
  /** In the words of the form, for the list. */
  readonly title: string;
  readonly command: AskedCommand;
  readonly photos: readonly KeptPhoto[];
  readonly sent: SentState;
}

const STORES = ['items', 'kept'] as const;
type StoreName = (typeof STORES)[number];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`holdfast.field${BASE.replaceAll('/', '.')}`, 1);
    request.onupgradeneeded = () => {
      for (const name of STORES) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB does not open'));
  });
}

/** Resolves when the change is on disk, as far as the browser says so. */
async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    });
  } finally {
    database.close();
  }
}

/** Oldest first. */
export async function queuedItems(personId: string): Promise<readonly QueuedItem[]> {
  const items: readonly QueuedItem[] = await inStore('items', 'readonly', (store) =>
    store.getAll(),
  );
  return items
    .filter((item) => item.personId === personId)
    .sort((a, b) => a.capturedMs - b.capturedMs);
}

export async function keepItem(item: QueuedItem): Promise<void> {
  await inStore('items', 'readwrite', (store) => store.put(item, item.localId));
}

/** Anything else that a reload has to find again, by name. */
export async function keepValue(name: string, value: unknown): Promise<void> {
  await inStore('kept', 'readwrite', (store) => store.put(value, name));
}

export async function keptValue<T>(name: string): Promise<T | null> {
  const value: T | undefined = await inStore('kept', 'readonly', (store) => store.get(name));
  return value ?? null;
}

export async function sha256Hex(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
