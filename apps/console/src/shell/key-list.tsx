import { Dialog } from '../parts/overlay.tsx';
import type { Desk } from '../desks.tsx';
import { useKeyboard } from './keyboard.tsx';

const KEYS: readonly (readonly [string, string])[] = [
  ['J K', 'next, previous'],
  ['Enter', 'open what is selected'],
  ['Esc', 'back, or clear the selection'],
  ['M', 'map or table'],
  ['F', 'filter the table'],
  ['1 2 3 4', 'tabs of a case'],
  ['X', 'leave the row in focus out of the sum'],
  ['[ ]', 'clause before, clause after'],
  ['T', 'as known at an earlier time'],
  ['?', 'this list'],
];

/** The keys that exist. Nothing that serves, signs, decides or publishes has a single key. */
export function KeyList({
  desks,
  onClose,
}: {
  readonly desks: readonly Desk[];
  readonly onClose: () => void;
}) {
  const { singleKeys, setSingleKeys } = useKeyboard();
  const all: typeof KEYS = [
    ['Ctrl K', 'find a case, clause, entry or desk'],
    ...desks.map(({ name, key }) => [`G ${key.toUpperCase()}`, name] as const),
    ...KEYS,
  ];
  return (
    <Dialog label="Keys" className="keylist" onClose={onClose}>
      <h2 className="t">Keys</h2>
      <dl>
        {all.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="row">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        Single keys work outside fields
      </label>
      <form method="dialog">
        <button className="btn">Close</button>
      </form>
    </Dialog>
  );
}
