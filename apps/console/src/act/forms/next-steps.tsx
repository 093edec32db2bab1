import type { ReactNode } from 'react';
import type { CaseAction, NextStep, PersonInRole } from '@holdfast/domain';
import type { Place } from '../../address/address.ts';
import { Link, useNavigation } from '../../address/use-address.tsx';
import { useView } from '../../use-view.tsx';
import { useActor } from '../use-actor.ts';
import type { Form } from './form.ts';

/** What a case waits for, and where that is done. */
export interface Next {
  readonly steps: readonly NextStep[];
  /** Said where nothing more is asked of anybody. */
  readonly atRest: ReactNode;
  /** Where a step is taken when that is not here; null where it is. */
  readonly elsewhere: (step: NextStep) => Elsewhere | null;
}

/** Another page, and the words that lead there: `Go to the commission`. */
export interface Elsewhere {
  readonly place: Place;
  readonly words: string;
}

interface NextStepsProps extends Next {
  /** What the domain says the person who acts may do now. */
  readonly actions: readonly CaseAction[];
  /** The forms that this page has, by the kind of their command. */
  readonly forms: readonly Form[];
  /** Opens a form where it stays open: the step may be gone, done by somebody else, while one still writes. */
  readonly onOpen: (form: Form) => void;
}

/** What a case waits for, in words, and who does it. Where a visitor may act as anyone, one press makes them that person. */
export function NextSteps(props: NextStepsProps) {
  const { steps, atRest } = props;
  const isParty = useView('session').data?.reader.role === 'liaison';
  return (
    <div className="nextsteps">
      <div className="ph">
        <h2>What comes next</h2>
      </div>
      <div className="pb">
        {steps.length > 0 ? (
          <ul>
            {steps.map((step) => (
              <li key={`${step.kind} ${step.partyId ?? ''}`}>
                <Step {...props} step={step} />
              </li>
            ))}
          </ul>
        ) : isParty ? (
          <MissionsTurn />
        ) : (
          <p className="mid">{atRest}</p>
        )}
      </div>
    </div>
  );
}

function Step({ step, ...props }: NextStepsProps & { readonly step: NextStep }) {
  const { sentence, who, optional, barred } = step;
  return (
    <>
      <p>
        <b>{sentence}</b>
      </p>
      <p className="dim">
        {who}
        {optional ? '; the case goes on without it' : ''}
        {barred === null
          ? ''
          : `. Nobody can now: ${barred.charAt(0).toLowerCase()}${barred.slice(1)}`}
      </p>
      <Doing {...props} step={step} />
    </>
  );
}

/** The button of whoever acts, or those as whom one could act. */
function Doing({
  step,
  actions,
  forms,
  onOpen,
  elsewhere,
}: NextStepsProps & { readonly step: NextStep }) {
  const actor = useActor();
  const there = elsewhere(step);
  const form = forms.find(({ kind }) => kind === step.kind);
  const isAllowed = actions.some(({ kind, allowed }) => kind === step.kind && allowed);
  if (actor === null || !isOf(actor, step))
    return <Others step={step} place={there?.place ?? null} />;
  if (there !== null)
    return (
      <div className="buttons">
        <Link className="btn pri" to={there.place}>
          {there.words}
        </Link>
      </div>
    );
  if (!isAllowed || form === undefined) return null;
  return (
    <div className="buttons">
      <button className={step.optional ? 'btn' : 'btn pri'} onClick={() => onOpen(form)}>
        {form.verb}
      </button>
    </div>
  );
}

const isOf = (person: PersonInRole, { roles, partyId, personIds }: NextStep): boolean =>
  roles.includes(person.role) &&
  (partyId === null || person.partyId === partyId) &&
  (personIds.length === 0 || personIds.includes(person.personId));

const OTHERS_MAX = 3;

/** People on record who could do it, where anybody may act as anyone. */
function Others({ step, place }: { readonly step: NextStep; readonly place: Place | null }) {
  const session = useView('session').data;
  if (session?.signIn !== 'choose' || step.barred !== null) return null;
  const people = session.people.filter((person) => isOf(person, step));
  // One of each office that may, and where it is one office alone, its first few.
  const heads = step.roles.flatMap((role) => people.filter((one) => one.role === role).slice(0, 1));
  const shown = heads.length > 1 ? heads : people;
  return <ActAs people={shown.slice(0, OTHERS_MAX)} place={place} />;
}

function MissionsTurn() {
  const session = useView('session').data;
  const chief = session?.people.filter(({ role }) => role === 'chief') ?? [];
  return (
    <>
      <p className="mid">Nothing is asked of the parties. What the mission does next is its own.</p>
      {session?.signIn === 'choose' ? <ActAs people={chief.slice(0, 1)} place={null} /> : null}
    </>
  );
}

function ActAs({
  people,
  place,
}: {
  readonly people: readonly PersonInRole[];
  readonly place: Place | null;
}) {
  const { address, go } = useNavigation();
  return (
    <div className="actas">
      {people.map((person) => (
        <button
          key={`${person.personId} ${person.role}`}
          className="btn"
          onClick={() =>
            go(place ?? address.place, {}, { as: person.personId, role: person.role, party: null })
          }
        >
          <span>
            Act as <b>{person.name}</b>
          </span>
          <small>
            {person.label}, {person.nation}
          </small>
        </button>
      ))}
    </div>
  );
}
