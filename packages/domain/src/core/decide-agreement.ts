import type { AgreementCommand } from './agreement-command.ts';
import type { Answer } from './answer.ts';
import { refuse } from './answer.ts';
import type { Author } from './entry.ts';
import type { State } from './state.ts';

/** The least hold-back, in milliseconds: nothing derived from arrivals leaves earlier, whatever an agreement says (DESIGN, promise 4). */
export const HOLD_BACK_MS_MIN = 600_000;

/** What a command about the agreement leads to. `author` has been checked to hold the role. */
export function decideAgreement(state: State, command: AgreementCommand, author: Author): Answer {
  switch (command.kind) {
    case 'adopt-agreement':
      return adoptAgreement(state, command, author);
    case 'record-act':
      return recordAct(state, command, author);
  }
}

type CommandOf<K extends AgreementCommand['kind']> = Extract<
  AgreementCommand,
  { readonly kind: K }
>;

/** Adopted once: the sessions and clocks that run on its numbers would not follow another text. An amendment is not spoken yet. */
function adoptAgreement(
  state: State,
  command: CommandOf<'adopt-agreement'>,
  author: Author,
): Answer {
  const { judgement, content } = command;
  if (state.agreement !== null)
    return refuse('wrong-state', 'no agreement in force', state.agreement.judgement.agreementId);
  if (!Number.isSafeInteger(judgement.holdBackMs) || judgement.holdBackMs < HOLD_BACK_MS_MIN) {
    return refuse(
      'not-permitted',
      `a hold-back of at least ${HOLD_BACK_MS_MIN} ms`,
      String(judgement.holdBackMs),
    );
  }
  return { kind: 'agreement.adopted', author, judgement, content };
}

function recordAct(state: State, command: CommandOf<'record-act'>, author: Author): Answer {
  const { judgement, reason } = command;
  const { fromMs, toMs, findingId } = judgement;
  if (!Number.isSafeInteger(fromMs) || !Number.isSafeInteger(toMs) || toMs < fromMs)
    return refuse(
      'impossible-time',
      'whole milliseconds, the end not before the beginning',
      `${fromMs} to ${toMs}`,
    );
  if (findingId !== null && !state.findings.has(findingId))
    return refuse('not-found', 'a finding on record', findingId);
  return { kind: 'act.recorded', author, judgement, content: { reason } };
}
