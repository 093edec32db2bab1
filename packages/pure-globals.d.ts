/**
 * The two globals that pure code may use besides the language itself: UTF-8, the same on every
 * supported runtime. Pure packages compile without DOM and Node types, so `fetch`, `console`,
 * `process`, timers and `node:*` do not exist there.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(
    label?: 'utf-8',
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  );
  decode(input?: Uint8Array): string;
}
