import type { Command } from '@holdfast/domain';
import { BASE } from '../address/base.ts';

type Unsigned<C> = C extends unknown ? Omit<C, 'by'> : never;

/** What a person asks, without who asks: the server adds that from whom it knows to be signed in. */
export type AskedCommand = Unsigned<Command>;

/** What became of it. `unreachable`: nothing is known; sent again under the same id it is done once. */
export type Sent =
  | { readonly ok: true; readonly indices: readonly number[] }
  | { readonly ok: false; readonly code: string; readonly message: string };

interface Sender {
  readonly personId: string;
  readonly role: string;
}

export async function postJson(path: string, body: object): Promise<Response | null> {
  try {
    return await fetch(`${BASE}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}

export async function sendCommand(id: string, by: Sender, command: AskedCommand): Promise<Sent> {
  const response = await postJson('/api/commands', { id, as: by.personId, role: by.role, command });
  if (response === null)
    return {
      ok: false,
      code: 'unreachable',
      message: 'Could not reach the record. What you wrote is kept on this device. Send it again.',
    };
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer !== 'object' || answer === null)
    return { ok: false, code: 'unreadable', message: `The server answered ${response.status}.` };
  if ('indices' in answer && Array.isArray(answer.indices))
    return { ok: true, indices: answer.indices.filter((index) => typeof index === 'number') };
  return {
    ok: false,
    code: 'code' in answer ? String(answer.code) : 'unreadable',
    message:
      'message' in answer ? String(answer.message) : `The server answered ${response.status}.`,
  };
}
