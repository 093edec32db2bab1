import type { ContentOf, JsonValue } from '../core/entry.ts';
import type { PartyId, SourceId } from '../core/ids.ts';
import type { PartyShares, SourceClass } from '../core/judgements.ts';
import type { EventState, IncidentState, ObservationState, State } from '../core/state.ts';
import type { Ground } from '../ground/ground.ts';
import { bearingIn } from '../incidents/attach-observations.ts';
import { sharesOfBearing } from '../bearing/index.ts';
import { sharesOfEllipse } from '../ground/places.ts';
import { groupSources } from '../weighing/index.ts';
import type { Claim, SourceOrigin, WeighedReport } from '../weighing/index.ts';
import { isInadmissible } from '../allegations/state.ts';
import { liaisonSource } from '../allegations/liaison-source.ts';
import { craterClaims } from './crater-claims.ts';
import type { SourcedClaim } from './crater-claims.ts';
import { memberOf, textIn } from '../views/context.ts';

/** What the ledger is made from, and how much of it the engine was not shown. */
export interface IncidentReports {
  readonly reports: readonly WeighedReport[];
  readonly withheldInputs: number;
}

/** The acoustic network speaks as one source, whichever gateway carried the arrivals. */
const NETWORK = 'acoustic-network';

/** Every member of an incident as a claim of one source about who is responsible. */
export function reportsOfIncident(
  state: State,
  incident: IncidentState,
  ground: Ground,
  contentOf: ContentOf,
): IncidentReports {
  const groups = groupsOf(state, incident, contentOf);
  const observed = observedClaims(state, incident, ground, contentOf);
  const claims = [
    ...detectedClaims(state, incident),
    ...observed.claims,
    ...allegedClaims(state, incident),
    ...notifiedClaims(state, incident),
    ...craterClaims(state, incident, ground, contentOf),
  ];
  const reports = claims.map(({ sourceId, claimantId, ...rest }): WeighedReport => ({
    ...rest,
    sourceId,
    claimantId,
    groupId: groups.get(sourceId) ?? sourceId,
  }));
  return { reports, withheldInputs: observed.withheld };
}

const network = (
  reportId: string,
  claim: Claim,
  entryIndices: readonly number[],
): SourcedClaim => ({
  reportId,
  sourceId: NETWORK,
  sourceClass: 'acoustic-network',
  claimantId: null,
  claim,
  entryIndices,
});

/** How far off outgoing fire and impacts are heard by people, metres. */
const HEARING_M = 15_000;

/** Flight of a mortar bomb or shell within its range: launch and impact so far apart may be one shot, milliseconds. */
const FLIGHT_MS_MAX = 60_000;

/** Launches and impacts that can be one shot are one claim with both ends; what is left speaks alone. */
function detectedClaims(state: State, incident: IncidentState): readonly SourcedClaim[] {
  const events = incident.judgement.eventIds.flatMap((eventId) => state.events.get(eventId) ?? []);
  const impacts = events.filter(({ judgement }) => judgement.eventKind === 'impact');
  const paired = new Map<EventState, EventState>();
  const taken = new Set<EventState>();
  for (const launch of events.filter(({ judgement }) => judgement.eventKind === 'launch')) {
    const impact = impacts.find((other) => !taken.has(other) && isOneFlight(launch, other));
    if (impact === undefined) continue;
    paired.set(launch, impact);
    taken.add(impact);
  }
  return events
    .filter((event) => !taken.has(event))
    .map((event) => {
      const impact = paired.get(event);
      const indices = impact === undefined ? [event.index] : [event.index, impact.index];
      return network(event.judgement.eventId, claimOf(event, impact), indices);
    });
}

function isOneFlight(launch: EventState, impact: EventState): boolean {
  const flightMs = impact.judgement.originTimeMs - launch.judgement.originTimeMs;
  return flightMs > 0 && flightMs <= FLIGHT_MS_MAX;
}

function claimOf({ judgement }: EventState, impact: EventState | undefined): Claim {
  const { eventKind, sharesPpm } = judgement;
  if (impact !== undefined) {
    return {
      code: 'launch-and-impact',
      launchPpm: sharesPpm,
      impactPpm: impact.judgement.sharesPpm,
    };
  }
  if (eventKind === 'blast') return { code: 'explosion-in', sharesPpm };
  return eventKind === 'impact'
    ? { code: 'impact-in', sharesPpm }
    : { code: 'fired-from', sharesPpm };
}

interface Observed {
  readonly claims: readonly SourcedClaim[];
  readonly withheld: number;
}

/** What people and the weather service perceived. A bearing becomes the share of its sector that each party held. */
function observedClaims(
  state: State,
  incident: IncidentState,
  ground: Ground,
  contentOf: ContentOf,
): Observed {
  const claims: SourcedClaim[] = [];
  let withheld = 0;
  for (const observationId of incident.judgement.observationIds) {
    const observation = state.observations.get(observationId);
    const source =
      observation === undefined ? undefined : state.sources.get(observation.judgement.sourceId);
    if (observation === undefined || source === undefined || isSetAside(observation)) continue;
    const content = contentOf(observation.index);
    if (content === null) withheld += 1;
    const bearing = bearingIn(content, ground);
    const parties = state.agreement?.judgement.parties ?? [];
    const shares =
      bearing !== null
        ? sharesOfBearing({
            ...bearing,
            observer: bearing.from,
            parties,
            areas: ground.areas,
            rangeM: HEARING_M,
          })
        : sharesOfArea(observation, ground, parties);
    const claim = claimOfObservation(observation, shares);
    if (claim === null) continue;
    claims.push({
      reportId: observationId,
      sourceId: observation.judgement.sourceId,
      sourceClass: source.judgement.sourceClass,
      claimantId: source.judgement.partyId,
      claim,
      entryIndices: [observation.index],
    });
  }
  return { claims, withheld };
}

/** A person has set it aside: the engine does not weigh it all the same. */
function isSetAside({ screened }: ObservationState): boolean {
  return screened?.judgement.outcome === 'set-aside';
}

function sharesOfArea(
  { judgement }: ObservationState,
  ground: Ground,
  parties: readonly PartyId[],
): PartyShares | null {
  const { area } = judgement;
  if (area === null) return null;
  const halfM =
    area.shape === 'ellipse'
      ? area.semiMajorM
      : area.shape === 'circle'
        ? area.radiusM
        : area.sizeM / 2;
  const { latitudeUdeg, longitudeUdeg } = area;
  return sharesOfEllipse(ground, parties, {
    shape: 'ellipse',
    latitudeUdeg,
    longitudeUdeg,
    semiMajorM: halfM,
    semiMinorM: halfM,
    azimuthDeg: 0,
  });
}

/** Null for what says nothing of who: a noise with no direction, or one that may have been coming or going. */
function claimOfObservation(
  { judgement }: ObservationState,
  shares: PartyShares | null,
): Claim | null {
  switch (judgement.observationType) {
    case 'outgoing-heard':
    case 'flash-seen':
    case 'shots-heard':
      return shares === null ? null : { code: 'fired-from', sharesPpm: shares };
    case 'impact-seen':
      // Smoke on a bearing is an explosion somewhere there; only who stood at the place has seen an impact.
      return shares === null
        ? null
        : { code: judgement.area === null ? 'explosion-in' : 'impact-in', sharesPpm: shares };
    case 'explosions-heard':
      return shares === null ? null : { code: 'explosion-in', sharesPpm: shares };
    case 'storm-seen':
      return { code: 'storm-seen' };
    case 'lightning':
      return { code: 'lightning-matches' };
    case 'accident-seen':
      return { code: 'accident-seen' };
    case 'thermal-anomaly':
      // Something burnt there: that it was no quarry and no stroke is all it says.
      return shares === null ? null : { code: 'explosion-in', sharesPpm: shares };
    case 'air-raid-alert':
    case 'public-alert':
    case 'alert-cancelled':
    case 'seismic-event':
    case 'sensor-reading':
    case 'report':
      return null;
  }
}

function allegedClaims(state: State, incident: IncidentState): readonly SourcedClaim[] {
  return incident.judgement.allegationIds.flatMap((allegationId) => {
    const allegation = state.allegations.get(allegationId);
    if (allegation === undefined || isInadmissible(allegation)) return [];
    const { statement, accusedId, partyId, sourceId } = allegation.judgement;
    const source = state.sources.get(sourceId);
    if (source === undefined && sourceId !== liaisonSource(partyId)) return [];
    const claim: Claim | null =
      statement === 'accuses'
        ? accusedId === null
          ? null
          : { code: 'accuses', partyId: accusedId }
        : { code: statement === 'accident' ? 'reports-accident' : statement };
    if (claim === null) return [];
    return [
      {
        reportId: allegationId,
        sourceId,
        sourceClass: source?.judgement.sourceClass ?? 'party-spokesman',
        claimantId: partyId,
        claim,
        entryIndices: [allegation.index],
      },
    ];
  });
}

function notifiedClaims(state: State, incident: IncidentState): readonly SourcedClaim[] {
  return incident.judgement.activityIds.flatMap((activityId) => {
    const activity = state.activities.get(activityId);
    if (activity === undefined) return [];
    const { sourceId, partyId } = activity.judgement;
    return [
      {
        reportId: activityId,
        sourceId,
        sourceClass: 'party-notice' as const,
        claimantId: partyId,
        claim: { code: 'notice-matches' as const },
        entryIndices: [activity.index],
      },
    ];
  });
}

/**
 * Independence groups of the sources that speak in this case: owner and means, side, feeds in common, and near-equal words. A notice given
 * before the fact, by which the notifier binds itself, is its own means and is not its spokesman's word after it.
 */
function groupsOf(
  state: State,
  incident: IncidentState,
  contentOf: ContentOf,
): ReadonlyMap<string, string> {
  const { observationIds, allegationIds, activityIds } = incident.judgement;
  const speaking = [
    ...observationIds.flatMap((observationId) => state.observations.get(observationId) ?? []),
    ...allegationIds.flatMap((allegationId) => state.allegations.get(allegationId) ?? []),
    ...activityIds.flatMap((activityId) => state.activities.get(activityId) ?? []),
  ];
  const ids = new Set<SourceId>(speaking.map(({ judgement }) => judgement.sourceId));
  const origins = [...ids].flatMap((sourceId) => {
    const source = state.sources.get(sourceId);
    return source === undefined
      ? []
      : [originOf(source.judgement, rawFeedsIn(contentOf(source.index)))];
  });
  const liaisons = speaking.flatMap(({ judgement }) =>
    'statement' in judgement && judgement.sourceId === liaisonSource(judgement.partyId)
      ? [originOfLiaison(judgement)]
      : [],
  );
  const texts = speaking.map(({ judgement, index }) => ({
    sourceId: judgement.sourceId,
    text: textIn(contentOf(index), 'text', ''),
  }));
  return groupSources(
    [...origins, ...new Map(liaisons.map((each) => [each.sourceId, each])).values()],
    texts,
  );
}

/** What a party says through its liaison officers is the party's own word, like its spokesman's. */
function originOfLiaison({
  sourceId,
  partyId,
}: {
  readonly sourceId: SourceId;
  readonly partyId: PartyId;
}): SourceOrigin {
  const sourceClass = 'party-spokesman';
  return { sourceId, sourceClass, ownerId: partyId, means: sourceClass, partyId, rawFeeds: [] };
}

/** Feeds from which a source takes its material, as its enrolment told. */
function rawFeedsIn(content: JsonValue | null): readonly string[] {
  const feeds = memberOf(content, 'rawFeeds');
  return Array.isArray(feeds) ? feeds.filter((feed) => typeof feed === 'string') : [];
}

function originOf(
  source: {
    readonly sourceId: SourceId;
    readonly sourceClass: SourceClass;
    readonly ownerId: string;
    readonly partyId: PartyId | null;
  },
  rawFeeds: readonly string[],
): SourceOrigin {
  const { sourceId, sourceClass, ownerId, partyId } = source;
  const notice = sourceClass === 'party-notice';
  return {
    sourceId,
    sourceClass,
    ownerId,
    means: sourceClass,
    partyId: notice ? null : partyId,
    rawFeeds,
  };
}
