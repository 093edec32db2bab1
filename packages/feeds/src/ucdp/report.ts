import type { IntakeItem, SourceId } from '@holdfast/domain';
import type { DatePrecision, PlacePrecision } from './precision.ts';

/** Deaths as UCDP estimates them. In some rows low, best and high are not in order: they are kept as they stand. */
export interface UcdpDeaths {
  readonly sideA: number;
  readonly sideB: number;
  readonly civilians: number;
  readonly unknown: number;
  readonly best: number;
  readonly low: number;
  readonly high: number;
}

/** 1 a state is a party · 2 between groups that are no state · 3 against civilians. */
export type TypeOfViolence = 1 | 2 | 3;

/** One event of UCDP GED, typed. The interval is closed at its start and open at its end: whole UTC days. */
export interface UcdpReport {
  /** `ucdp:` and UCDP's own number. */
  readonly reportId: string;
  readonly line: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly datePrecision: DatePrecision;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly radiusM: number;
  readonly placePrecision: PlacePrecision;
  readonly sideA: string;
  readonly sideB: string;
  readonly sideAId: string;
  readonly sideBId: string;
  readonly dyadId: string;
  readonly typeOfViolence: TypeOfViolence;
  /** Whoever published, one name for each article; `sourceCount` is UCDP's own figure, -1 where it gives none. */
  readonly sources: readonly string[];
  readonly sourceCount: number;
  readonly headline: string;
  /** Name of the place that was coded, and the source's own words for it. */
  readonly placeName: string;
  readonly placeDescription: string;
  readonly deaths: UcdpDeaths;
  /** The row as it stands in the file, as text. */
  readonly raw: string;
}

/** A report as the mission takes it in: an observation of kind `report`, with UCDP's words verbatim. */
export function observationFromUcdp(report: UcdpReport, sourceId: SourceId): IntakeItem {
  const { deaths, sources } = report;
  return {
    kind: 'observation',
    line: report.line,
    sourceId,
    observationType: 'report',
    fromMs: report.startMs,
    toMs: report.endMs - 1,
    sectorId: null,
    count: 0,
    area: {
      shape: 'circle',
      latitudeUdeg: Math.round(report.latitudeDeg * 1_000_000),
      longitudeUdeg: Math.round(report.longitudeDeg * 1_000_000),
      radiusM: report.radiusM,
    },
    bearing: null,
    text: report.headline,
    more: {
      reportId: report.reportId,
      placeName: report.placeName,
      placeDescription: report.placeDescription,
      placePrecision: report.placePrecision,
      datePrecision: report.datePrecision,
      sideA: report.sideA,
      sideB: report.sideB,
      typeOfViolence: report.typeOfViolence,
      sources: [...sources],
      deaths: { ...deaths },
      raw: report.raw,
    },
  };
}
