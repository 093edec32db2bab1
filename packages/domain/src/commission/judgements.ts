import type {
  DecisionId,
  FindingId,
  IncidentId,
  PartyId,
  PersonId,
  RemedyId,
} from '../core/ids.ts';
import type { ResponsibleCode } from '../core/shapes.ts';

/** How many of a body have to be of one mind: all its members, more than half of the votes, or every vote that is cast. */
export const RULES = ['joint', 'majority', 'consensus'] as const;
export type DecisionRule = (typeof RULES)[number];

/** Was it a breach? "Cannot be determined" is an answer like the others. */
export const BREACHES = ['yes', 'no', 'undetermined'] as const;
export type Breach = (typeof BREACHES)[number];

export const INTENTS = ['accidental', 'unauthorised', 'deliberate', 'undetermined'] as const;
export type Intent = (typeof INTENTS)[number];

/** What may be said to a remedy that is asked for. */
export const REMEDY_ANSWERS = ['accepted', 'refused', 'escalated'] as const;
export type RemedyAnswer = (typeof REMEDY_ANSWERS)[number];

/** Second after an appeal; there is no third. */
export type Instance = 1 | 2;

/** Which of a clause's readings a decision rests on; the reason is in the content. */
export interface ReadingTaken {
  readonly normId: string;
  readonly readingId: string;
}

export interface CommissionJudgements {
  /** Who decides, and how. A later one replaces it, for what is not yet decided. */
  readonly 'body.constituted': {
    readonly chairId: PersonId;
    /** The chair among them. */
    readonly memberIds: readonly PersonId[];
    /** Votes without which nothing is decided, 1 to all. */
    readonly quorum: number;
    readonly rule: DecisionRule;
  };
  /** A member's vote; a later one of the same member replaces it. Remedy wanted and dissent are in the content. */
  readonly 'vote.cast': {
    readonly findingId: FindingId;
    readonly instance: Instance;
    readonly breach: Breach;
    readonly responsible: ResponsibleCode;
    readonly intent: Intent;
  };
  /** What the votes on record come to, by the body's rule. */
  readonly 'decision.taken': {
    readonly decisionId: DecisionId;
    readonly findingId: FindingId;
    readonly instance: Instance;
    readonly breach: Breach;
    readonly responsible: ResponsibleCode;
    readonly intent: Intent;
    readonly votesFor: number;
    readonly votesCast: number;
    readonly reading: ReadingTaken | null;
  };
  /** Suspends a decision until the second instance has decided. */
  readonly 'decision.appealed': { readonly decisionId: DecisionId };
  readonly 'remedy.requested': {
    readonly remedyId: RemedyId;
    readonly decisionId: DecisionId;
    readonly partyId: PartyId;
    /** Until when, inclusive. */
    readonly dueMs: number;
  };
  readonly 'remedy.answered': { readonly remedyId: RemedyId; readonly answer: RemedyAnswer };
  /** The party shows that it is done; the content says how. */
  readonly 'remedy.proved': { readonly remedyId: RemedyId };
  /** A call to a party, whether or not anybody answered. */
  readonly 'hotline.used': {
    readonly partyId: PartyId;
    /** The party for which the caller speaks; null for the mission. */
    readonly callerPartyId: PartyId | null;
    readonly incidentId: IncidentId | null;
    readonly reached: 0 | 1;
    readonly calledMs: number;
  };
}
