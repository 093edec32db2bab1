import { useCallback, useRef, useState } from 'react';
import { useLive } from '../use-view.tsx';
import type { AskedCommand, Sent } from './send-command.ts';
import { sendCommand } from './send-command.ts';
import { useActor } from './use-actor.ts';

export interface CommandSender {
  /** Sends one command as the person who acts. Never throws: a refusal is an answer. */
  readonly send: (command: AskedCommand) => Promise<Sent>;
  readonly sending: boolean;
}

/** A command that got no answer keeps its id, so that it is done once however often it is sent. */
export function useCommand(): CommandSender {
  const actor = useActor();
  const { saw } = useLive();
  const [sending, setSending] = useState(false);
  const unanswered = useRef<{ readonly text: string; readonly id: string } | null>(null);
  const send = useCallback(
    async (command: AskedCommand): Promise<Sent> => {
      if (actor === null)
        return { ok: false, code: 'not-signed-in', message: 'Choose who acts, at the top right.' };
      const text = JSON.stringify(command);
      const again = unanswered.current?.text === text ? unanswered.current.id : null;
      const id = again ?? crypto.randomUUID();
      unanswered.current = { text, id };
      setSending(true);
      const sent = await sendCommand(id, actor, command);
      setSending(false);
      if (sent.ok || sent.code !== 'unreachable') unanswered.current = null;
      if (sent.ok) saw(Math.max(...sent.indices, 0) + 1);
      return sent;
    },
    [actor, saw],
  );
  return { send, sending };
}
