const text = { type: 'string' } as const;
const integer = { type: 'integer' } as const;

const RECEIPT = {
  type: 'object',
  required: [
    'sourceId',
    'sequence',
    'entry',
    'recordedAtMs',
    'entries',
    'refused',
    'sha256',
    'note',
  ],
  properties: {
    sourceId: text,
    sequence: integer,
    entry: { ...integer, description: 'Index of the entry that acknowledges the batch.' },
    recordedAtMs: integer,
    entries: { ...integer, description: 'Entries that the batch became.' },
    refused: { ...integer, description: 'Rows that were refused; why is on record.' },
    sha256: text,
    note: { ...text, description: 'The log’s signed promise for that entry.' },
  },
} as const;

const TAKEN = {
  type: 'object',
  required: ['answer', 'again', 'receipt'],
  properties: { answer: { const: 'taken' }, again: { type: 'boolean' }, receipt: RECEIPT },
} as const;

const REFUSED = {
  type: 'object',
  required: ['answer', 'refusal', 'entry'],
  properties: {
    answer: { const: 'refused' },
    refusal: {
      type: 'object',
      required: ['code', 'line', 'expected', 'found'],
      properties: { code: text, line: integer, expected: text, found: text },
    },
    entry: { type: ['integer', 'null'] },
  },
} as const;

const BUSY = {
  type: 'object',
  required: ['answer', 'reason', 'retryAfterMs'],
  properties: {
    answer: { const: 'busy' },
    reason: { enum: ['mission', 'source', 'refusals'] },
    retryAfterMs: integer,
  },
} as const;

const answer = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

/** The wire's end, for the API's description: see docs/intake.md. */
export const INTAKE_PATHS = {
  '/api/intake/{sourceId}': {
    post: {
      summary:
        'One signed batch of a source, its bytes as they were signed. At least once is enough: sent again it gets the same receipt.',
      operationId: 'postBatch',
      parameters: [{ name: 'sourceId', in: 'path', required: true, schema: text }],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        200: answer('It was taken before: the same receipt.', TAKEN),
        201: answer('It is on disk: a receipt.', TAKEN),
        429: answer(
          'Too much of this source, or too much that was refused: come again after `Retry-After`.',
          BUSY,
        ),
        503: answer('Too much of everybody: come again after `Retry-After`.', BUSY),
        default: answer('Refused for good, and on record.', REFUSED),
      },
    },
  },
} as const;
