import { isOf } from '../core/stage.ts';
import type { Entry } from '../core/entry.ts';
import { COMMISSION_KINDS } from './fold.ts';
import type { CommissionEntry } from './incident-of.ts';
import type { Breach, DecisionRule, Intent } from './judgements.ts';

export function isCommissionEntry(entry: Entry): entry is CommissionEntry {
  return isOf(COMMISSION_KINDS, entry);
}

const RULE_WORDS: Readonly<Record<DecisionRule, string>> = {
  joint: 'all members alike',
  majority: 'more than half of the votes cast',
  consensus: 'every vote cast alike',
};

export function ruleWords(rule: DecisionRule): string {
  return RULE_WORDS[rule];
}

const BREACH_WORDS: Readonly<Record<Breach, string>> = {
  yes: 'a breach',
  no: 'no breach',
  undetermined: 'whether there was a breach cannot be determined',
};

const INTENT_WORDS: Readonly<Record<Intent, string>> = {
  accidental: 'accidental',
  unauthorised: 'unauthorised',
  deliberate: 'deliberate',
  undetermined: 'intent not determined',
};

/** `A breach by Aland, deliberate`: what a vote or a decision says. */
export function outcomeWords(
  { breach, responsible, intent }: { breach: Breach; responsible: string; intent: Intent },
  nameOf: (code: string) => string,
): string {
  const says = breach === 'yes' ? `a breach by ${nameOf(responsible)}` : BREACH_WORDS[breach];
  return breach === 'yes' ? `${says}, ${INTENT_WORDS[intent]}` : says;
}

/** One sentence for an entry of the commission. `nameOf` turns ids into names. */
export function commissionSentence(
  entry: CommissionEntry,
  nameOf: (code: string) => string,
): string {
  switch (entry.kind) {
    case 'body.constituted': {
      const { memberIds, quorum, rule } = entry.judgement;
      return `Constitutes the commission: ${memberIds.length} members, a quorum of ${quorum}, ${RULE_WORDS[rule]}.`;
    }
    case 'vote.cast':
      return `Votes on ${entry.judgement.findingId}: ${outcomeWords(entry.judgement, nameOf)}.`;
    case 'decision.taken': {
      const { findingId, votesFor, votesCast, instance } = entry.judgement;
      const again = instance === 2 ? ', in second instance' : '';
      return `Decides on ${findingId}${again}: ${outcomeWords(entry.judgement, nameOf)}; ${votesFor} of ${votesCast} votes.`;
    }
    case 'decision.appealed':
      return `Appeals against ${entry.judgement.decisionId}: it is suspended.`;
    case 'remedy.requested':
      return `Asks ${nameOf(entry.judgement.partyId)} for a remedy, ${entry.judgement.remedyId}.`;
    case 'remedy.answered':
      return entry.judgement.answer === 'escalated'
        ? `Escalates ${entry.judgement.remedyId}.`
        : `Says of ${entry.judgement.remedyId}: ${entry.judgement.answer}.`;
    case 'remedy.proved':
      return `Shows that ${entry.judgement.remedyId} is done.`;
    case 'hotline.used':
      return `Calls ${nameOf(entry.judgement.partyId)} on the hotline: ${entry.judgement.reached === 1 ? 'reached' : 'no answer'}.`;
  }
}
