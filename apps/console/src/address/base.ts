/**
 * Where this record's console and API begin: empty for the first record that a server holds, `/in/NAME` for the others.
 * Read once: a page never moves from one record to another without loading anew.
 */
export const BASE: string =
  /^\/in\/[a-z0-9-]+/.exec(globalThis.location?.pathname ?? '')?.[0] ?? '';
