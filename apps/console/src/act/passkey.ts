import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { postJson } from './send-command.ts';

/** Why this page can have no passkey, in one sentence; null when it can. */
export function passkeyTrouble(): string | null {
  if (!('PublicKeyCredential' in window)) return 'This browser has no passkeys.';
  return /^[\d.]+$/.test(window.location.hostname)
    ? `Browsers give passkeys to names only: open this page as http://localhost:${window.location.port}.`
    : null;
}

/** Asks the person's authenticator who they are. The person's id, or a sentence that says what went wrong. */
export async function signInWithPasskey(): Promise<{ personId: string } | string> {
  const asked = await askFor<PublicKeyCredentialRequestOptionsJSON>('/api/passkey/ask', {});
  if (typeof asked === 'string') return asked;
  try {
    const response = await startAuthentication({ optionsJSON: asked.options });
    const answer = await postJson('/api/passkey/sign-in', { ticket: asked.ticket, response });
    const body: unknown = await answer?.json().catch(() => null);
    if (typeof body === 'object' && body !== null && 'personId' in body)
      return { personId: String(body.personId) };
    return messageOf(body);
  } catch {
    return 'The authenticator did not answer. Nothing was sent.';
  }
}

/** Makes a passkey for a person who is signed in; null when it is kept, else a sentence. */
export async function addPasskey(personId: string): Promise<string | null> {
  const asked = await askFor<PublicKeyCredentialCreationOptionsJSON>('/api/passkey/new', {
    personId,
  });
  if (typeof asked === 'string') return asked;
  try {
    const response = await startRegistration({ optionsJSON: asked.options });
    const answer = await postJson('/api/passkey/keep', { ticket: asked.ticket, response });
    return answer?.ok === true ? null : messageOf(await answer?.json().catch(() => null));
  } catch {
    return 'The authenticator made no passkey. Nothing was changed.';
  }
}

interface Asked<Options> {
  readonly ticket: string;
  readonly options: Options;
}

/** The server's own options are the contract; what lacks them is trouble. */
async function askFor<Options>(path: string, body: object): Promise<Asked<Options> | string> {
  const response = await postJson(path, body);
  const answer: unknown = await response?.json().catch(() => null);
  if (typeof answer === 'object' && answer !== null && 'ticket' in answer && 'options' in answer)
    return answer as Asked<Options>;
  return messageOf(answer);
}

function messageOf(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'message' in body) return String(body.message);
  return 'Could not reach the record. Try again.';
}
