import { useState } from 'react';
import type {
  ClaimDraft,
  ClaimField,
  ClaimProblem,
  DocumentView,
  TextPart,
  Utf8Index,
} from '@holdfast/domain';
import { claimProblems } from '@holdfast/domain';
import type { Draft } from '../act/use-draft.ts';
import { useDraft } from '../act/use-draft.ts';
import type { ClaimFields } from './claim-draft.ts';
import { draftOf, EMPTY_FIELDS, fieldsFrom, isoDay } from './claim-draft.ts';

interface Given {
  readonly view: DocumentView;
  readonly index: Utf8Index;
  readonly part: TextPart | null;
  readonly initial: Partial<ClaimFields>;
}

export interface ClaimFormState {
  readonly fields: ClaimFields;
  readonly set: (changed: Partial<ClaimFields>) => void;
  readonly statement: Draft;
  readonly draft: ClaimDraft;
  readonly problems: readonly ClaimProblem[];
  /** What is wrong with a field, once the person has tried to record. */
  readonly wrong: (field: ClaimField) => ClaimProblem | undefined;
  readonly tried: () => void;
  /** Nothing of it is kept on this device any more; the next claim has an id of its own. */
  readonly clear: () => void;
}

/** What is typed of one claim, kept on this device until it is on record, and what it lacks. */
export function useClaimForm({ view, index, part, initial }: Given): ClaimFormState {
  const { sha256, publishedDay } = view.document;
  const name = `claim ${sha256} ${initial.topicId ?? 'new'}`;
  const statement = useDraft(`${name} statement`);
  const kept = useDraft(`${name} fields`);
  const [claimId, setClaimId] = useState(newClaimId);
  const [hasTried, setTried] = useState(false);
  const fields = fieldsFrom(kept.text, { ...EMPTY_FIELDS, asOf: isoDay(publishedDay), ...initial });
  const draft = draftOf(fields, { claimId, statement: statement.text, view, index, part });
  const problems = claimProblems(draft, contextOf(view));
  return {
    fields,
    set: (changed) => kept.setText(JSON.stringify({ ...fields, ...changed })),
    statement,
    draft,
    problems,
    wrong: (field) => (hasTried ? problems.find((each) => each.field === field) : undefined),
    tried: () => setTried(true),
    clear: () => {
      statement.clear();
      kept.clear();
      setClaimId(newClaimId());
      setTried(false);
    },
  };
}

function contextOf({ document, standing, choices }: DocumentView) {
  return {
    documentOf: (sha256: string) =>
      sha256 === document.sha256
        ? { held: document.held && standing !== 'not-held', byteLength: document.byteLength }
        : null,
    kindOf: (topicId: string) =>
      choices.topics.find((topic) => topic.topicId === topicId)?.kind ?? null,
  };
}

function newClaimId(): string {
  return `C-${crypto.randomUUID().slice(0, 8)}`;
}
