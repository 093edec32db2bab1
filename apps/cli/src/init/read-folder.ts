import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groundFrom, id, sharesOfSide } from '@holdfast/domain';
import type { PartyId } from '@holdfast/domain';
import {
  checkAgreement,
  loadAgreement,
  PactError,
  parameters,
  tabulateNames,
} from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import { complaintsAbout } from './problem.ts';
import type { Problem } from './problem.ts';
import { readGeometry } from './read-geometry.ts';
import type { DrawnMap } from './read-geometry.ts';
import { readPeople } from './read-people.ts';
import type { PersonRow } from './read-people.ts';
import { readSensors, readSources } from './read-sources.ts';
import type { SensorRow, SourceRow } from './read-sources.ts';

/** The files a person edits, by what they hold. */
export const FILES = {
  agreement: 'agreement.pact',
  geometry: 'geometry.json',
  people: 'people.csv',
  sources: 'sources.csv',
  sensors: 'sensors.csv',
} as const;

/** A folder that may be adopted. */
export interface MissionPlan {
  readonly agreement: Agreement;
  readonly text: string;
  readonly drawn: DrawnMap;
  readonly parties: readonly { readonly partyId: PartyId; readonly name: string }[];
  readonly people: readonly PersonRow[];
  readonly sources: readonly SourceRow[];
  readonly sensors: readonly SensorRow[];
  /** What stands in no one's way, and should be known: sentences. */
  readonly notes: readonly string[];
}

export type FolderReading =
  | { readonly ok: true; readonly plan: MissionPlan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads and checks the five files of a folder, each against the others; says everything that is wrong at once. */
export function readFolder(dir: string): FolderReading {
  const missing = Object.values(FILES)
    .filter((file) => !existsSync(join(dir, file)))
    .map((file) => ({ file: join(dir, file), line: 0, expected: 'a file', found: 'none' }));
  if (missing.length > 0) return { ok: false, problems: missing };
  const about = (file: string) => complaintsAbout(join(dir, file));
  const bytes = (file: string) => new Uint8Array(readFileSync(join(dir, file)));

  const ofMap = about(FILES.geometry);
  const drawn = readGeometry(readFileSync(join(dir, FILES.geometry), 'utf8'), ofMap);
  const text = readFileSync(join(dir, FILES.agreement), 'utf8');
  const read = readAgreement(text, join(dir, FILES.agreement));
  const parties =
    read.agreement === null || drawn === null
      ? []
      : partiesThatHold(read.agreement, drawn, ofMap.add);
  if (drawn !== null && ofMap.problems.length === 0 && parties.length === 2)
    complainOfSides(drawn, parties, ofMap.add);

  const partyIds = new Set<string>(parties.map(({ partyId }) => partyId));
  const ofPeople = about(FILES.people);
  const people = readPeople(bytes(FILES.people), partyIds, ofPeople);
  const ofSources = about(FILES.sources);
  const sources = readSources(bytes(FILES.sources), partyIds, ofSources);
  const ofSensors = about(FILES.sensors);
  const boundsDeg = drawn?.map.boundsDeg ?? WHOLE_EARTH;
  const sensors = readSensors(bytes(FILES.sensors), { sources, boundsDeg }, ofSensors);

  const textAndMap = [...read.problems, ...ofMap.problems];
  // Who may speak for which party is known only once text and map are right.
  const lists =
    textAndMap.length > 0
      ? []
      : [...ofPeople.problems, ...ofSources.problems, ...ofSensors.problems];
  const { agreement } = read;
  if (textAndMap.length + lists.length > 0 || agreement === null || drawn === null) {
    return { ok: false, problems: [...textAndMap, ...lists] };
  }
  const notes = [...read.notes, ...notesOnPeople(people)];
  return { ok: true, plan: { agreement, text, drawn, parties, people, sources, sensors, notes } };
}

const WHOLE_EARTH = [-180, -90, 180, 90] as const;

interface ReadAgreement {
  readonly agreement: Agreement | null;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

function readAgreement(text: string, file: string): ReadAgreement {
  const loaded = loadAgreement(text);
  if (!loaded.ok) {
    const problems = loaded.diagnostics.map(({ at, expected, found, hint }) => ({
      file,
      line: at.line,
      expected,
      found: hint === '' ? found : `${found}; ${hint}`,
    }));
    return { agreement: null, problems, notes: [] };
  }
  const { agreement } = loaded;
  const wanting = numberProblem(agreement, file, text);
  if (wanting !== null) return { agreement: null, problems: [wanting], notes: [] };
  const defects = checkAgreement(agreement).map(
    ({ line, witness }) => `${file}:${line}: ${witness.words}`,
  );
  const silent = tabulateNames(agreement)
    .all('finding')
    .some(({ act }) => act === 'fire')
    ? []
    : [`${file}: no finding is of the act fire: what the mission finds will open nothing.`];
  return { agreement, problems: [], notes: [...defects, ...silent] };
}

/** What the running mission misses in the agreement's numbers, at the line that names the parameter. */
function numberProblem(agreement: Agreement, file: string, text: string): Problem | null {
  try {
    parameters(agreement);
    return null;
  } catch (error) {
    if (!(error instanceof PactError)) throw error;
    const name = /^parameter (\w+)/.exec(error.message)?.[1] ?? 'priors';
    const at = text
      .split('\n')
      .findIndex((row) => new RegExp(`^\\s*(parameter\\s+${name}|${name})\\b`).test(row));
    const [, expected = error.message, found = ''] =
      /expected (.*), found (.*)$/.exec(error.message) ?? [];
    return { file, line: at + 1, expected: `${name}: ${expected}`, found };
  }
}

type Add = (line: number, expected: string, found: string) => void;

function partiesThatHold(agreement: Agreement, drawn: DrawnMap, add: Add): MissionPlan['parties'] {
  const declared = tabulateNames(agreement).all('party');
  const ids = declared.map((party) => party.id).join(', ');
  for (const { partyId, line } of drawn.holders) {
    if (!declared.some((party) => party.id === partyId))
      add(line, `partyId: a party of the agreement (${ids})`, partyId);
  }
  if (drawn.holders.length !== 2)
    add(0, 'two areas, one for each party at the line', `${drawn.holders.length}`);
  return declared
    .filter((party) => drawn.holders.some(({ partyId }) => partyId === party.id))
    .map((party) => ({ partyId: id<'party'>(party.id), name: party.title }));
}

/** Of a shot only the side of the line is told: a party must hold the ground left of it, the other the rest. */
function complainOfSides(drawn: DrawnMap, parties: MissionPlan['parties'], add: Add): void {
  const ground = groundFrom({ geometry: JSON.parse(JSON.stringify(drawn.map)) });
  if (ground === null) return add(0, 'a map that ground can be made of', 'none');
  const shares = sharesOfSide(
    ground,
    parties.map(({ partyId }) => partyId),
    WHOLE_PPM,
  );
  if (shares.some(({ ppm }) => ppm === WHOLE_PPM)) return;
  add(0, "a party's area left of the line, seen along its direction, 500 m out", 'nobody there');
}

const WHOLE_PPM = 1_000_000;

function notesOnPeople(people: readonly PersonRow[]): readonly string[] {
  const of = (role: string) => people.filter((person) => person.role === role);
  const missing = ['watch', 'investigator', 'reviewer', 'chief'].filter(
    (role) => of(role).length === 0,
  );
  const unreviewed = of('investigator').filter(({ nation }) =>
    of('reviewer').every((other) => other.nation === nation),
  );
  return [
    ...missing.map(
      (role) => `${FILES.people}: nobody is ${role}: no finding can be issued without one.`,
    ),
    ...(of('reviewer').length === 0 ? [] : unreviewed).map(
      ({ name, line }) => `${FILES.people}:${line}: no reviewer is of another nation than ${name}.`,
    ),
  ];
}
