import type { RefusalCode } from '@holdfast/domain';

/** The one table from the domain's words to HTTP's numbers. */
export const HTTP_STATUS: Readonly<Record<RefusalCode | 'not-signed-in', number>> = {
  malformed: 400,
  'not-a-number': 400,
  'impossible-time': 400,
  'impossible-place': 400,
  'unknown-value': 400,
  'wrong-encoding': 400,
  truncated: 400,
  'wrong-signature': 401,
  'unknown-source': 401,
  'not-signed-in': 401,
  'not-permitted': 403,
  'conflict-of-interest': 403,
  'not-found': 404,
  'duplicate-id': 409,
  'out-of-sequence': 409,
  'wrong-state': 409,
  'too-long': 413,
};
