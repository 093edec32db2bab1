import { id } from '@holdfast/domain';
import type { CaseView, Judgements } from '@holdfast/domain';
import {
  CHIEF,
  HOUR_MS,
  INFORMATION,
  INVESTIGATOR,
  MINUTE_MS,
  REVIEWER,
  WATCH,
} from './served-scene.ts';
import type { ServedScene } from './served-scene.ts';

type Located = Judgements['event.located'];

/** Sound of one blow. What is not said: an impact in the middle of the northern half of S2, held by A. */
export function impact(
  change: Pick<Located, 'eventId' | 'originTimeMs'> & Partial<Located>,
): Located {
  return {
    eventKind: 'impact',
    area: {
      shape: 'ellipse',
      ...{ latitudeUdeg: -46_950_000, longitudeUdeg: -126_130_000 },
      ...{ semiMajorM: 60, semiMinorM: 40, azimuthDeg: 30 },
    },
    sectorId: id('S2'),
    sharesPpm: shares(1_000_000),
    arrivals: 12,
    notBeforeMs: change.originTimeMs + 10 * MINUTE_MS,
    ...change,
  };
}

/** A launch: the side of the line that it came from and a cell, never a point. */
export function launch(
  change: Pick<Located, 'eventId' | 'originTimeMs'> & Partial<Located>,
): Located {
  const cell = { latitudeUdeg: -46_950_000, longitudeUdeg: -126_130_000, sizeM: 5_000 };
  return { ...impact(change), eventKind: 'launch', area: { shape: 'cell', ...cell }, ...change };
}

/** Shares of the two parties, parts per million. */
export function shares(ofA: number): Located['sharesPpm'] {
  return [
    { partyId: id('A'), ppm: ofA },
    { partyId: id('B'), ppm: 1_000_000 - ofA },
  ];
}

export const caseOf = (scene: ServedScene, incidentId: string, query = '') =>
  scene.view<CaseView>(WATCH, `case/${incidentId}`, query);

/** Drafts what the ledger says, has it reviewed and gives notice of it to both parties, a minute a step. */
export async function draftAndServe(scene: ServedScene, incidentId: string): Promise<string> {
  const step = async (...[by, command]: Parameters<ServedScene['do']>) => {
    await scene.do(by, command);
    scene.clock.advanceTo(scene.clock.nowMs() + MINUTE_MS);
  };
  const { incident, ledger } = await caseOf(scene, incidentId);
  if (incident.stage === 'proposed')
    await step(WATCH, { kind: 'open-incident', incidentId, reason: 'Worth a look.' });
  const standard = ledger?.standards.find(({ met }) => met);
  await step(INVESTIGATOR, {
    ...{ kind: 'draft-finding', incidentId, statement: 'What we find.' },
    responsible: standard === undefined ? 'undetermined' : ledger?.leading,
    standardId: standard?.standardId ?? null,
    ledgerIndex: ledger?.entryIndex,
  });
  const findingId = (await caseOf(scene, incidentId)).findingChain.at(-1)?.findingId ?? '';
  await step(REVIEWER, {
    ...{ kind: 'review-finding', findingId, outcome: 'agreed', reason: 'So do I.' },
  });
  await step(CHIEF, {
    ...{ kind: 'serve-notice', subject: 'draft-finding', subjectId: findingId },
    text: 'What we mean to find.',
  });
  return findingId;
}

/** A file of a day's report for the mission, as it would be issued now. */
export async function reportOf(
  scene: ServedScene,
  fileName: string,
  dayMs: number,
): Promise<string> {
  const query = `daily;${dayMs};${dayMs + 24 * HOUR_MS};${scene.mission.state.entries};mission`;
  const { personId, role } = INFORMATION;
  const address = `${scene.url}/api/report-draft-file/${query}/${fileName}`;
  return (await fetch(`${address}?as=${personId}&role=${role}`)).text();
}

/** An annex of that report: rows of cells by column. */
export async function annexOf(
  scene: ServedScene,
  name: string,
  dayMs: number,
): Promise<readonly Readonly<Record<string, string | undefined>>[]> {
  const text = await reportOf(scene, `${name}.csv`, dayMs);
  const [header = [], ...rows] = text
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at]])));
}
