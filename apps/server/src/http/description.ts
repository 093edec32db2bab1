import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const FILE = new URL('../../openapi.json', import.meta.url);

/** `GET /api/openapi.json`: what this API is, in OpenAPI 3.1. */
export function addDescription(server: FastifyInstance): void {
  const text = readFileSync(FILE, 'utf8');
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json').send(text),
  );
}
