import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiRefusal, RefusalCode } from '@holdfast/domain';
import { PASSPHRASE_CHARACTERS_MIN } from '../identity/accounts.ts';
import { peopleOnRecord } from '../identity/people.ts';
import { SESSION_MS } from '../identity/sessions.ts';
import type { Held } from './held.ts';
import { tokenOf } from './reader.ts';
import { HTTP_STATUS } from './refusals.ts';

/** Tries for one person within a minute; more are answered with a wait. */
const TRIES_MAX = 5;
const TRY_WINDOW_MS = 60_000;

const TEXT = { type: 'string', maxLength: 200 } as const;

interface Credentials {
  readonly personId: string;
  readonly passphrase: string;
}

/**
 * `POST /api/sign-in`, `POST /api/sign-out`, and `POST /api/first-account`: the first account of a mission, which takes the
 * word printed where the server was started. Where a visitor may choose whom to act as, nobody signs in.
 */
export function addSignIn(server: FastifyInstance, held: Held): void {
  const { identity, mission } = held;
  const { accounts, sessions, cookie } = identity;
  const tries = createTries();
  const isKnown = (personId: string) =>
    peopleOnRecord(mission.state, mission.contentOf).some((one) => one.personId === personId);
  const credentials = {
    schema: {
      body: {
        type: 'object',
        required: ['personId', 'passphrase'],
        additionalProperties: false,
        properties: { personId: TEXT, passphrase: TEXT, token: TEXT },
      },
    },
  } as const;

  server.post<{ Body: Credentials }>('/api/sign-in', credentials, async (request, reply) => {
    const { personId, passphrase } = request.body;
    if (!tries.mayTry(personId))
      return reply
        .header('retry-after', String(TRY_WINDOW_MS / 1000))
        .code(429)
        .send({ code: 'busy', message: 'Too many tries. Wait a minute, then try again.' });
    if (!(await accounts.opens(personId, passphrase)) || !isKnown(personId))
      return refuse(reply, 'wrong-signature', 'Name and passphrase do not go together.');
    return letIn(reply, held, tokenOf(request, cookie), personId);
  });

  server.post<{ Body: Credentials & { readonly token?: string } }>(
    '/api/first-account',
    credentials,
    async (request, reply) => {
      const { personId, passphrase, token = '' } = request.body;
      if (identity.firstToken === null || accounts.any() || !sameText(token, identity.firstToken))
        return refuse(
          reply,
          'not-permitted',
          'The first account is opened once, with the address printed at the start.',
        );
      if (!isKnown(personId))
        return refuse(
          reply,
          'not-found',
          `Nobody on record is called ${personId}. A custodian grants roles first.`,
        );
      if (!(await accounts.setPassphrase(personId, passphrase)))
        return refuse(
          reply,
          'malformed',
          `passphrase: expected at least ${PASSPHRASE_CHARACTERS_MIN} characters.`,
        );
      return letIn(reply, held, tokenOf(request, cookie), personId);
    },
  );

  server.post<{ Body: { readonly personId: string } }>(
    '/api/sign-out',
    {
      schema: {
        body: {
          type: 'object',
          required: ['personId'],
          additionalProperties: false,
          properties: { personId: TEXT },
        },
      },
    },
    async (request) => {
      sessions.signOut(tokenOf(request, cookie), request.body.personId);
      return {};
    },
  );
}

/** Signs a person in on the device that asks. */
export function letIn(
  reply: FastifyReply,
  { identity, base }: Held,
  token: string | null,
  personId: string,
): FastifyReply {
  const mine = identity.sessions.signIn(token, personId);
  reply.header('set-cookie', cookieOf(identity.cookie, base, mine, SESSION_MS / 1000));
  return reply.send({ personId });
}

export function refuse(reply: FastifyReply, code: RefusalCode, message: string): FastifyReply {
  const body: ApiRefusal = { code, message };
  return reply.code(HTTP_STATUS[code]).send(body);
}

/** Not sent by other sites, not read by scripts; over plain HTTP because only this machine is answered. */
function cookieOf(name: string, base: string, token: string, seconds: number): string {
  return `${name}=${token}; Path=${base === '' ? '/' : base}; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
}

function sameText(found: string, expected: string): boolean {
  const [a, b] = [Buffer.from(found), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function createTries(): { mayTry(personId: string): boolean } {
  const times = new Map<string, readonly number[]>();
  return {
    mayTry(personId) {
      const nowMs = Date.now();
      if (times.size > 1_000) times.clear();
      const recent = (times.get(personId) ?? []).filter((at) => nowMs - at < TRY_WINDOW_MS);
      times.set(personId, [...recent, nowMs]);
      return recent.length < TRIES_MAX;
    },
  };
}
