import { ANSWERS } from '../http/answers.ts';
import { INTAKE_PATHS } from './describe-intake.ts';
import { commandSchema } from './command-schema.ts';

/** A JSON Schema, as a generator gives it: definitions by name. */
export interface TypeSchema {
  readonly definitions?: Readonly<Record<string, unknown>>;
}

const VIEW_QUERY = [
  [
    'as',
    'Who acts: an id on record. In an exercise or a trial anyone; elsewhere who is signed in on this device.',
  ],
  ['role', 'The role in which they act, or with whose eyes one looks.'],
  ['party', 'The party of a liaison officer with whose eyes one looks.'],
  ['known', 'What was known at this time, milliseconds since 1970 UTC.'],
  [
    'since',
    'What the reader last saw: so many entries. What reads differently since then is listed.',
  ],
  ['whatif', 'Conditions as assumed, `condition:value,…`. Nothing is recorded.'],
] as const;

/** What single views ask beside that. */
const OWN_QUERY: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '/api/situation': [
    [
      'before',
      'Of a long record: only incidents that began before this, milliseconds since 1970 UTC.',
    ],
  ],
  '/api/capability': [
    ['from', 'Begin of the period, milliseconds since 1970 UTC. Two hours ago when absent.'],
    ['to', 'Its end. Now when absent.'],
    ['carries', 'How far the sound carries, metres: 2000, 6500 or 14000. 6500 when absent.'],
  ],
  '/api/may-do': [
    ['state', 'Whose unit.'],
    ['task', 'Which task, by its name in the mandate.'],
    ['place', 'Where; absent where the place plays no part.'],
  ],
};

/**
 * The API's description, OpenAPI 3.1: every view with the schema of its answer, every command with the schema of its fields.
 * `schemaOf` makes the schema of a type that @holdfast/domain exports.
 */
export function describeApi(schemaOf: (type: string) => TypeSchema): object {
  const types = [...new Set([...Object.values(ANSWERS).map(([type]) => type), 'ApiRefusal'])];
  const schemas = Object.assign({}, ...types.map((type) => schemaOf(type).definitions ?? {}));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Holdfast',
      version: '0.1.0',
      description:
        'Views are read, commands are recorded. Every answer is made for one reader; what is withheld is counted.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: { ...viewPaths(), ...INTAKE_PATHS, ...otherPaths() },
    components: { schemas: sorted({ ...schemas, Command: commandSchema() }) },
  };
}

function viewPaths(): object {
  return Object.fromEntries(
    Object.entries(ANSWERS).map(([path, [type, summary]]) => [
      path.replace(/:(\w+)/g, '{$1}'),
      {
        get: {
          summary,
          operationId: `get${type}`,
          parameters: [
            ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
              name,
              in: 'path',
              required: true,
              schema: { type: 'string' },
            })),
            ...[...VIEW_QUERY, ...(OWN_QUERY[path] ?? [])].map(([name, description]) => ({
              name,
              in: 'query',
              description,
              schema: { type: name === 'known' || name === 'since' ? 'integer' : 'string' },
            })),
          ],
          responses: answers(200, summary, { $ref: `#/components/schemas/${type}` }),
        },
      },
    ]),
  );
}

function otherPaths(): object {
  const text = { type: 'string' };
  const credentials = {
    type: 'object',
    required: ['personId', 'passphrase'],
    properties: { personId: text, passphrase: text, token: text },
  };
  const post = (summary: string, operationId: string, body: object, ok: object) => ({
    post: {
      summary,
      operationId,
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
      responses: answers(200, summary, ok),
    },
  });
  const person = { type: 'object', properties: { personId: text } };
  return {
    '/api/commands': {
      post: {
        ...post(
          'One statement by one person in one role. Sent again under the same id it is done once.',
          'postCommand',
          {
            type: 'object',
            required: ['id', 'as', 'role', 'command'],
            properties: {
              id: { type: 'string', pattern: '^[A-Za-z0-9-]{8,64}$' },
              as: text,
              role: text,
              command: { $ref: '#/components/schemas/Command' },
            },
          },
          {
            type: 'object',
            required: ['id', 'indices', 'recordedAtMs'],
            properties: {
              id: text,
              indices: { type: 'array', items: { type: 'integer' } },
              recordedAtMs: { type: 'integer' },
            },
          },
        ).post,
      },
    },
    '/api/sign-in': post('Signs a person in on this device.', 'signIn', credentials, person),
    '/api/first-account': post(
      'Opens the first account, once.',
      'openFirstAccount',
      credentials,
      person,
    ),
    '/api/sign-out': post('Signs a person out on this device.', 'signOut', person, {
      type: 'object',
    }),
    '/api/stream': {
      get: {
        summary:
          'Server-sent events: `changed` says how many entries there are. Reconnecting tells the latest count, so nothing is missed.',
        operationId: 'stream',
        responses: {
          200: { description: 'Events.', content: { 'text/event-stream': { schema: text } } },
        },
      },
    },
  };
}

function answers(status: number, description: string, schema: object): object {
  return {
    [status]: { description, content: { 'application/json': { schema } } },
    default: {
      description: 'A refusal.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiRefusal' } } },
    },
  };
}

function sorted(schemas: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}
