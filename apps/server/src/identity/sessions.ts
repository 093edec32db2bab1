import { createHash, randomBytes } from 'node:crypto';

/** A device that has signed people in: several may share one, each under their own name. */
export interface Sessions {
  /** The people signed in on the device that holds this cookie; empty for none, or when it has expired. */
  peopleOf(token: string | null): readonly string[];
  /** Signs one more person in, on a new device when `token` opens none. Returns the device's token. */
  signIn(token: string | null, personId: string): string;
  signOut(token: string | null, personId: string): void;
}

/** Twelve hours: one watch, and the hand-over. */
export const SESSION_MS = 12 * 3_600_000;
const SESSIONS_MAX = 1_000;

interface Device {
  readonly people: readonly string[];
  readonly untilMs: number;
}

/** Held in memory, under the hash of each token: a restart signs everyone out, and a dump of memory opens nothing. */
export function createSessions(nowMs: () => number): Sessions {
  const devices = new Map<string, Device>();
  const keyOf = (token: string) => createHash('sha256').update(token).digest('hex');
  const find = (token: string | null): Device | null => {
    const device = token === null ? undefined : devices.get(keyOf(token));
    return device === undefined || device.untilMs <= nowMs() ? null : device;
  };
  return {
    peopleOf: (token) => find(token)?.people ?? [],
    signIn(token, personId) {
      const before = find(token);
      const mine =
        before === null || token === null ? randomBytes(32).toString('base64url') : token;
      const people = [...new Set([...(before?.people ?? []), personId])];
      devices.set(keyOf(mine), { people, untilMs: nowMs() + SESSION_MS });
      for (const [oldest] of devices) {
        if (devices.size <= SESSIONS_MAX) break;
        devices.delete(oldest);
      }
      return mine;
    },
    signOut(token, personId) {
      const device = find(token);
      if (device === null || token === null) return;
      const people = device.people.filter((one) => one !== personId);
      if (people.length === 0) devices.delete(keyOf(token));
      else devices.set(keyOf(token), { ...device, people });
    },
  };
}
