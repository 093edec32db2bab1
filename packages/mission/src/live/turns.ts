/**
 * One piece of work after another, in the order asked: nobody finds another's half done. After the first that fails nothing more is done, and all fail with what it failed
 * with: a disk that has refused once, and a stage with a bug, are not asked again.
 */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(onTrouble: (error: unknown) => void): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let trouble: { readonly error: unknown } | null = null;
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (trouble !== null) throw trouble.error;
    try {
      return await work();
    } catch (error) {
      trouble = { error };
      onTrouble(error);
      throw error;
    }
  };
  return {
    take: <T>(work: () => Promise<T>) => {
      const mine = last.then(() => run(work));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
