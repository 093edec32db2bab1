import type { TaskShown } from '@holdfast/domain';
import { RESULTS } from '../act/forms/case-forms.ts';
import { Link } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';

const DEGREES = 1_000;

/** Who was sent to find out what, until when, and what came of it. */
export function Tasks({ tasks }: { readonly tasks: readonly TaskShown[] }) {
  if (tasks.length === 0)
    return (
      <Empty title="Nobody was sent.">A task goes to a patrol, a drone, imagery or a camera.</Empty>
    );
  return (
    <table className="plain num">
      <caption className="sr">Tasks</caption>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">What</th>
          <th scope="col">Until</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId}>
            <td>
              <b>{task.assignee}</b>
              <small>
                {task.incidentId === null ? (
                  (task.sectorName ?? '')
                ) : (
                  <Link
                    to={{ desk: 'case', caseId: task.incidentId, tab: 'process' }}
                    className="cite"
                  >
                    {task.incidentId}
                  </Link>
                )}
              </small>
            </td>
            <td>
              {task.text ?? 'not shown to you'} <Cite index={task.entryIndex} />
            </td>
            <td className={task.overdue ? 'missed' : ''}>
              {task.dueMs === null ? 'no clock' : `${dayAndClock(task.dueMs)} UTC`}
              {task.overdue ? <small>overdue</small> : null}
            </td>
            <td>
              {task.result === null ? 'open' : RESULTS[task.result]}
              {task.report === null ? null : <small>{task.report}</small>}
              {task.azimuth === null ? null : (
                <small>
                  crater azimuth {(task.azimuth.azimuthMdeg / DEGREES).toFixed(1)}° ±{' '}
                  {(task.azimuth.sigmaMdeg / DEGREES).toFixed(1)}° from {task.azimuth.readings}{' '}
                  readings; weighed, never a place of firing
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
