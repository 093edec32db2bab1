import { clockLengthMs } from '../clocks/clock-terms.ts';
import type { EntryOf } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { reopening } from '../incidents/fold.ts';
import { step } from '../incidents/step.ts';
import type { TaskJudgements } from './judgements.ts';

/** The kinds of entry about the work of the floor. */
export const TASK_KINDS: Readonly<Record<keyof TaskJudgements, true>> = {
  'task.assigned': true,
  'task.done': true,
  'handover.signed': true,
  'handover.noted': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldTask(state: FoldState, entry: EntryOf<keyof TaskJudgements>): void {
  const by = id<'person'>(entry.author.id);
  switch (entry.kind) {
    case 'task.assigned':
      return foldAssigned(state, entry);
    case 'task.done':
      return foldDone(state, entry);
    case 'handover.signed':
      state.handovers.set(entry.judgement.handoverId, { ...stated(entry), by, notes: [] });
      return;
    case 'handover.noted':
      return replace(state.handovers, entry.judgement.handoverId, (handover) => ({
        ...handover,
        notes: [...handover.notes, { ...stated(entry), by }],
      }));
  }
}

function foldAssigned(state: FoldState, entry: EntryOf<'task.assigned'>): void {
  const { taskId, assignee, incidentId } = entry.judgement;
  const lengthMs = clockLengthMs(state, assignee === 'patrol' ? 'site_clock' : 'remote_clock');
  const dueMs = lengthMs === null ? null : entry.recordedAtMs + lengthMs;
  state.tasks.set(taskId, { ...stated(entry), dueMs, done: null });
  if (incidentId !== null)
    step(state, entry, incidentId, ({ sentAtMs }) => ({
      sentAtMs: sentAtMs ?? entry.recordedAtMs,
    }));
}

/** A crater form is new evidence: the ledger is due, and a case that had a finding is open again. */
function foldDone(state: FoldState, entry: EntryOf<'task.done'>): void {
  const { taskId, azimuthReadings } = entry.judgement;
  replace(state.tasks, taskId, (task) => ({ ...task, done: stated(entry) }));
  const incidentId = state.tasks.get(taskId)?.judgement.incidentId ?? null;
  if (incidentId === null) return;
  step(state, entry, incidentId, (incident) =>
    azimuthReadings === 0 ? {} : { changedAt: entry.index, ...reopening(incident, entry) },
  );
}
