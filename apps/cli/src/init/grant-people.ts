import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, Command } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import { mustExecute } from '../adoption.ts';
import { UsageError } from '../command.ts';
import { complaintsAbout, describeProblem } from './problem.ts';
import { readPeople } from './read-people.ts';
import type { PersonRow } from './read-people.ts';

/** Commands for the roles of `people` that are not on record yet; the first row's person, a custodian, grants them. */
export function missingGrants(mission: Mission, people: readonly PersonRow[]): readonly Command[] {
  const [custodian] = people;
  if (custodian === undefined) return [];
  const by: Actor = { personId: custodian.personId, role: 'custodian' };
  return people
    .filter(
      ({ personId, role }) =>
        mission.state.grants.get(personId)?.some(({ judgement }) => judgement.role === role) !==
        true,
    )
    .map(({ personId, role, nation, partyId, name }) => ({
      kind: 'grant-role',
      by,
      judgement: { personId, role, nation, partyId },
      name,
    }));
}

/** Puts the people of a folder's `people.csv` on record, as far as they are not; returns how many roles were granted, 0 without such a file. */
export async function grantPeople(mission: Mission, folder: string): Promise<number> {
  const path = join(folder, 'people.csv');
  if (!existsSync(path)) return 0;
  const complaints = complaintsAbout(path);
  const parties = new Set<string>(mission.state.agreement?.judgement.parties ?? []);
  const people = readPeople(new Uint8Array(readFileSync(path)), parties, complaints);
  const [problem] = complaints.problems;
  if (problem !== undefined) throw new UsageError(describeProblem(problem));
  const commands = missingGrants(mission, people);
  for (const command of commands) await mustExecute(mission, command);
  return commands.length;
}
