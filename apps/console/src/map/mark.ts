import type { Area, IncidentFill } from '@holdfast/domain';

export interface MapMark {
  readonly id: string;
  readonly area: Area;
  readonly fill: IncidentFill;
}

/** With more marks than this one grid counts them all: single outlines between numbers say nothing. */
export const MANY = 400;
