import type { ReactNode } from 'react';
import type { Loaded } from '../use-view.tsx';
import { FirstLoad, Trouble } from '../parts/states.tsx';

/** What a view shows once it is there; before that, that it is being read, or why it cannot be. */
export function WhenLoaded<Data>({
  loaded: { data, error, again },
  what,
  children,
}: {
  readonly loaded: Loaded<Data>;
  readonly what: string;
  readonly children: (data: Data) => ReactNode;
}) {
  if (data === null)
    return error === null ? (
      <FirstLoad what={what} />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      {children(data)}
    </>
  );
}
