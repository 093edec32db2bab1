import { ENGINE, propose } from '@holdfast/domain';
import type { Engine } from '@holdfast/domain';
import type { Mission } from '../mission.ts';

/** Reports that speak of one incident become one; called once after all files of an import. */
export async function gatherReports(mission: Mission, engine: Engine = ENGINE): Promise<number> {
  const made = await mission.record((state) =>
    propose(state, { stage: 'incidents-from-reports', contentOf: mission.contentOf }, engine),
  );
  return made.length;
}
