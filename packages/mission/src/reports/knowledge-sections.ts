import { clockText, dayWords, numberText, percentText } from '@holdfast/domain';
import type { MissionReport, Unknown } from '@holdfast/domain';
import type { Section } from './document.ts';
import type { Speaker } from './speak.ts';

/** What the report does not know: as prominent as what it does. */
export function unknownSection(speaker: Speaker, { unknowns }: MissionReport): Section {
  return {
    id: 'not-known',
    heading: speaker.say('section.unknowns'),
    blocks: [{ block: 'list', items: unknowns.map((each) => unknownWords(speaker, each)) }],
  };
}

function unknownWords({ language, say }: Speaker, unknown: Unknown): string {
  switch (unknown.code) {
    case 'sectors-unseen':
      return say('unknown.sectors-unseen', {
        sectors: unknown.sectors
          .map(({ name, seenPpm }) =>
            say('unknown.of', { name, share: percentText(language, seenPpm) }),
          )
          .join(', '),
      });
    case 'feed-silent':
      return say('unknown.feed-silent', { name: unknown.name });
    case 'open-ends':
      return say('unknown.open-ends', { name: unknown.name, n: unknown.count });
    case 'unverifiable':
      return say(`unknown.unverifiable.${unknown.why}`, { id: unknown.incidentId });
    case 'undetermined':
      return say('unknown.undetermined', {
        n: unknown.cases.length,
        cases: unknown.cases.map((each) => `${each.incidentId} (${each.findingId})`).join(', '),
      });
    case 'clauses-undecided':
      return say('unknown.clauses-undecided', { clauses: unknown.clauseIds.join(', ') });
    case 'not-looked-into':
    case 'replies-awaited':
    case 'claims-alone':
    case 'refused':
      return say(`unknown.${unknown.code}`, { n: unknown.count });
    case 'period-open':
      return say('unknown.period-open', {
        day: dayWords(language, unknown.knownAtMs),
        time: clockText(unknown.knownAtMs),
      });
    case 'coverage-unknown':
    case 'alerts-no-attack':
    case 'thermal-no-proof':
    case 'later-entries':
      return say(`unknown.${unknown.code}`);
  }
}

/** Where a report comes from, beyond what it says: enough to make it again. */
export interface Seal {
  /** SHA-256 of the state at the cut, hex. */
  readonly stateHash: string;
  /** The command that makes this report from the record. */
  readonly command: string;
}

/** How the report was made, so that a stranger can make it again. */
export function methodSection(speaker: Speaker, report: MissionReport, seal: Seal): Section {
  const { language, say } = speaker;
  const { cut, sources, withheld, figures, sectors } = report;
  const items = [
    say('method.cut', {
      entries: numberText(language, cut.entries),
      origin: cut.origin,
      day: speaker.day(cut.knownAtMs),
      time: clockText(cut.knownAtMs),
    }),
    say('method.state', { hash: seal.stateHash }),
    say('method.rebuild', { command: seal.command }),
    ...(figures.some(({ unit }) => unit === 'ms') ? [say('method.region-hours')] : []),
    ...(sectors.length > 0 ? [say('method.seen')] : []),
    ...(sources.length > 0
      ? [say('method.sources', { names: sources.map(({ name }) => name).join('; ') })]
      : []),
    ...(withheld > 0 ? [say('method.withheld', { n: withheld })] : []),
  ];
  return { id: 'method', heading: say('section.method'), blocks: [{ block: 'list', items }] };
}
