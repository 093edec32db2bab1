import type { Agreement, Capacity, Cite, Instrument, Modality, OpenType } from './agreement.ts';
import { inquireInto } from './check/inquiry.ts';
import { normsHangingOn } from './check/open-terms.ts';
import { choicesOf, namesOf, termsOfNorm } from './evaluate/scene.ts';
import type { Names } from './names.ts';

/** One actor's part in one instrument. `through` names the group under which the text lists the actor, or null. */
export interface InstrumentCell {
  readonly instrument: string;
  readonly actor: string;
  readonly capacity: Capacity;
  readonly through: string | null;
  readonly cites: readonly Cite[];
}

/** Who did what about which document. An actor may have several cells in one column: sources may disagree. */
export interface InstrumentMatrix {
  readonly instruments: readonly Instrument[];
  /** Parties with at least one cell, in the order of the text. */
  readonly actors: readonly string[];
  readonly cells: readonly InstrumentCell[];
  /** Instruments whose text says that more took part than it names, by capacity. */
  readonly others: readonly { readonly instrument: string; readonly capacity: Capacity }[];
}

export function instrumentMatrix(agreement: Agreement): InstrumentMatrix {
  const names = namesOf(agreement);
  const instruments = names.all('instrument');
  const roles = instruments.flatMap(({ id, roles: own }) =>
    own.map((role) => ({ instrument: id, ...role })),
  );
  const cells = roles.flatMap(({ instrument, capacity, actors, cites }) =>
    actors.flatMap((named) => {
      const group = names.find('party', named) === null;
      const members = group ? names.membersOf(named) : [named];
      const through = group ? named : null;
      return members.map((actor) => ({ instrument, actor, capacity, through, cites }));
    }),
  );
  const others = roles
    .filter(({ actors }) => actors.some((each) => namesMore(names, each)))
    .map(({ instrument, capacity }) => ({ instrument, capacity }));
  const seen = new Set(cells.map((cell) => cell.actor));
  const actors = names.all('party').flatMap(({ id }) => (seen.has(id) ? [id] : []));
  return { instruments, actors, cells, others };
}

function namesMore(names: Names, id: string): boolean {
  const group = names.find('group', id);
  return group !== null && (group.others || group.members.some((each) => namesMore(names, each)));
}

/** A question the text leaves open, and what waits for its answer. */
export interface OpenQuestion {
  /** The open term, or the norm whose readings compete. */
  readonly term: string;
  readonly kind: 'open' | 'readings';
  readonly type: OpenType | 'reading';
  readonly title: string;
  readonly clause: string | null;
  readonly line: number;
  readonly choices: readonly { readonly value: string; readonly title: string | null }[];
  readonly cites: readonly Cite[];
  /** Norms that mention it. `decides`: some history comes out differently with another answer. */
  readonly blocks: readonly {
    readonly norm: string;
    readonly title: string;
    readonly clause: string;
    readonly modality: Modality;
    readonly decides: boolean;
  }[];
}

/** Every open question of an agreement, those that decide most norms first. */
export function openQuestions(agreement: Agreement): readonly OpenQuestion[] {
  const names = namesOf(agreement);
  const inquiry = inquireInto(agreement);
  const terms = names.all('open').map((open) => ({
    ...base(names, open),
    kind: 'open' as const,
    type: open.type,
    choices: choicesOf(names, open.id).map((value) => ({ value, title: titleOf(names, value) })),
  }));
  const readings = names.all('norm').flatMap((norm) =>
    norm.readings === undefined
      ? []
      : [
          {
            ...base(names, norm),
            kind: 'readings' as const,
            type: 'reading' as const,
            choices: norm.readings.map(({ id, title }) => ({ value: id, title })),
          },
        ],
  );
  const questions = [...terms, ...readings].map((each): OpenQuestion => {
    const decided = new Set(normsHangingOn(inquiry, each.term).map(({ norm }) => norm.id));
    const asking = names.all('norm').filter((norm) => termsOfNorm(names, norm).includes(each.term));
    const blocks = asking.map((norm) => ({
      norm: norm.id,
      title: norm.title,
      clause: names.clauseOf(norm)?.id ?? '',
      modality: norm.duty.modality,
      decides: decided.has(norm.id),
    }));
    return { ...each, blocks };
  });
  const weight = ({ blocks }: OpenQuestion) => blocks.filter((each) => each.decides).length;
  return questions.sort((left, right) => weight(right) - weight(left) || left.line - right.line);
}

function base(names: Names, declaration: ReturnType<Names['all']>[number]) {
  const { id, title, at, cites } = declaration;
  const clause = names.clauseOf(declaration)?.id ?? null;
  return { term: id, title, clause, line: at.line, cites };
}

const TITLED = ['fact', 'body', 'group', 'party', 'standard', 'severity'] as const;

function titleOf(names: Names, id: string): string | null {
  for (const kind of TITLED) {
    const found = names.find(kind, id);
    if (found !== null) return found.title;
  }
  return null;
}
