import { tabulateNames } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import type { ContentOf, Entry, JsonValue } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { DataCut, NamedParty } from './types.ts';

/** What a view needs besides the state: contents, where they may be seen, and which record this is. */
export interface ViewContext {
  readonly contentOf: ContentOf;
  /** The entry at an index; null when there is none. */
  readonly entryOf: (index: number) => Entry | null;
  readonly origin: string;
  /** The agreement in force, parsed; null when none was adopted or its text was erased. */
  readonly agreement: Agreement | null;
  readonly checkpoint: DataCut['checkpoint'];
  /** True when the state is not the latest one. */
  readonly earlier: boolean;
  /** What time it is, to read clocks by; as late as the latest entry when absent. */
  readonly nowMs?: number;
}

export function dataCut(state: State, context: ViewContext): DataCut {
  return {
    origin: context.origin,
    exercise: context.origin.startsWith('exercise.'),
    entries: state.entries,
    checkpoint: context.checkpoint,
    worldToMs: state.worldToMs,
    knownAtMs: state.recordedAtMs,
    earlier: context.earlier,
  };
}

/** A text member of a content, or the fallback: contents may be erased or withheld, and views must stand without them. */
export function textIn(content: JsonValue | null, member: string, fallback: string): string {
  const value = memberOf(content, member);
  return typeof value === 'string' && value !== '' ? value : fallback;
}

/** A member of a JSON object; null when there is no such object or member. */
export function memberOf(content: JsonValue | null, member: string): JsonValue {
  if (typeof content !== 'object' || content === null || isList(content)) return null;
  return content[member] ?? null;
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Names of the parties in the agreement's order; an id stands in where the name is not to be had. */
export function namedParties(state: State, contentOf: ContentOf): readonly NamedParty[] {
  if (state.agreement === null) return [];
  const named = memberOf(contentOf(state.agreement.index), 'parties');
  return state.agreement.judgement.parties.map((partyId) => ({
    partyId,
    name: textIn(named, partyId, partyId),
  }));
}

export function sectorName(state: State, contentOf: ContentOf, sectorId: string): string {
  if (state.agreement === null) return sectorId;
  return textIn(memberOf(contentOf(state.agreement.index), 'sectors'), sectorId, sectorId);
}

/** Words for whom a ledger or a finding names. */
export function responsibleName(parties: readonly NamedParty[], code: string): string {
  const party = parties.find(({ partyId }) => partyId === code);
  if (party !== undefined) return party.name;
  const words: Readonly<Record<string, string>> = {
    'third-party': 'Third party',
    accident: 'Accident',
    exercise: 'Notified activity',
    natural: 'Natural cause',
    undetermined: 'Cannot be determined',
  };
  return words[code] ?? code;
}

/** Who speaks, by name where a grant or an enrolment on record gives one. */
export function authorName(
  state: State,
  contentOf: ContentOf,
  author: { readonly kind: string; readonly id: string },
): string {
  if (author.kind === 'person') {
    for (const [personId, grants] of state.grants) {
      const first = grants[0];
      if (personId === author.id && first !== undefined)
        return textIn(contentOf(first.index), 'name', author.id);
    }
  }
  if (author.kind === 'source') {
    for (const [sourceId, source] of state.sources) {
      if (sourceId === author.id) return textIn(contentOf(source.index), 'name', author.id);
    }
  }
  return author.id;
}

/** The agreement's own words for acts, joined by `or`; their names where it gives none. */
export function actWords(agreement: Agreement | null, acts: readonly string[]): string {
  const names = agreement === null ? null : tabulateNames(agreement);
  return acts.map((act) => names?.find('act', act)?.title ?? act.replaceAll('_', ' ')).join(' or ');
}

/** The name of whoever bears a duty: a party, body or group of the agreement. */
export function bearerName(
  agreement: Agreement | null,
  parties: readonly NamedParty[],
  bearer: string,
): string {
  const party = parties.find(({ partyId }) => partyId === bearer);
  if (party !== undefined || agreement === null) return party?.name ?? bearer;
  const names = tabulateNames(agreement);
  return (
    names.find('party', bearer)?.title ??
    names.find('body', bearer)?.title ??
    names.find('group', bearer)?.title ??
    bearer
  );
}

/** The agreement's own name for a standard of proof. */
export function standardName(agreement: Agreement | null, standardId: string): string {
  const declared =
    agreement === null ? null : tabulateNames(agreement).find('standard', standardId);
  return declared?.title ?? standardId.replaceAll('_', ' ');
}
