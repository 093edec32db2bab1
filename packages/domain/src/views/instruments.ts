import type { State } from '../core/state.ts';
import { openQuestions } from '../instruments/open-questions.ts';
import { redline } from '../instruments/redline.ts';
import { signatureMatrix } from '../instruments/signature-matrix.ts';
import type { ViewContext } from './context.ts';
import { dataCut, memberOf, textIn } from './context.ts';
import { actorNames, claimLinks, reportedDays, textAt } from './register-words.ts';
import type { InstrumentShown, InstrumentsView, RedlineShown } from './register-types.ts';
import type { Reader } from './types.ts';
import { inOrder } from '../commitments/in-order.ts';

/** Instruments with their variants, who stands how to which, what differs between neighbouring variants, and the questions left open. For every reader alike. */
export function instrumentsView(
  state: State,
  _reader: Reader,
  context: ViewContext,
): InstrumentsView {
  const instruments = instrumentsShown(state, context);
  const nameOf = actorNames(state, context);
  const matrix = signatureMatrix(inOrder(state.instruments).map(({ judgement }) => judgement));
  return {
    cut: dataCut(state, context),
    reported: reportedDays(state),
    instruments,
    matrix: matrix.rows.map(({ actorId, cells }) => ({
      actorId,
      name: nameOf(actorId),
      cells: cells.map(({ capacities, disputed }) => ({
        disputed,
        capacities: capacities.map(({ capacity, claimIds }) => ({
          capacity,
          claims: claimLinks(state, claimIds),
        })),
      })),
    })),
    redlines: instruments.flatMap(redlinesOf),
    questions: openQuestions(state).map(({ question, entryIndex, pledgeIds }) => ({
      questionId: question.questionId,
      entryIndex,
      question: textAt(context, entryIndex, 'question', question.questionId),
      status: question.status,
      blocks: question.blocks,
      pledgeIds,
      claims: claimLinks(state, question.claimIds),
    })),
  };
}

function instrumentsShown(state: State, context: ViewContext): readonly InstrumentShown[] {
  return inOrder(state.instruments).map(({ index, judgement }) => {
    const words = memberOf(context.contentOf(index), 'words');
    const { instrumentId, status, asOfDay, claimIds, variants } = judgement;
    return {
      ...{ instrumentId, entryIndex: index, status, asOfDay },
      title: textAt(context, index, 'title', instrumentId),
      note: textAt(context, index, 'note', '') || null,
      claims: claimLinks(state, claimIds),
      variants: variants.map((variant) => ({
        variantId: variant.variantId,
        title: textIn(words, variant.variantId, variant.variantId),
        status: variant.status,
        clauses: variant.clauses.map((clause) => ({
          clauseId: clause.clauseId,
          words: textIn(words, `${variant.variantId}/${clause.clauseId}`, ''),
          standing: clause.standing,
          claims: claimLinks(state, clause.claimIds),
        })),
      })),
    };
  });
}

/** A clause of one variant against the same clause of the next variant that has it: removed words count as no words. Clauses that read the same are left out. */
function redlinesOf({ instrumentId, variants }: InstrumentShown): readonly RedlineShown[] {
  return variants.flatMap((from, at) =>
    from.clauses.flatMap((clause): readonly RedlineShown[] => {
      const to = variants
        .slice(at + 1)
        .find(({ clauses }) => clauses.some(isSame(clause.clauseId)));
      const later = to?.clauses.find(isSame(clause.clauseId));
      if (to === undefined || later === undefined) return [];
      const runs = redline(wordsIn(clause), wordsIn(later));
      if (runs === null || runs.every(({ kind }) => kind === 'same')) return [];
      const [fromVariantId, toVariantId] = [from.variantId, to.variantId];
      return [{ instrumentId, clauseId: clause.clauseId, fromVariantId, toVariantId, runs }];
    }),
  );
}

function isSame(clauseId: string): (clause: { readonly clauseId: string }) => boolean {
  return (clause) => clause.clauseId === clauseId;
}

function wordsIn({
  words,
  standing,
}: {
  readonly words: string;
  readonly standing: string;
}): string {
  return standing === 'present' ? words : '';
}
