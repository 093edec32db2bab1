import { useNavigation } from '../address/use-address.tsx';

/** Ways to look at a text. The first is where one begins. */
export const MODES = ['text', 'redline', 'checks', 'open', 'what-if', 'beside'] as const;
export type Mode = (typeof MODES)[number];

/** What the address says of this desk: which text, how one looks at it, beside which other, and what is supposed. */
export interface DeskAddress {
  readonly textId: string | null;
  readonly mode: Mode;
  readonly otherId: string | null;
  readonly clauseId: string | null;
  /** What is supposed, by name. */
  readonly set: ReadonlyMap<string, string>;
  /** Query members that name the text: they go with every link of this desk. */
  readonly textQuery: Readonly<Record<string, string>>;
  /** Goes to a clause of the same text. */
  readonly goTo: (clauseId: string | null) => void;
  readonly show: (mode: Mode, otherId?: string | null) => void;
  readonly suppose: (name: string, value: string | null) => void;
  readonly supposeNothing: () => void;
}

export function useDesk(): DeskAddress {
  const { address, go, setQuery } = useNavigation();
  const { query, place } = address;
  const textId = query.get('text');
  const textQuery: Record<string, string> = textId === null ? {} : { text: textId };
  const set = settingsIn(query.get('set'));
  const write = (settings: ReadonlyMap<string, string>) =>
    setQuery({ set: settings.size === 0 ? null : settingsText(settings) });
  return {
    textId,
    mode: MODES.find((mode) => mode === query.get('show')) ?? 'text',
    otherId: query.get('with'),
    clauseId: place.desk === 'agreement' ? place.clauseId : null,
    set,
    textQuery,
    goTo: (clauseId) => go({ desk: 'agreement', clauseId }, textQuery),
    show: (mode, otherId) =>
      setQuery({
        show: mode === 'text' ? null : mode,
        ...(otherId === undefined ? {} : { with: otherId }),
      }),
    suppose: (name, value) => {
      const settings = new Map(set);
      if (value === null) settings.delete(name);
      else settings.set(name, value);
      write(settings);
    },
    supposeNothing: () => write(new Map()),
  };
}

/** `name=value;name=value`, as the address and the API have it. */
export function settingsText(settings: ReadonlyMap<string, string>): string {
  return [...settings].map(([name, value]) => `${name}=${value}`).join(';');
}

function settingsIn(text: string | null): ReadonlyMap<string, string> {
  const pairs = (text ?? '').split(';').flatMap((part): readonly (readonly [string, string])[] => {
    const at = part.indexOf('=');
    return at < 1 ? [] : [[part.slice(0, at), part.slice(at + 1)]];
  });
  return new Map(pairs);
}
