import type { Refusal } from '../observations/intake.ts';
import { refuse } from './answer.ts';
import type { Command, CommandKind } from './command.ts';
import { COMMAND_SCHEMA } from './command-schema.ts';
import { membersOf, wrongMembers } from './parse-fields.ts';

type Unsigned<C> = C extends unknown ? Omit<C, 'by'> : never;

/** What a person asks, without who asks: the edge adds that from whom it knows to be signed in. */
export type AskedCommand = Unsigned<Command>;

/**
 * Reads what came over the wire as a command: the value itself, unchanged, when it has every member that `COMMAND_SCHEMA` names for its
 * kind, each within its bounds, and no others (`by` is one of those others). A refusal that names the member, what was expected and what was
 * found otherwise. Pure. Whether it may be done is for `decide` to say.
 */
export function parseCommand(value: unknown): AskedCommand | Refusal {
  const refusal = wrongCommand(value);
  return isAsked(value, refusal) ? value : (refusal ?? refuse('malformed', 'a command', 'none'));
}

/** True for the commands among what `parseCommand` answers. */
export function isCommand(parsed: AskedCommand | Refusal): parsed is AskedCommand {
  return 'kind' in parsed;
}

/** The table is what says that the value is a command: each row has, by its type, exactly the members of one. */
function isAsked(value: unknown, refusal: Refusal | null): value is AskedCommand {
  return refusal === null && value !== undefined;
}

function wrongCommand(value: unknown): Refusal | null {
  const members = membersOf(value);
  if (members === null) return refuse('malformed', 'an object with a kind', typeof value);
  const kind = members.get('kind');
  if (!isKind(kind))
    return refuse('unknown-value', 'kind: a kind of command', String(kind).slice(0, 60));
  return wrongMembers(
    value,
    { kind: { type: 'enum', words: [kind] }, ...COMMAND_SCHEMA[kind] },
    '',
  );
}

function isKind(kind: unknown): kind is CommandKind {
  return typeof kind === 'string' && Object.hasOwn(COMMAND_SCHEMA, kind);
}
