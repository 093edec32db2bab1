import type { FastifyInstance } from 'fastify';
import { ENGINE, EXERCISE_1, id as idOf, isCommand, parseCommand } from '@holdfast/domain';
import type { ApiRefusal } from '@holdfast/domain';
import { followUp, noteContradictions } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import type { Held } from './held.ts';
import { askedOf, tokenOf } from './reader.ts';
import { HTTP_STATUS } from './refusals.ts';

/** What a command led to. */
export interface CommandAnswer {
  readonly id: string;
  /** The entries that hold it, ascending. */
  readonly indices: readonly number[];
  readonly recordedAtMs: number;
}

interface CommandBody {
  /** The sender's own name for this command: sent again, it is answered as before and done once. */
  readonly id: string;
  readonly as: string;
  readonly role: string;
  readonly command: unknown;
}

const SCHEMA = {
  body: {
    type: 'object',
    required: ['id', 'as', 'role', 'command'],
    additionalProperties: false,
    properties: {
      id: { type: 'string', pattern: '^[A-Za-z0-9-]{8,64}$' },
      as: { type: 'string', maxLength: 64 },
      role: { type: 'string', maxLength: 32 },
      command: { type: 'object' },
    },
  },
} as const;

/** `POST /api/commands`: one statement by one person in one role. The only way in for what people say. */
export function addCommands(server: FastifyInstance, held: Held): void {
  const { mission, identity } = held;
  server.post<{ Body: CommandBody }>(
    '/api/commands',
    { schema: SCHEMA },
    async (request, reply) => {
      const { id, as, role, command: found } = request.body;
      const refuse = (code: keyof typeof HTTP_STATUS, message: string) => {
        const body: ApiRefusal = { code, message };
        return reply.code(HTTP_STATUS[code]).send(body);
      };
      const asked = askedOf({ as, role }, held, tokenOf(request, identity.cookie));
      if ('refuse' in asked) return refuse(asked.refuse, asked.message);
      if (asked.actor === null) return refuse('not-signed-in', 'Sign in to act.');
      const by = { personId: idOf<'person'>(asked.actor.personId), role: asked.actor.role };
      const parsed = parseCommand(found);
      if (!isCommand(parsed))
        return refuse(parsed.code, `Expected ${parsed.expected}, found ${parsed.found}.`);
      const outcome = await mission.execute(
        { ...parsed, by },
        { commandId: `${by.personId} ${id}` },
      );
      if (!outcome.accepted) {
        const { code, expected, found: was } = outcome.refusal;
        return refuse(code, `Expected ${expected}, found ${was}.`);
      }
      const answer: CommandAnswer = {
        id,
        indices: outcome.entries.map(({ index }) => index),
        recordedAtMs: outcome.entries[0]?.recordedAtMs ?? mission.state.recordedAtMs,
      };
      await afterCommand(mission);
      return reply.code(outcome.again ? 200 : 201).send(answer);
    },
  );
}

/** How late arrivals may come where nobody locates any: nothing is left to settle. */
const LATENESS_MS = 0;

/** What the engine has to say of what people said: contradictions between claims, incidents, weights, obligations. */
async function afterCommand(mission: Mission): Promise<void> {
  await noteContradictions(mission);
  await followUp(mission, { table: EXERCISE_1, engine: ENGINE, latenessMs: LATENESS_MS });
}
