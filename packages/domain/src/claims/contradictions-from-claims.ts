import { authorOf } from '../core/engine.ts';
import type { Engine } from '../core/engine.ts';
import type { NewEntry } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import type { RegisterState } from '../commitments/state.ts';
import type { ClaimJudgements, Relation, TopicId } from './judgements.ts';
import { graver, relationOf } from './relation.ts';
import { inOrder } from '../commitments/in-order.ts';

type Claim = ClaimJudgements['claim.recorded'];
type Contradiction = ClaimJudgements['contradiction.noted'];

/**
 * Every topic on which the claims do not all say the same: one contradiction a topic, with the gravest relation between any two of
 * its claims. Claims are compared only within a topic, which people choose: the detector does not read.
 */
export function detectContradictions(claims: readonly Claim[]): readonly Contradiction[] {
  const byTopic = new Map<TopicId, Claim[]>();
  for (const claim of claims) {
    const others = byTopic.get(claim.topicId);
    if (others === undefined) byTopic.set(claim.topicId, [claim]);
    else others.push(claim);
  }
  return [...byTopic]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([topicId, onTopic]) => {
      const relation = gravestAmong(onTopic);
      const [first] = onTopic;
      if (first === undefined || relation === 'same') return [];
      const claimIds = onTopic.map(({ claimId }) => claimId).sort();
      const contradictionId = id<'contradiction'>(`X-${topicId}`);
      return [{ contradictionId, topicId, kind: first.kind, relation, claimIds }];
    });
}

function gravestAmong(claims: readonly Claim[]): Relation {
  let gravest: Relation = 'same';
  for (const [at, claim] of claims.entries()) {
    for (const other of claims.slice(at + 1)) gravest = graver(gravest, relationOf(claim, other));
  }
  return gravest;
}

/** The contradictions that the claims on record make and that are not noted as they are: the engine's statements. Repeated with nothing new, it says nothing. */
export function contradictionsFromClaims(
  state: RegisterState,
  engine: Engine,
): readonly NewEntry[] {
  const claims = inOrder(state.claims).map(({ judgement }) => judgement);
  return detectContradictions(claims).flatMap((found): NewEntry[] => {
    const noted = state.contradictions.get(found.contradictionId)?.judgement;
    if (noted !== undefined && noted.relation === found.relation && isSameList(noted, found))
      return [];
    return [
      { kind: 'contradiction.noted', author: authorOf(engine), judgement: found, content: null },
    ];
  });
}

function isSameList(a: Contradiction, b: Contradiction): boolean {
  return (
    a.claimIds.length === b.claimIds.length && a.claimIds.every((id, at) => id === b.claimIds[at])
  );
}
