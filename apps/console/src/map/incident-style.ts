import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Colours } from './colours.ts';
import { laidOn } from './colours.ts';

/** The layers of incidents: fill and outline say how certain, size says how exactly the place is known. */

/** How an incident of each certainty is drawn: outline, dashed for a proposal, and tint. */
function incidentPaint(colours: Colours) {
  const tint = (share: number) => laidOn(colours.event, colours.land, share);
  return {
    tint,
    colour: ['match', ['get', 'fill'], 'benign', colours['ink-3'], colours.event] as never,
    inside: [
      'match',
      ['get', 'fill'],
      'verified',
      tint(0.6),
      'under-verification',
      tint(0.26),
      'benign',
      laidOn(colours['ink-3'], colours.land, 0.14),
      colours.land,
    ] as never,
    opacity: ['match', ['get', 'fill'], 'proposal', 0, 0.82] as never,
  };
}

const PROPOSED = ['==', ['get', 'fill'], 'proposal'];
const LEAST = ['==', ['get', 'least'], true];

/** Areas to scale, or marks of the least size: alike but for their place among the names and the length of a dash. */
function incidentLayers(colours: Colours, small: boolean, least: boolean): LayerSpecification[] {
  const { colour, inside, opacity } = incidentPaint(colours);
  const id = least ? 'least' : 'incident';
  const mine = least ? LEAST : ['!', LEAST];
  const where = (...conditions: readonly unknown[]) =>
    ['all', mine, ...conditions] as unknown as FilterSpecification;
  const width = small ? 1.4 : 1.8;
  return [
    {
      id: `${id}-fill`,
      type: 'fill',
      source: 'incident',
      filter: where(),
      layout: { 'fill-sort-key': ['-', 0, ['coalesce', ['get', 'size'], 0]] as never },
      paint: { 'fill-color': inside, 'fill-opacity': opacity },
    },
    {
      id: `${id}-line`,
      type: 'line',
      source: 'incident',
      filter: where(['!', PROPOSED]),
      paint: { 'line-color': colour, 'line-width': width },
    },
    {
      id: `${id}-dash`,
      type: 'line',
      source: 'incident',
      filter: where(PROPOSED),
      paint: {
        'line-color': colour,
        'line-width': width,
        'line-dasharray': least ? [1.5, 1.1] : [2.6, 1.8],
      },
    },
  ];
}

/** Areas to scale, those that are counted, and other places for the same incident. */
export function areaLayers(colours: Colours, small: boolean): LayerSpecification[] {
  const { colour, tint } = incidentPaint(colours);
  const counted = [
    'match',
    ['get', 'fill'],
    'benign',
    laidOn(colours['ink-3'], colours.land, 0.2),
    tint(0.24),
  ] as never;
  return [
    {
      id: 'rival',
      type: 'line',
      source: 'rival',
      paint: { 'line-color': colours['ink-3'], 'line-width': 1, 'line-dasharray': [2.5, 2] },
    },
    {
      id: 'wider',
      type: 'line',
      source: 'wider',
      paint: { 'line-color': colours['ink-3'], 'line-width': 1, 'line-dasharray': [1, 2.5] },
    },
    {
      id: 'merged-fill',
      type: 'fill',
      source: 'merged',
      paint: {
        'fill-color': counted,
        'fill-opacity': ['match', ['get', 'kind'], 'grid', 0.9, 'place', 0.5, 0.2] as never,
      },
    },
    {
      id: 'merged-line',
      type: 'line',
      source: 'merged',
      paint: {
        'line-color': colour,
        'line-width': ['match', ['get', 'kind'], 'grid', 0.8, 1.2] as never,
        'line-opacity': ['match', ['get', 'kind'], 'grid', 0.55, 'coarse', 0.45, 0.8] as never,
      },
    },
    ...incidentLayers(colours, small, false),
  ];
}

/** Over the names: a mark of the least size would be lost under a letter. */
export const leastLayers = (colours: Colours, small: boolean) =>
  incidentLayers(colours, small, true);

/** What is selected. */
export function selectionLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'selected-halo',
      type: 'line',
      source: 'selected',
      paint: { 'line-color': colours.surface, 'line-width': 6.5, 'line-opacity': 0.9 },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'selected',
      paint: { 'line-color': colours.ink, 'line-width': 2.4 },
    },
  ];
}

/** Counts come last, so that they are placed first: towns find another side, or wait for a closer look. */
export function numberLayers(colours: Colours): LayerSpecification[] {
  const number = (name: string, size: number, always: boolean): LayerSpecification => ({
    id: `count-${name}`,
    type: 'symbol',
    source: 'merged',
    layout: {
      'text-field': ['get', 'count'] as never,
      'text-font': ['Plex Sans Semibold'],
      'text-size': size,
      'text-padding': 1,
      'text-allow-overlap': always,
    },
    filter: [
      'all',
      ['==', ['geometry-type'], 'Point'],
      ['==', ['get', 'kind'], name],
    ] as unknown as FilterSpecification,
    paint: {
      'text-color': colours.ink,
      'text-halo-color': always ? 'transparent' : colours['land-2'],
      'text-halo-width': always ? 0 : 1.4,
    },
  });
  // Numbers of the grid cannot meet; those of places take what room is left, or wait for the pointer.
  return [number('place', 11.5, false), number('grid', 12, true)];
}
