import type { Scorecard } from '@holdfast/exercise/score';

/** The scorecard with what the run itself measured. */
export type ExerciseCard = Scorecard & {
  readonly obligations_opened: number;
  readonly record_size: number;
  readonly record_root: string;
  readonly state_hash: string;
  readonly seconds: number;
};

/** The scorecard for people: what was asked, what came of it, in the order of the chain. */
export function scorecardLines(card: ExerciseCard): readonly string[] {
  const error = card.location_error_m_median;
  const rows: readonly (readonly [string, string])[] = [
    [
      'Events',
      `${card.events_true} happened, ${card.events_audible} were heard by six sensors or more`,
    ],
    [
      'Located',
      `${percent(card.events_recall)} of those; ${percent(card.events_precision)} of what was located is true`,
    ],
    [
      'Place',
      error === null ? 'nothing to compare' : `half are within ${Math.round(error)} m of the truth`,
    ],
    [
      'Through the ground',
      `${card.locations_with_seismic} places rest on seismic waves too, ${card.locations_with_both} of them on a person's direction as well`,
    ],
    [
      'Preferred',
      `${card.places_preferred} by a person; of ${card.places_preferred_and_news} the engine has said something new since`,
    ],
    [
      'Responsibility',
      `of ${card.events_by_parties} events that a party caused: ${card.attribution_correct} rightly found, ${card.attribution_undetermined} cannot be determined`,
    ],
    [
      'Wrongly found',
      card.attribution_wrong === 0
        ? 'none'
        : `${card.attribution_wrong} findings against a party that did not cause it`,
    ],
    [
      'Findings',
      card.findings_by_party
        .map(({ partyId, findings }) => `${findings} against ${partyId}`)
        .join(', '),
    ],
    [
      'From orbit',
      `${card.satellite_passes === 1 ? '1 pass' : `${card.satellite_passes} passes`} saw the fires of ${card.satellite_events_seen} events; ${card.heat_joined} hot places joined to their case, ${card.heat_joined_wrongly} to another`,
    ],
    [
      'Out of reach',
      `${card.beyond_reach} that each side told in its own way, ${card.beyond_reach_unverifiable} closed as unverifiable`,
    ],
    ['Obligations', `${card.obligations_opened} opened`],
    [
      'Refused',
      `${card.refusals_found} of ${card.refusals_expected} bad rows and files, and ${card.refusals_unexpected} others`,
    ],
    ['Record', `${card.record_size} entries, root ${card.record_root.slice(0, 16)}…`],
    ['State', card.state_hash.slice(0, 16) + '…'],
    ['Time', `${card.seconds} s`],
  ];
  return [
    '',
    'Against what really happened in the exercise:',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(15)} ${value}`),
    '',
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
