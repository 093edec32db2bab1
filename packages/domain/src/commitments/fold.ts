import type { Entry, EntryOf } from '../core/entry.ts';
import type { Stated } from '../core/stated.ts';
import type { WritableRegister } from './state.ts';

/** The kinds of entry that fill the registers of documents, claims, instruments and commitments. */
export const REGISTER_KINDS = [
  'document.received',
  'claim.recorded',
  'contradiction.noted',
  'contradiction.resolved',
  'instrument.recorded',
  'question.recorded',
  'condition.recorded',
  'pledge.recorded',
  'requirement.recorded',
  'mandate.recorded',
  'national-decision.recorded',
] as const;
export type RegisterEntry = EntryOf<(typeof REGISTER_KINDS)[number]>;

const KINDS: ReadonlySet<string> = new Set(REGISTER_KINDS);

export function isRegisterEntry(entry: Entry): entry is RegisterEntry {
  return KINDS.has(entry.kind);
}

/** Folds one entry of the registers into the state, in place. Total, like `evolve`. A later statement of the same id replaces the earlier one. */
export function foldRegister(state: WritableRegister, entry: RegisterEntry): void {
  switch (entry.kind) {
    case 'document.received':
      state.documents.set(entry.judgement.sha256, stated(entry));
      return;
    case 'claim.recorded':
      state.claims.set(entry.judgement.claimId, stated(entry));
      return;
    case 'contradiction.noted':
      return foldNoted(state, entry);
    case 'contradiction.resolved': {
      const { contradictionId } = entry.judgement;
      const noted = state.contradictions.get(contradictionId);
      if (noted !== undefined)
        state.contradictions.set(contradictionId, { ...noted, resolved: stated(entry) });
      return;
    }
    case 'instrument.recorded':
      state.instruments.set(entry.judgement.instrumentId, stated(entry));
      return;
    case 'question.recorded':
      state.questions.set(entry.judgement.questionId, stated(entry));
      return;
    case 'condition.recorded':
      state.conditions.set(entry.judgement.conditionId, stated(entry));
      return;
    case 'pledge.recorded':
      return foldPledge(state, entry);
    case 'requirement.recorded':
      state.requirements.set(entry.judgement.requirementId, stated(entry));
      return;
    case 'mandate.recorded':
      state.mandate.set(entry.judgement.clauseId, stated(entry));
      return;
    case 'national-decision.recorded':
      state.decisions.push(stated(entry));
      return;
  }
}

function stated<J>(entry: Stated<J>): Stated<J> {
  return { index: entry.index, recordedAtMs: entry.recordedAtMs, judgement: entry.judgement };
}

/** A contradiction that gains a claim or grows graver is open again: what people resolved was another one. */
function foldNoted(state: WritableRegister, entry: EntryOf<'contradiction.noted'>): void {
  state.contradictions.set(entry.judgement.contradictionId, { ...stated(entry), resolved: null });
}

function foldPledge(state: WritableRegister, entry: EntryOf<'pledge.recorded'>): void {
  const { pledgeId } = entry.judgement;
  const before = state.pledges.get(pledgeId);
  const earlier = before === undefined ? [] : [...before.earlier, { ...stated(before) }];
  state.pledges.set(pledgeId, { ...stated(entry), earlier });
}
