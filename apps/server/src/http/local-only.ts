import type { FastifyInstance } from 'fastify';

/**
 * Refuses what did not come from this machine's own browser or tools: a Host that is not this loopback address (DNS
 * rebinding), or an Origin of another site. Holds until people can sign in (DESIGN, decision 9).
 */
export function refuseStrangers(server: FastifyInstance, portOf: () => number): void {
  server.addHook('onRequest', async (request, reply) => {
    const port = portOf();
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    const { host, origin } = request.headers;
    const sameOrigin = origin === undefined || hosts.some((own) => origin === `http://${own}`);
    if (host === undefined || !hosts.includes(host) || !sameOrigin) {
      return reply.code(403).send({
        code: 'not-permitted',
        message: `This server answers only ${hosts.join(' and ')}.`,
      });
    }
    return undefined;
  });
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY');
    reply.header(
      'content-security-policy',
      "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'",
    );
  });
}
