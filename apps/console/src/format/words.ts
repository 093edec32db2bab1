import type {
  Area,
  BenignCause,
  EventKind,
  IncidentEnding,
  IncidentFill,
  IncidentStage,
  IncidentSummary,
  IncidentType,
  Severity,
  Verdict,
} from '@holdfast/domain';

/** Words for the codes of the record. Sentence case; the page puts them where they belong. */

export const FILL_WORDS: Readonly<Record<IncidentFill, string>> = {
  verified: 'Verified',
  'under-verification': 'Under verification',
  proposal: 'Machine proposal',
  benign: 'Notified or natural',
};

const STAGE_WORDS: Readonly<Record<IncidentStage, string>> = {
  proposed: 'Machine proposal',
  open: 'Open',
  'finding-drafted': 'Finding drafted',
  'finding-reviewed': 'Finding reviewed',
  'finding-issued': 'Finding issued',
  dismissed: 'Set aside',
};

export const TYPE_WORDS: Readonly<Record<IncidentType, string>> = {
  'small-arms-fire': 'Use of fire, small arms',
  'indirect-fire': 'Use of fire, indirect',
  explosion: 'Explosion',
  'reported-violence': 'Reported violence',
};

export const CAUSE_WORDS: Readonly<Record<BenignCause, string>> = {
  'notified-activity': 'Notified activity',
  natural: 'Natural cause',
  accident: 'Accident',
  duplicate: 'Duplicate',
  instrument: 'Instrument',
};

export const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  blast: 'Explosion',
  impact: 'Impact',
  muzzle: 'Shot',
  launch: 'Launch',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  true: 'True',
  false: 'False',
  unknown: 'Unknown',
  disputed: 'Disputed',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  1: 'minor',
  2: 'serious',
  3: 'grave',
  4: 'gravest',
};

const ENDINGS: Readonly<Record<IncidentEnding, readonly [Verdict, string]>> = {
  'not-verified': ['false', 'Closed: not verified'],
  'unverifiable-access': ['unknown', 'Cannot be determined: no access'],
  'unverifiable-coverage': ['unknown', 'Cannot be determined: nobody was looking'],
  reopened: ['unknown', 'Reopened; its finding stands'],
  withdrawn: ['unknown', 'Open; its finding was withdrawn'],
  corrected: ['true', 'Finding issued, corrected'],
};

/** Where an incident stands, as glyph and words: a finding is true, a proposal and work in hand are unknown, what is set aside is false. */
export function standingOf({
  stage,
  ending,
}: Pick<IncidentSummary, 'stage' | 'ending'>): readonly [Verdict, string] {
  if (ending !== null) return ENDINGS[ending];
  const value = stage === 'finding-issued' ? 'true' : stage === 'dismissed' ? 'false' : 'unknown';
  return [value, STAGE_WORDS[stage]];
}

/** `95 % area 2.9 by 1.6 km, azimuth 062°`; a cell says how wide it is, because it is all that may be known. */
export function areaWords(area: Area): string {
  switch (area.shape) {
    case 'ellipse':
      return `${lengthWords(2 * area.semiMajorM)} by ${lengthWords(2 * area.semiMinorM)}, azimuth ${String(area.azimuthDeg).padStart(3, '0')}°`;
    case 'cell':
      return `Cell ${lengthWords(area.sizeM)} across`;
    case 'circle':
      return `Within ${lengthWords(area.radiusM)}`;
  }
}

/** Metres below one kilometre, then kilometres with one decimal below ten. */
export function lengthWords(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)} km` : `${Math.round(metres / 1000)} km`;
}
