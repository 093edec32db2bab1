import type { CommissionItem, RemedyShown } from '@holdfast/domain';
import { answerForms } from '../act/forms/commission-forms.ts';
import { FormButtons } from '../act/forms/form-buttons.tsx';
import { useActor } from '../act/use-actor.ts';
import { dayAndClock } from '../format/times.ts';
import { Cite, DueClock } from '../parts/marks.tsx';
import { Term } from '../parts/term.tsx';

/** What was asked of the responsible party, what it said, and whether it was shown. */
export function Remedies({
  item,
  nowMs,
}: {
  readonly item: CommissionItem;
  readonly nowMs: number;
}) {
  if (item.remedies.length === 0) return null;
  return (
    <section className="panel" aria-label="Remedies">
      <div className="ph">
        <h2>
          <Term name="remedy">Remedies</Term> asked for
        </h2>
        <span className="dim">asked, accepted or refused, shown or escalated</span>
      </div>
      <div className="pb">
        <ul className="remedies">
          {item.remedies.map((remedy) => (
            <li key={remedy.remedyId}>
              <Remedy remedy={remedy} nowMs={nowMs} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const ANSWER_WORDS: Readonly<Record<NonNullable<RemedyShown['answer']>, string>> = {
  accepted: 'accepted',
  refused: 'refused',
  proved: 'shown to be done',
  escalated: 'escalated',
};

function Remedy({ remedy, nowMs }: { readonly remedy: RemedyShown; readonly nowMs: number }) {
  const { remedyId, partyName, text, answer, answers, dueMs, entryIndex } = remedy;
  return (
    <>
      <p>
        <b>{partyName}</b>
        <span className="tag line">{answer === null ? 'not answered' : ANSWER_WORDS[answer]}</span>
        <Cite index={entryIndex} label={remedyId} />
        {answer === 'proved' ? null : <DueClock dueMs={dueMs} nowMs={nowMs} what="Due" />}
      </p>
      {text === null ? null : <p className="verbatim">{text}</p>}
      <p className="dim num">
        asked {dayAndClock(remedy.askedAtMs)} UTC, until {dayAndClock(dueMs)} UTC
      </p>
      {answers.map((each) => (
        <div key={each.entryIndex}>
          <p className="num">
            {dayAndClock(each.atMs)} UTC: {each.sentence} <Cite index={each.entryIndex} />
          </p>
          {each.text === null ? null : <p className="verbatim">{each.text}</p>}
        </div>
      ))}
      <Answering remedy={remedy} />
    </>
  );
}

function Answering({ remedy }: { readonly remedy: RemedyShown }) {
  const forms = answerForms(remedy, useActor());
  return forms.length === 0 ? null : <FormButtons forms={forms} about={remedy.remedyId} />;
}
