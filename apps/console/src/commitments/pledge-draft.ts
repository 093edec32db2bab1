import { DOMAINS, MODALITIES, STAGES, STANCES, id } from '@holdfast/domain';
import type { CommitmentsView, PledgeShown } from '@holdfast/domain';
import type { AskedCommand } from '../act/send-command.ts';

/** A pledge as a person fills it in. Numbers stay text until they are sent: what is not a number is refused by the record, by name. */
export interface PledgeDraft {
  readonly pledgeId: string;
  readonly contributionId: string;
  readonly stateId: string;
  readonly domain: (typeof DOMAINS)[number];
  readonly stance: (typeof STANCES)[number];
  readonly modality: (typeof MODALITIES)[number];
  readonly stage: (typeof STAGES)[number];
  readonly least: string;
  readonly most: string;
  readonly unit: string;
  readonly places: readonly string[];
  readonly tasks: readonly string[];
  readonly readings: PledgeShown['readings'];
  /** Null while the readings stay as they are on record. */
  readonly conditionIds: readonly string[] | null;
  readonly claimIds: readonly string[];
}

export function newPledge(stateId: string): PledgeDraft {
  return {
    ...{ pledgeId: '', contributionId: '', stateId },
    ...{ domain: 'land', stance: 'offers', modality: 'will', stage: 'pledged' },
    ...{ least: '', most: '', unit: '' },
    ...{ places: [], tasks: [], readings: [], conditionIds: [], claimIds: [] },
  };
}

const known = <W extends string>(words: readonly W[], word: string, otherwise: W): W =>
  words.find((each) => each === word) ?? otherwise;

/** A pledge on record, to be said again: what is not touched stays. */
export function draftOf(view: CommitmentsView, pledgeId: string): PledgeDraft | null {
  for (const { stateId, pledges } of view.states) {
    const pledge = pledges.find((each) => each.pledgeId === pledgeId);
    if (pledge === undefined) continue;
    const { contributionId, quantity, places, tasks, readings } = pledge;
    return {
      ...{ pledgeId, contributionId, stateId, places, tasks, readings },
      domain: known(DOMAINS, pledge.domain, 'not-said'),
      stance: known(STANCES, pledge.stance, 'offers'),
      modality: known(MODALITIES, pledge.modality, 'states'),
      stage: known(STAGES, pledge.stage, 'pledged'),
      least: textOf(quantity?.least),
      most: textOf(quantity?.most),
      unit: quantity?.unit ?? '',
      conditionIds: null,
      claimIds: pledge.claims.map(({ claimId }) => claimId),
    };
  }
  return null;
}

const textOf = (bound: number | null | undefined) =>
  bound === null || bound === undefined ? '' : String(bound);
const boundOf = (text: string) => (text.trim() === '' ? null : Number(text));

export function pledgeCommand(draft: PledgeDraft, statement: string): AskedCommand {
  const { pledgeId, contributionId, stateId, readings, conditionIds, claimIds } = draft;
  const { domain, stance, modality, stage, places, tasks, unit } = draft;
  const [least, most] = [boundOf(draft.least), boundOf(draft.most)];
  const asSaid = [{ readingId: 'as-said', conditionIds: conditionIds ?? [] }];
  const said = conditionIds === null ? readings : asSaid;
  return {
    kind: 'record-pledge',
    judgement: {
      pledgeId: id<'pledge'>(pledgeId),
      contributionId: contributionId === '' ? pledgeId : contributionId,
      stateId: id<'actor'>(stateId),
      ...{ domain, stance, modality, stage, places, tasks },
      quantity: least === null && most === null && unit === '' ? null : { least, most, unit },
      readings: said.map((reading) => ({
        readingId: reading.readingId,
        conditionIds: reading.conditionIds.map((conditionId) => id<'condition'>(conditionId)),
      })),
      claimIds: claimIds.map((claimId) => id<'claim'>(claimId)),
    },
    statement,
  };
}
