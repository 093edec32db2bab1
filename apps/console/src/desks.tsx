import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { SessionView } from '@holdfast/domain';
import type { DeskName, Place } from './address/address.ts';
import type { IconName } from './parts/icon.tsx';

/** A desk's own page. `path` holds the parts of the address after the desk's name. */
export type DeskPage = ComponentType<{ readonly path: readonly string[] }>;

/** One desk: a way to work on the chain. This table is all that rail, tab bar, palette, keys and router know of it. */
export interface Desk {
  readonly name: string;
  readonly icon: IconName;
  readonly to: Place;
  /** Which places belong to it. */
  readonly holds: (place: Place) => boolean;
  /** Second key after `G`. */
  readonly key: string;
  /** The few keys that its foot shows. */
  readonly keys: readonly (readonly [string, string])[];
  /** A record that holds nothing of this kind has no such desk. */
  readonly shown: (session: SessionView) => boolean;
  readonly page: DeskPage | null;
  /** Sits apart at the foot of the rail: it looks at the chain from outside. */
  readonly atFoot?: true;
}

const hasCases: Desk['shown'] = ({ holds }) => holds.cases;

const OWN_PAGES: readonly Desk[] = [
  {
    name: 'Situation',
    icon: 'situation',
    to: { desk: 'situation' },
    holds: ({ desk }) => desk === 'situation',
    key: 's',
    keys: [
      ['J K', 'next, previous'],
      ['Enter', 'open'],
      ['M', 'map or table'],
    ],
    shown: ({ holds }) => holds.cases || !holds.register,
    page: null,
  },
  {
    name: 'Case',
    icon: 'case',
    to: { desk: 'cases' },
    holds: ({ desk }) => desk === 'case' || desk === 'cases',
    key: 'c',
    keys: [
      ['J K', 'next, previous case'],
      ['X', 'leave a row out'],
    ],
    shown: ({ holds }) => holds.cases || !holds.register,
    page: null,
  },
  {
    name: 'Agreement',
    icon: 'agreement',
    to: { desk: 'agreement', clauseId: null },
    holds: ({ desk }) => desk === 'agreement',
    key: 'a',
    keys: [
      ['[ ]', 'clause'],
      ['R', 'redline'],
      ['W', 'what if'],
    ],
    shown: ({ holds }) => holds.agreement,
    page: null,
  },
];

interface DeskLine extends Pick<Desk, 'name' | 'icon' | 'key' | 'keys' | 'shown'> {
  readonly at: DeskName;
  readonly page: DeskPage;
}

/** A desk that reads the rest of its address itself. */
export const deskAt = ({ at, ...line }: DeskLine): Desk => ({
  ...line,
  to: { desk: 'desk', name: at, path: [] },
  holds: (place) => place.desk === 'desk' && place.name === at,
});

/**
 * The desks that exist, in the order of the chain. A page loads when it is first opened:
 * `page: lazy(() => import('./commitments/commitments-page.tsx').then((m) => ({ default: m.CommitmentsPage })))`.
 */
export const DESKS: readonly Desk[] = [
  ...OWN_PAGES.slice(0, 1),
  deskAt({
    at: 'watch',
    name: 'Watch',
    icon: 'watch',
    key: 'w',
    keys: [
      ['J K', 'next, previous'],
      ['Enter', 'open the case'],
    ],
    shown: hasCases,
    page: lazy(() => import('./watch/watch-page.tsx').then((m) => ({ default: m.WatchPage }))),
  }),
  ...OWN_PAGES.slice(1),
  deskAt({
    at: 'commission',
    name: 'Commission',
    icon: 'gavel',
    key: 'm',
    keys: [
      ['1–6', 'card'],
      ['D', 'dissent'],
      ['P', 'print'],
    ],
    shown: hasCases,
    page: lazy(() =>
      import('./commission/commission-page.tsx').then((m) => ({ default: m.CommissionPage })),
    ),
  }),
  deskAt({
    at: 'claims',
    name: 'Claims',
    icon: 'quote',
    key: 'q',
    keys: [
      ['J K', 'next, previous claim'],
      ['C', 'claim from words'],
      ['P', 'print'],
    ],
    shown: ({ holds }) => holds.register,
    page: lazy(() => import('./claims/claims-page.tsx').then((m) => ({ default: m.ClaimsPage }))),
  }),
  deskAt({
    at: 'commitments',
    name: 'Commitments',
    icon: 'pledge',
    key: 't',
    keys: [
      ['W', 'what if'],
      ['B', 'who waits for whom'],
      ['P', 'print'],
    ],
    shown: ({ holds }) => holds.register,
    page: lazy(() =>
      import('./commitments/commitments-page.tsx').then((m) => ({ default: m.CommitmentsPage })),
    ),
  }),
  deskAt({
    at: 'liaison',
    name: 'Liaison',
    icon: 'envelope',
    key: 'l',
    keys: [],
    shown: hasCases,
    page: lazy(() =>
      import('./liaison/liaison-page.tsx').then((m) => ({ default: m.LiaisonPage })),
    ),
  }),
  deskAt({
    at: 'reports',
    name: 'Reports',
    icon: 'report',
    key: 'r',
    keys: [],
    shown: hasCases,
    page: lazy(() =>
      import('./reports/reports-page.tsx').then((m) => ({ default: m.ReportsPage })),
    ),
  }),
  deskAt({
    at: 'field',
    name: 'Field',
    icon: 'ear',
    key: 'f',
    keys: [],
    shown: hasCases,
    page: lazy(() => import('./field/field-page.tsx').then((m) => ({ default: m.FieldPage }))),
  }),
  {
    ...deskAt({
      at: 'record',
      name: 'Record',
      icon: 'record',
      key: 'e',
      keys: [],
      shown: () => true,
      page: lazy(() => import('./record/record-page.tsx').then((m) => ({ default: m.RecordPage }))),
    }),
    holds: (place) => place.desk === 'entry' || (place.desk === 'desk' && place.name === 'record'),
    atFoot: true,
  },
];

export function pageOf(name: DeskName): DeskPage | null {
  return DESKS.find(({ to }) => to.desk === 'desk' && to.name === name)?.page ?? null;
}

export function deskOf(place: Place): Desk | null {
  return DESKS.find(({ holds }) => holds(place)) ?? null;
}
