import type { ObservationType, SourceClass } from '@holdfast/domain';
import type { FileSource } from '../file-source.ts';
import type { TimeReader } from './time-format.ts';

/** What a field of somebody else's file can be. */
export const MAPPED_FIELDS = [
  'id',
  'type',
  'from',
  'to',
  'latitude',
  'longitude',
  'coordinates',
  'radiusM',
  'count',
  'text',
  'region',
] as const;

export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Types that a mapped file may speak of. */
export const MAPPED_TYPES = [
  'report',
  'shots-heard',
  'explosions-heard',
  'outgoing-heard',
  'flash-seen',
  'impact-seen',
  'storm-seen',
  'lightning',
  'accident-seen',
  'thermal-anomaly',
  'air-raid-alert',
  'public-alert',
  'seismic-event',
  'sensor-reading',
] as const satisfies readonly [ObservationType, ...ObservationType[]];

/** Who may speak in a mapped file. Patrols, networks and the parties' own desks sign what they send, and are not among them. */
export const MAPPED_CLASSES = [
  'press',
  'dataset',
  'weather-service',
  'satellite-service',
  'party-institution',
  'volunteers',
  'seismic-agency',
  'sensor-service',
  'alerting-authority',
  'unknown',
] as const satisfies readonly [SourceClass, ...SourceClass[]];

/** Where a field's text comes from: a column or property by name, or the same text for every row. */
export type FieldRule = { readonly name: string } | { readonly fixed: string };

/** What a file that is not ours means: written by a person, once a source, and kept beside the file. */
export interface Mapping {
  readonly source: FileSource;
  readonly fields: ReadonlyMap<MappedField, FieldRule>;
  /** The source's words for types of observation; without any, the field holds Holdfast's own. */
  readonly typeWords: ReadonlyMap<string, ObservationType>;
  readonly readTime: TimeReader;
  readonly timeFormat: string;
  /** What the source's clock runs ahead of UTC, where a time does not say. */
  readonly utcOffsetMinutes: number;
  readonly coordinateOrder: 'latitude-longitude' | 'longitude-latitude';
}
