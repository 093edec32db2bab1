import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldView, PersonInRole, SessionView } from '@holdfast/domain';
import { fetchView, viewAddress } from '../api.ts';
import { useNavigation } from '../address/use-address.tsx';
import type { AskedCommand } from '../act/send-command.ts';
import { sendCommand } from '../act/send-command.ts';
import type { KeptPhoto, QueuedItem } from './queue.ts';
import { handInPhotos, isWaiting } from './hand-in.ts';
import { keepItem, keepValue, keptValue, queuedItems, sha256Hex } from './queue.ts';

/** What the device last heard from the mission, kept for when there is no signal. */
interface Known {
  readonly view: FieldView;
  readonly actor: PersonInRole;
  /** How far the mission's clock is ahead: an exercise's own time; 0 in a mission, where the device's clock counts. */
  readonly aheadMs: number;
}

export interface Captured {
  readonly localId: string;
  readonly title: string;
  readonly command: AskedCommand;
  readonly photos: readonly KeptPhoto[];
}

export interface Field {
  readonly known: Known | null;
  readonly people: readonly PersonInRole[];
  readonly online: boolean;
  readonly items: readonly QueuedItem[];
  /** Resolves when it is on this device's disk. */
  readonly capture: (captured: Captured) => Promise<void>;
}

const AGAIN_MS = 4_000;

/**
 * The field page's whole traffic: what is kept comes first, the server when it answers; what waits is sent by itself, each once. The server is asked again while
 * the page is seen and something waits, and when signal or the page comes back: a radio that is never silent empties a battery, and can be heard.
 */
export function useField(): Field {
  const { look } = useNavigation().address;
  const key = `known ${look.as ?? ''}`;
  const [known, setKnown] = useState<Known | null>(null);
  const [people, setPeople] = useState<readonly PersonInRole[]>([]);
  const [online, setOnline] = useState(navigator.onLine);
  const [items, setItems] = useState<readonly QueuedItem[]>([]);
  const busy = useRef(false);

  const reload = useCallback(async (personId: string) => setItems(await queuedItems(personId)), []);
  const meet = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      const signal = new AbortController().signal;
      const session: SessionView = await fetchView<'session'>(
        viewAddress('session', null, look),
        signal,
      );
      setOnline(true);
      setPeople(session.people.filter(({ role }) => role === 'monitor'));
      const { actor } = session;
      if (actor === null) return;
      await sendWaiting(actor);
      await reload(actor.personId);
      await sendOriginals(actor);
      const view = await fetchView<'field'>(viewAddress('field', null, look), signal);
      const aheadMs = view.cut.exercise ? view.nowMs - Date.now() : 0;
      setKnown({ view, actor, aheadMs });
      await keepValue(key, { view, actor, aheadMs });
      await reload(actor.personId);
    } catch {
      // No signal, or nobody signed in: what is kept on this device goes on being shown.
      setOnline(false);
    } finally {
      busy.current = false;
    }
  }, [look, key, reload]);

  useEffect(() => {
    void keptValue<Known>(key).then(async (kept) => {
      if (kept !== null) {
        setKnown((before) => before ?? kept);
        await reload(kept.actor.personId);
      }
      await meet();
    });
    const again = () => {
      if (document.visibilityState === 'visible') void meet();
    };
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [key, meet, reload]);

  const hasWaiting = known === null || items.some(isWaiting);
  useEffect(() => {
    if (!hasWaiting) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void meet();
    }, AGAIN_MS);
    return () => clearInterval(timer);
  }, [hasWaiting, meet]);

  const capture = useCallback(
    async ({ localId, title, command, photos }: Captured) => {
      if (known === null) return;
      const { personId } = known.actor;
      const capturedMs = Date.now();
      const sent = { state: 'waiting' } as const;
      await keepItem({ localId, personId, capturedMs, title, command, photos, sent });
      await reload(personId);
      void meet();
    },
    [known, meet, reload],
  );
  return { known, people, online, items, capture };
}

/** Oldest first. Unanswered stays waiting; an answer, a refusal too, is kept with the item, which nobody changes. */
async function sendWaiting(actor: PersonInRole): Promise<void> {
  for (const item of await queuedItems(actor.personId)) {
    if (item.sent.state !== 'waiting') continue;
    const sent = await sendCommand(await commandId(item), actor, item.command);
    if (sent.ok)
      await keepItem({
        ...item,
        sent: { state: 'recorded', entryIndex: sent.indices[0] ?? 0 },
      });
    else if (LATER.includes(sent.code)) return;
    else
      await keepItem({
        ...item,
        sent: { state: 'refused', code: sent.code, message: sent.message },
      });
  }
}

/** After all reports: words are short and come first. */
async function sendOriginals(actor: PersonInRole): Promise<void> {
  for (const item of await queuedItems(actor.personId))
    if (item.sent.state === 'recorded' && !(await handInPhotos(item, actor))) return;
}

/** Answers that say nothing about the report itself. */
const LATER: readonly string[] = ['unreachable', 'unreadable', 'not-signed-in'];

/** Of id and words together: the same report sent twice is one, another under the same id is refused and shown. */
async function commandId({ localId, command }: QueuedItem): Promise<string> {
  const words = new TextEncoder().encode(`${localId} ${JSON.stringify(command)}`);
  return (await sha256Hex(words)).slice(0, 40);
}
