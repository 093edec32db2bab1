/** A part of the state under construction: its maps and lists may be changed in place. Only `evolve` and the folds it calls hold one. */
export type Writable<T> = {
  -readonly [K in keyof T]: T[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : T[K] extends readonly (infer E)[]
      ? E[]
      : T[K];
};
