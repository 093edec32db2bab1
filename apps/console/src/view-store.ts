import type { ApiViews } from './api.ts';
import { ApiError, fetchView } from './api.ts';

/** The last answer under one address. Replaced, never changed. */
export interface Answer {
  readonly data: unknown;
  readonly error: ApiError | null;
  /** Entries of the record when the answer was asked for; -1 before the first. */
  readonly asked: number;
  readonly loading: boolean;
}

const NOTHING: Answer = { data: null, error: null, asked: -1, loading: false };

/** How many answers are kept to show at once when one comes back to a desk. */
const KEPT_MAX = 60;

/**
 * Answers of the API by address, shared by all who show them: one request at a time an address, and the last known
 * answer stays while the next is on its way.
 */
export class ViewStore {
  readonly #answers = new Map<string, Answer>();
  readonly #listeners = new Map<string, Set<() => void>>();

  answerOf(address: string): Answer {
    return this.#answers.get(address) ?? NOTHING;
  }

  subscribe(address: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(address) ?? new Set();
    this.#listeners.set(address, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(address);
    };
  }

  /** Asks again when the record has more entries than the last answer knew of, or when `force` is set. */
  read<View extends keyof ApiViews>(address: string, entries: number, force = false): void {
    const before = this.answerOf(address);
    if (before.loading || (!force && before.asked >= entries)) return;
    this.#set(address, { ...before, asked: entries, loading: true });
    fetchView<View>(address, new AbortController().signal).then(
      (data) => this.#set(address, { data, error: null, asked: entries, loading: false }),
      (cause: unknown) => {
        const error =
          cause instanceof ApiError
            ? cause
            : new ApiError('unreadable', 'The answer could not be read.', { cause });
        this.#set(address, { data: before.data, error, asked: entries, loading: false });
      },
    );
  }

  /** Forgets every answer: someone else reads now. */
  clear(): void {
    for (const address of [...this.#answers.keys()]) this.#set(address, NOTHING);
  }

  #set(address: string, answer: Answer): void {
    this.#answers.delete(address);
    this.#answers.set(address, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT_MAX) break;
      if (!this.#listeners.has(oldest)) this.#answers.delete(oldest);
    }
    this.#listeners.get(address)?.forEach((listener) => listener());
  }
}
