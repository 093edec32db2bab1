import { BASE } from './base.ts';

/** One address for everything a person can look at: the path names the object, the query how one looks at it. */
export type CaseTab = 'evidence' | 'observations' | 'location' | 'process';

export const CASE_TABS: readonly CaseTab[] = ['evidence', 'observations', 'location', 'process'];

/** Desks that read the rest of their address themselves (desks.tsx says what each is). */
export const DESK_NAMES = [
  'watch',
  'commission',
  'commitments',
  'claims',
  'liaison',
  'reports',
  'record',
  'field',
] as const;

export type DeskName = (typeof DESK_NAMES)[number];

export type Place =
  | { readonly desk: 'situation' }
  | { readonly desk: 'cases' }
  | { readonly desk: 'case'; readonly caseId: string; readonly tab: CaseTab }
  | { readonly desk: 'agreement'; readonly clauseId: string | null }
  | { readonly desk: 'entry'; readonly index: number }
  /** Any other desk, and the parts of the address after its name. */
  | { readonly desk: 'desk'; readonly name: DeskName; readonly path: readonly string[] }
  | { readonly desk: 'sign-in'; readonly first: string | null }
  | { readonly desk: 'nowhere'; readonly path: string };

/** What the query carries from desk to desk. Null means: the server's default, or now, or nothing selected. */
export interface Look {
  readonly role: string | null;
  readonly party: string | null;
  /** Who acts: a person signed in on this device; null while one only looks. */
  readonly as: string | null;
  /** As known at, milliseconds since 1970 UTC. */
  readonly known: number | null;
}

/** The whole address: place, look, and the desk's own selection (`sel`, `from`, `to`, `show`). */
export interface Address {
  readonly place: Place;
  readonly look: Look;
  readonly query: URLSearchParams;
}

export function parseAddress(path: string, search: string): Address {
  const query = new URLSearchParams(search);
  return {
    place: parsePlace(path, query),
    look: {
      role: query.get('role'),
      party: query.get('party'),
      as: query.get('as'),
      known: wholeNumber(query.get('known')),
    },
    query,
  };
}

function parsePlace(whole: string, query: URLSearchParams): Place {
  const path = whole.startsWith(BASE) ? whole.slice(BASE.length) : whole;
  const [desk = '', first = '', second = '', ...rest] = path
    .split('/')
    .filter(Boolean)
    .map(safeDecode);
  if (desk === '' || desk === 'situation') return { desk: 'situation' };
  if (desk === 'case' && first === '') return { desk: 'cases' };
  if (desk === 'case') {
    const tab = CASE_TABS.find((name) => name === second) ?? 'evidence';
    return { desk: 'case', caseId: first, tab };
  }
  if (desk === 'agreement') return { desk: 'agreement', clauseId: first === '' ? null : first };
  const index = wholeNumber(second);
  if (desk === 'record' && first === 'entry' && index !== null) return { desk: 'entry', index };
  if (desk === 'sign-in') return { desk: 'sign-in', first: query.get('first') };
  const name = DESK_NAMES.find((known) => known === desk);
  if (name !== undefined)
    return { desk: 'desk', name, path: [first, second, ...rest].filter((part) => part !== '') };
  return { desk: 'nowhere', path };
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A whole number not below 0, or null: an address may hold anything. */
export function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text))
    ? Number(text)
    : null;
}

export function pathOf(place: Place): string {
  return `${BASE}${localPathOf(place)}`;
}

function localPathOf(place: Place): string {
  switch (place.desk) {
    case 'situation':
      return '/situation';
    case 'cases':
      return '/case';
    case 'case':
      return `/case/${encodeURIComponent(place.caseId)}/${place.tab}`;
    case 'agreement':
      return place.clauseId === null
        ? '/agreement'
        : `/agreement/${encodeURIComponent(place.clauseId)}`;
    case 'entry':
      return `/record/entry/${place.index}`;
    case 'sign-in':
      return '/sign-in';
    case 'desk':
      return `/${[place.name, ...place.path.map(encodeURIComponent)].join('/')}`;
    case 'nowhere':
      return place.path;
  }
}

/** Path and query of a place, seen with the same eyes: role, party and known time go with every link. */
export function hrefOf(
  place: Place,
  look: Look,
  extra: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams();
  if (look.role !== null) query.set('role', look.role);
  if (look.party !== null) query.set('party', look.party);
  if (look.as !== null) query.set('as', look.as);
  if (look.known !== null) query.set('known', String(look.known));
  for (const [name, value] of Object.entries(extra)) query.set(name, value);
  const text = query.toString();
  return text === '' ? pathOf(place) : `${pathOf(place)}?${text}`;
}
