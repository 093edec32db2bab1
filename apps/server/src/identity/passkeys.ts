import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { PersonInRole } from '@holdfast/domain';
import type { Accounts } from './accounts.ts';

/** Options for the browser, and the ticket under which this server remembers their challenge. */
export interface Asked<Options> {
  readonly ticket: string;
  readonly options: Options;
}

/** Sign-in with an authenticator (WebAuthn Level 3): nothing that can be typed, copied or guessed. */
export interface Passkeys {
  askNew(
    person: PersonInRole,
    origin: string,
  ): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>>;
  takeNew(ticket: string, origin: string, response: RegistrationResponseJSON): Promise<boolean>;
  ask(origin: string): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>>;
  /** Whose authenticator answered; null when the answer does not hold. */
  take(
    ticket: string,
    origin: string,
    response: AuthenticationResponseJSON,
  ): Promise<string | null>;
}

const TICKET_MS = 5 * 60_000;
const TICKETS_MAX = 1_000;

interface Ticket {
  readonly challenge: string;
  readonly personId: string | null;
  readonly untilMs: number;
}

export function createPasskeys(accounts: Accounts, nowMs: () => number): Passkeys {
  const tickets = new Map<string, Ticket>();
  const keep = (challenge: string, personId: string | null): string => {
    const ticket = randomBytes(24).toString('base64url');
    tickets.set(ticket, { challenge, personId, untilMs: nowMs() + TICKET_MS });
    for (const [oldest] of tickets) {
      if (tickets.size <= TICKETS_MAX) break;
      tickets.delete(oldest);
    }
    return ticket;
  };
  /** A ticket is good once. */
  const use = (name: string): Ticket | null => {
    const ticket = tickets.get(name);
    tickets.delete(name);
    return ticket === undefined || ticket.untilMs <= nowMs() ? null : ticket;
  };
  return {
    async askNew({ personId, name }, origin) {
      const options = await generateRegistrationOptions({
        rpName: 'Holdfast',
        rpID: new URL(origin).hostname,
        userName: personId,
        userDisplayName: name,
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: accounts
          .passkeys()
          .filter((passkey) => passkey.personId === personId)
          .map(({ credentialId }) => ({ id: credentialId })),
      });
      return { ticket: keep(options.challenge, personId), options };
    },
    async takeNew(name, origin, response) {
      const ticket = use(name);
      if (ticket === null || ticket.personId === null) return false;
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge: ticket.challenge,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
      }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
      if (!verified || registrationInfo === undefined) return false;
      const { id, publicKey, counter } = registrationInfo.credential;
      const key = Buffer.from(publicKey).toString('base64url');
      accounts.addPasskey({
        personId: ticket.personId,
        credentialId: id,
        publicKey: key,
        counter,
      });
      return true;
    },
    async ask(origin) {
      const options = await generateAuthenticationOptions({
        rpID: new URL(origin).hostname,
        userVerification: 'required',
      });
      return { ticket: keep(options.challenge, null), options };
    },
    async take(name, origin, response) {
      const ticket = use(name);
      const passkey = accounts.passkeys().find(({ credentialId }) => credentialId === response.id);
      if (ticket === null || passkey === undefined) return null;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: ticket.challenge,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          counter: passkey.counter,
        },
      }).catch(() => ({ verified: false as const, authenticationInfo: undefined }));
      if (!verified || authenticationInfo === undefined) return null;
      accounts.countPasskey(passkey.credentialId, authenticationInfo.newCounter);
      return passkey.personId;
    },
  };
}
