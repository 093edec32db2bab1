/** A string that names one kind of thing: an incident's id cannot be given where a finding's is wanted. */
export type Id<K extends string> = string & { readonly [brand]: K };
declare const brand: unique symbol;

export type PartyId = Id<'party'>;
export type PersonId = Id<'person'>;
export type SourceId = Id<'source'>;
export type SectorId = Id<'sector'>;
export type RegionId = Id<'region'>;
export type ObservationId = Id<'observation'>;
export type EventId = Id<'event'>;
export type AllegationId = Id<'allegation'>;
export type ActivityId = Id<'activity'>;
export type IncidentId = Id<'incident'>;
export type FindingId = Id<'finding'>;
export type ObligationId = Id<'obligation'>;
export type TaskId = Id<'task'>;
export type NoticeId = Id<'notice'>;
export type ReplyId = Id<'reply'>;
export type ImpedimentId = Id<'impediment'>;
export type HandoverId = Id<'handover'>;
export type DecisionId = Id<'decision'>;
export type ReportId = Id<'report'>;
export type RemedyId = Id<'remedy'>;
export type FieldReportId = Id<'field-report'>;

const SHAPE = /^[A-Za-z][A-Za-z0-9._:()-]{0,79}$/;

/** True for 1 to 80 characters of A-Z a-z 0-9 . _ : ( ) - that begin with a letter: never integer-like, so that no engine reorders it as a key. */
export function isId(text: string): boolean {
  return SHAPE.test(text);
}

/** The only maker of ids. `text` must satisfy `isId`: parsers check it at the edge. */
export function id<K extends string>(text: string): Id<K> {
  return text as Id<K>;
}

/** `HF-0001`, `F-0012`: a prefix and a running number that starts at 1. Four digits, more when needed. */
export function numberedId<K extends string>(prefix: string, ordinal: number): Id<K> {
  return id(`${prefix}-${String(ordinal).padStart(4, '0')}`);
}
