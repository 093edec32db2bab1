import { useState } from 'react';
import { MAY } from '@holdfast/domain';
import type { Role } from '@holdfast/domain';
import { useActor } from '../act/use-actor.ts';
import { Empty } from '../parts/states.tsx';
import { RecordAct } from './record-act.tsx';
import type { RecordProps } from './record-act.tsx';
import { RecordDecision } from './record-decision.tsx';
import { RecordPledge } from './record-pledge.tsx';

interface Kind {
  readonly name: string;
  readonly explains: string;
  readonly may: readonly Role[];
  readonly form: (props: RecordProps) => React.ReactNode;
}

const KINDS: readonly Kind[] = [
  {
    name: 'An act',
    explains: 'That something happened, and who says so.',
    may: MAY['record-act'],
    form: RecordAct,
  },
  {
    name: 'A decision with votes',
    explains: 'What a parliament or a government decided.',
    may: MAY['record-national-decision'],
    form: RecordDecision,
  },
  {
    name: 'A pledge',
    explains: 'What a state offers, refuses or has moved on with, in whose words.',
    may: MAY['record-pledge'],
    form: RecordPledge,
  },
];

/** What a person may add to the register. It can be followed by a later statement, never removed. */
export function Recording({ view, onDone }: RecordProps) {
  const actor = useActor();
  const kinds = KINDS.filter(({ may }) => actor === null || may.includes(actor.role));
  const [name, setName] = useState<string | null>(null);
  const kind = kinds.find((each) => each.name === name) ?? kinds[0];
  if (kind === undefined)
    return (
      <Empty title={`Not as ${actor?.label.toLowerCase() ?? 'a reader'}.`}>
        Acts, decisions and pledges are recorded by planners, capitals, the commission and the chief
        of mission. Choose who acts at the top right.
      </Empty>
    );
  const Form = kind.form;
  return (
    <>
      <span className="seg" role="group" aria-label="What to record">
        {kinds.map((each) => (
          <button key={each.name} aria-pressed={each === kind} onClick={() => setName(each.name)}>
            {each.name}
          </button>
        ))}
      </span>
      <p className="dim">{kind.explains} A later statement can follow it; none removes it.</p>
      <Form view={view} onDone={onDone} />
    </>
  );
}
