import type { Area, IncidentFill } from '@holdfast/domain';

export interface MapMark {
  readonly id: string;
  readonly area: Area;
  readonly fill: IncidentFill;
}
