import { sectorsOfLand } from '../land/line.ts';
import type { Watch } from '../truth/timetable.ts';
import { PEOPLE, partyOn } from './cast.ts';
import type { ExerciseParty, PlannedReport } from './plan.ts';

const MINUTE_MS = 60_000;
/** Ten minutes into the watch, a patrol is stopped for two hours and eight minutes. */
const FROM_MIN = 10;
const LOST_MIN = 128;
const REPORTED_AFTER_MIN = 4;

/** How the patrols were kept from seeing: once, by the party that holds the south. */
export function plannedReports(
  { startMs }: Watch,
  parties: readonly ExerciseParty[],
): readonly PlannedReport[] {
  const monitor = PEOPLE.filter(({ role }) => role === 'monitor').at(-1);
  const sector = sectorsOfLand()[3];
  if (monitor === undefined || sector === undefined) return [];
  const fromMs = startMs + FROM_MIN * MINUTE_MS;
  const toMs = fromMs + LOST_MIN * MINUTE_MS;
  return [
    {
      atMs: toMs + REPORTED_AFTER_MIN * MINUTE_MS,
      command: {
        kind: 'report-impediment',
        by: { personId: monitor.personId, role: 'monitor' },
        impedimentType: 'denial',
        partyId: partyOn('right', parties),
        sectorId: sector.sectorId,
        fromMs,
        toMs,
        minutesLost: LOST_MIN,
        reason:
          'The second vehicle was stopped at the road block before the ferry and not let pass. The officer there said that he had no orders. After 2 h 08 min we were waved through.',
      },
    },
  ];
}
