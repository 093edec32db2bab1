import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { Address, Look, Place } from './address.ts';
import { hrefOf, parseAddress, pathOf } from './address.ts';

interface Navigation {
  readonly address: Address;
  /** Goes to a place with the same look but for what `look` says; focus moves to the page's heading by the page itself. */
  readonly go: (
    place: Place,
    extra?: Readonly<Record<string, string>>,
    look?: Partial<Look>,
  ) => void;
  /** Says more exactly where one is, without a step in the history. */
  readonly stay: (place: Place) => void;
  /** Changes query members of this page; null removes one. Replaces, so that Back leaves the page. */
  readonly setQuery: (members: Readonly<Record<string, string | null>>) => void;
  /** Changes who looks, or as known when; keeps the page and its selection. */
  readonly setLook: (look: Partial<Look>) => void;
  readonly href: (place: Place, extra?: Readonly<Record<string, string>>) => string;
}

const NavigationContext = createContext<Navigation | null>(null);

const readAddress = () => parseAddress(window.location.pathname, window.location.search);

/** The own router: the browser's history is the only state. */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [address, setAddress] = useState(readAddress);
  useEffect(() => {
    const onPop = () => setAddress(readAddress());
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, []);
  const move = useCallback((href: string, replace: boolean) => {
    if (replace) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
    setAddress(readAddress());
  }, []);
  const navigation = useMemo<Navigation>(() => {
    const change = (members: Readonly<Record<string, string | null>>, replace: boolean) => {
      const query = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(members)) {
        if (value === null) query.delete(name);
        else query.set(name, value);
      }
      const text = query.toString();
      move(`${window.location.pathname}${text === '' ? '' : `?${text}`}`, replace);
    };
    return {
      address,
      go: (place, extra, look) => move(hrefOf(place, { ...address.look, ...look }, extra), false),
      stay: (place) => move(hrefOf(place, address.look), true),
      setQuery: (members) => change(members, true),
      setLook: (look) =>
        change(
          Object.fromEntries(
            Object.entries(look).map(([name, value]) => [
              name,
              value === null ? null : String(value),
            ]),
          ),
          false,
        ),
      href: (place, extra) => hrefOf(place, address.look, extra),
    };
  }, [address, move]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (navigation === null)
    throw new TypeError('useNavigation is called outside NavigationProvider');
  return navigation;
}

interface LinkProps {
  readonly to: Place;
  readonly extra?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly current?: 'page' | 'true' | undefined;
  readonly label?: string;
  readonly children: ReactNode;
  readonly onGo?: () => void;
  /** Goes there as nobody in particular: role, person and known time are left behind. */
  readonly fresh?: boolean;
}

/** A real link: opens in a new tab with the usual keys, and without a page load otherwise. */
export function Link({
  to,
  extra,
  className,
  current,
  label,
  children,
  onGo,
  fresh = false,
}: LinkProps) {
  const { go, href } = useNavigation();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    onGo?.();
    if (fresh) window.location.assign(pathOf(to));
    else go(to, extra);
  };
  return (
    <a
      href={fresh ? pathOf(to) : href(to, extra)}
      className={className}
      aria-current={current}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </a>
  );
}
