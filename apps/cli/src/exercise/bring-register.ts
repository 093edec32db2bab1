import { readFileSync } from 'node:fs';
import { id } from '@holdfast/domain';
import type { Actor, Command } from '@holdfast/domain';
import { MS_PER_DAY, parseDay } from '@holdfast/geo';
import { takeDocument, takeRegister } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import { mustExecute } from '../adoption.ts';
import { UsageError } from '../command.ts';

const FOLDER = new URL('../../../../agreements/exercise/', import.meta.url);

/** Two invented reports of the conference at which states said what they give: every claim cites a range of their bytes. */
const REPORTS = [
  {
    fileName: 'communique.txt',
    publisher: 'Conference of Halloway',
    title: 'Closing statement of the Conference of Halloway',
  },
  {
    fileName: 'wire.txt',
    publisher: 'Strait Telegraph Agency',
    title: 'Evening report from Halloway',
  },
] as const;
const REPORTED_ON = '2031-03-10';

/** Parliaments that have voted before the watch; the others are a visitor's to record. */
const VOTES = [
  { state: 'V', body: 'THING', day: '2031-03-07', votes: [71, 28, 1] },
  { state: 'N', body: 'RIKSTING', day: '2031-03-12', votes: [88, 61, 0] },
] as const;

/**
 * Puts on record what invented states have promised: the reports, the claims and pledges that cite them, and two votes of parliaments,
 * as `planner` reports them. Throws `UsageError` when a row is refused.
 */
export async function bringRegister(mission: Mission, planner: Actor): Promise<void> {
  for (const { fileName, publisher, title } of REPORTS) {
    const bytes = new Uint8Array(readFileSync(new URL(fileName, FOLDER)));
    const publishedDay = dayOf(REPORTED_ON);
    await takeDocument(mission, { fileName, bytes }, { publisher, title, publishedDay });
  }
  const { refusals } = await takeRegister(mission, {
    'claims.json': textOf('claims.json'),
    'instruments.json': textOf('instruments.json'),
    'commitments.json': textOf('commitments.json'),
  });
  const [wrong] = refusals;
  if (wrong !== undefined) {
    const { file, line, expected, found } = wrong;
    throw new UsageError(`${file}:${line}: expected ${expected}, found ${found}`);
  }
  for (const vote of VOTES) await mustExecute(mission, nationalDecision(vote, planner));
}

function nationalDecision({ state, body, day, votes }: (typeof VOTES)[number], by: Actor): Command {
  const [votesFor, votesAgainst, abstained] = votes;
  return {
    kind: 'record-national-decision',
    by,
    judgement: {
      stateId: id<'actor'>(state),
      body: id<'actor'>(body),
      outcome: 'approved',
      votesFor,
      votesAgainst,
      abstained,
      decidedMs: dayOf(day) * MS_PER_DAY,
    },
    reason: 'As the parliament’s own journal has it.',
  };
}

const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new UsageError(`expected YYYY-MM-DD, found "${text}"`);
  return day;
}
