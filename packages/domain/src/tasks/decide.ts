import { clocksOf } from '../clocks/clocks-of.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { stageOf } from '../incidents/stage-of.ts';
import { craterAzimuth } from './crater.ts';
import type { TaskCommand } from './command.ts';

/** What a command about the work of the floor leads to, at `nowMs`. `author` has been checked to hold the role. */
export function decideTask(
  state: State,
  command: TaskCommand,
  author: Author,
  nowMs: number,
): Answer {
  switch (command.kind) {
    case 'assign-task':
      return assignTask(state, command, author);
    case 'complete-task':
      return completeTask(state, command, author);
    case 'sign-handover':
      return signHandover(state, command, author, nowMs);
    case 'note-handover':
      return noteHandover(state, command, author);
  }
}

type CommandOf<K extends TaskCommand['kind']> = Extract<TaskCommand, { readonly kind: K }>;

function assignTask(state: State, command: CommandOf<'assign-task'>, author: Author): Answer {
  const { assignee, incidentId, sectorId, text } = command;
  if (incidentId === null && sectorId === null)
    return refuse('malformed', 'an incident or a sector', 'neither');
  const sectors = state.agreement?.judgement.sectors ?? [];
  if (sectorId !== null && !sectors.includes(sectorId))
    return refuse('not-found', `one of ${sectors.join(', ')}`, sectorId);
  const incident = incidentId === null ? null : state.incidents.get(incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', incidentId ?? 'none');
  if (incident !== null && incident.mergedInto !== null)
    return refuse('wrong-state', 'an incident of its own', stageOf(incident));
  return {
    kind: 'task.assigned',
    author,
    judgement: {
      taskId: numberedId<'task'>('TA', state.tasks.size + 1),
      assignee,
      incidentId,
      sectorId,
    },
    content: { text },
  };
}

/** Of a crater form the azimuth and its error are computed here, once, and kept beside the readings. */
function completeTask(state: State, command: CommandOf<'complete-task'>, author: Author): Answer {
  const { taskId, result, text, crater } = command;
  const task = state.tasks.get(taskId);
  if (task === undefined) return refuse('not-found', 'a task on record', taskId);
  if (task.done !== null)
    return refuse('wrong-state', 'a task not yet done', task.done.judgement.result);
  if (crater !== null && (result !== 'confirmed' || task.judgement.incidentId === null))
    return refuse('malformed', 'a crater form with what was confirmed of an incident', result);
  const azimuth = crater === null ? null : craterAzimuth(crater);
  if (crater !== null && azimuth === null)
    return refuse('malformed', 'readings that point some way', 'readings that point all ways');
  return {
    kind: 'task.done',
    author,
    judgement: { taskId, result, azimuthReadings: crater?.azimuthsMdeg.length ?? 0 },
    content: {
      text,
      ...(crater === null || azimuth === null
        ? {}
        : {
            crater: {
              place: { ...crater.place },
              azimuthsMdeg: crater.azimuthsMdeg,
              instrumentMdeg: crater.instrumentMdeg,
              ...azimuth,
            },
          }),
    },
  };
}

/** Most clocks that one hand-over lists: about 10 KiB. */
const CLOCKS_MAX = 100;

function signHandover(
  state: State,
  { text }: CommandOf<'sign-handover'>,
  author: Author,
  nowMs: number,
): Answer {
  const open = clocksOf(state, nowMs)
    .filter(({ metAtMs, standing }) => metAtMs === null && standing !== 'paused')
    .map(({ clockId, dueMs, standing }) => ({
      clockId,
      dueMs,
      missed: standing === 'missed' ? (1 as const) : (0 as const),
    }));
  return {
    kind: 'handover.signed',
    author,
    judgement: {
      handoverId: numberedId<'handover'>('HO', state.handovers.size + 1),
      openClocks: open.slice(0, CLOCKS_MAX),
      openClocksTotal: open.length,
    },
    content: { text },
  };
}

/** What was signed stays as it was: a later note is added to it. */
function noteHandover(
  state: State,
  { handoverId, text }: CommandOf<'note-handover'>,
  author: Author,
): Answer {
  if (!state.handovers.has(handoverId))
    return refuse('not-found', 'a hand-over on record', handoverId);
  return { kind: 'handover.noted', author, judgement: { handoverId }, content: { text } };
}
