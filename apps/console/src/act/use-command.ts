import { useCallback, useState } from 'react';
import { BASE } from '../address/base.ts';
import { useLive } from '../use-view.tsx';
import type { AskedCommand, Sent } from './send-command.ts';
import { sendCommand } from './send-command.ts';
import { useActor } from './use-actor.ts';

export interface CommandSender {
  /** Sends one command as the person who acts. Never throws: a refusal is an answer. */
  readonly send: (command: AskedCommand) => Promise<Sent>;
  readonly sending: boolean;
}

/** A command that got no answer keeps its id, also through a reload, so that it is done once however often it is sent. */
export function useCommand(): CommandSender {
  const actor = useActor();
  const { saw } = useLive();
  const [sending, setSending] = useState(false);
  const send = useCallback(
    async (command: AskedCommand): Promise<Sent> => {
      if (actor === null)
        return { ok: false, code: 'not-signed-in', message: 'Choose who acts, at the top right.' };
      const text = JSON.stringify(command);
      const place = `holdfast.unanswered ${BASE} ${actor.personId} ${actor.role}`;
      const [earlier, ...words] = (sessionStorage.getItem(place) ?? '').split(' ');
      const isAgain = earlier !== undefined && words.join(' ') === text;
      const id = isAgain ? earlier : crypto.randomUUID();
      sessionStorage.setItem(place, `${id} ${text}`);
      setSending(true);
      const sent = await sendCommand(id, actor, command);
      setSending(false);
      if (sent.ok || sent.code !== 'unreachable') sessionStorage.removeItem(place);
      if (sent.ok) saw(Math.max(...sent.indices, 0) + 1);
      return sent;
    },
    [actor, saw],
  );
  return { send, sending };
}
