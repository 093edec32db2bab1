import { useCallback, useEffect, useState } from 'react';
import { keepValue, keptValue } from './queue.ts';

/** A value that survives a reload; written at every change. Null until it has been looked up. */
export function useKept<T>(name: string, initial: T): readonly [T | null, (value: T) => void] {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let wanted = true;
    void keptValue<T>(name).then((kept) => {
      if (wanted) setValue(kept ?? initial);
    });
    return () => {
      wanted = false;
    };
    // `initial` is a constant of the caller's file.
  }, [name, initial]);
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      void keepValue(name, next);
    },
    [name],
  );
  return [value, keep];
}
