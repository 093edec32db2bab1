import { EARTH_RADIUS_M, MS_PER_DAY, RADIANS_PER_DEGREE, cos, sin } from '@holdfast/geo';
import type { Report, Prepared } from './report.ts';
import type { Vocabulary } from './words.ts';

const EARTH_RADIUS_KM = EARTH_RADIUS_M / 1000;

/** In order of ids, so that nothing depends on the order of the input. Ids are unique: a second report with one id is left out. */
export function prepare(reports: readonly Report[], vocabulary: Vocabulary): readonly Prepared[] {
  const sorted = [...reports].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return sorted
    .filter(({ id }, at) => at === 0 || sorted[at - 1]?.id !== id)
    .map((report) => {
      const latitude = report.latitudeDeg * RADIANS_PER_DEGREE;
      const longitude = report.longitudeDeg * RADIANS_PER_DEGREE;
      const words = vocabulary.numbersOf(report);
      return {
        report,
        xKm: EARTH_RADIUS_KM * cos(latitude) * cos(longitude),
        yKm: EARTH_RADIUS_KM * cos(latitude) * sin(longitude),
        zKm: EARTH_RADIUS_KM * sin(latitude),
        middleDay: (report.startMs + report.endMs) / 2 / MS_PER_DAY,
        widthDays: (report.endMs - report.startMs) / MS_PER_DAY,
        radiusKm: report.radiusM / 1000,
        words,
        wordsCdb: words.reduce((sum, word) => sum + vocabulary.weightCdb(word), 0),
      };
    });
}
