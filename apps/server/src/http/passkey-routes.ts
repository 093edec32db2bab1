import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { createPasskeys } from '../identity/passkeys.ts';
import type { Held } from './held.ts';
import { letIn, refuse } from './sign-in.ts';
import { tokenOf } from './reader.ts';

interface Answered<Response> {
  readonly Body: { readonly ticket: string; readonly response: Response };
}

const ANSWERED = {
  schema: {
    body: {
      type: 'object',
      required: ['ticket', 'response'],
      properties: {
        ticket: { type: 'string', maxLength: 64 },
        response: {
          type: 'object',
          required: ['id', 'rawId', 'response', 'type'],
          properties: { id: { type: 'string', maxLength: 1_400 } },
        },
      },
    },
  },
} as const;

/**
 * Passkeys: a person who is signed in adds an authenticator, and from then on signs in with it. Browsers give passkeys to
 * names only: `localhost` has them, 127.0.0.1 has not.
 */
export function addPasskeyRoutes(server: FastifyInstance, held: Held): void {
  const { identity, mission } = held;
  const passkeys = createPasskeys(identity.accounts, () => Date.now());
  const originOf = (request: FastifyRequest) => `http://${request.headers.host ?? ''}`;

  server.post<{ Body: { readonly personId: string } }>(
    '/api/passkey/new',
    {
      schema: {
        body: {
          type: 'object',
          required: ['personId'],
          properties: { personId: { type: 'string', maxLength: 64 } },
        },
      },
    },
    async (request, reply) => {
      const token = tokenOf(request, identity.cookie);
      const person = identity
        .peopleFor(mission.state, token)
        .find(({ personId }) => personId === request.body.personId);
      if (identity.mode !== 'account' || person === undefined)
        return refuse(reply, 'not-permitted', 'Sign in first, then add a passkey to your account.');
      return passkeys.askNew(person, originOf(request));
    },
  );
  server.post<Answered<RegistrationResponseJSON>>(
    '/api/passkey/keep',
    ANSWERED,
    async (request, reply) => {
      const { ticket, response } = request.body;
      return (await passkeys.takeNew(ticket, originOf(request), response))
        ? {}
        : refuse(reply, 'wrong-signature', 'The authenticator’s answer does not hold. Try again.');
    },
  );
  server.post('/api/passkey/ask', async (request) => passkeys.ask(originOf(request)));
  server.post<Answered<AuthenticationResponseJSON>>(
    '/api/passkey/sign-in',
    ANSWERED,
    async (request, reply) => {
      const { ticket, response } = request.body;
      const personId = await passkeys.take(ticket, originOf(request), response);
      return personId === null
        ? refuse(reply, 'wrong-signature', 'This passkey is not known here, or its answer is old.')
        : letIn(reply, held, tokenOf(request, identity.cookie), personId);
    },
  );
}
