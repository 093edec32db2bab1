import { percentText } from '@holdfast/domain';
import type { MissionReport, ReportFigure } from '@holdfast/domain';
import { meanWords, valueWords } from './speak.ts';
import type { Speaker } from './speak.ts';

/** So many earlier periods must be known before one is called the highest of all. */
const PERIODS_LEAST = 7;

/**
 * The figure that the report leads with: the first that is higher than in any earlier period that the record knows, if it knows a week of them;
 * else the first that anybody can say. Null where nobody can say anything.
 */
export function leadOf({ figures }: MissionReport): ReportFigure | null {
  const known = figures.filter(({ value }) => value !== null);
  return known.find(isHighest) ?? known[0] ?? null;
}

function isHighest({ earlier, higherThan }: ReportFigure): boolean {
  return earlier !== null && earlier.periods >= PERIODS_LEAST && higherThan === earlier.periods;
}

/** The title: what stands out, by a rule and never by a hand. */
export function titleOf(speaker: Speaker, report: MissionReport): string {
  const { say } = speaker;
  const lead = leadOf(report);
  if (lead === null)
    return report.sectors.length > 0 ? say('title.unwatched') : say('title.nothing');
  if (lead.measure === 'alert-time') {
    return isHighest(lead) && report.step === 'day'
      ? say('title.most.day', { n: lead.earlier?.periods ?? 0 })
      : say('title.alert-time', { value: valueWords(speaker, lead, lead.value) });
  }
  if (lead.measure === 'incidents') {
    const n = lead.value ?? 0;
    const { coverage } = lead;
    return coverage.by === 'sectors'
      ? say('title.incidents', { n, share: shareWords(speaker, coverage) })
      : say('title.incidents.bare', { n });
  }
  return say('title.counted', {
    name: speaker.name('measure', lead.measure),
    value: valueWords(speaker, lead, lead.value),
  });
}

export function shareWords(
  { language }: Speaker,
  { seenS, wholeS }: { readonly seenS: number; readonly wholeS: number },
): string {
  return percentText(language, wholeS === 0 ? 0 : (seenS * 1_000_000) / wholeS);
}

/** Two or three sentences: the leading figure, what it is compared with, and what would be misread. */
export function ledeOf(speaker: Speaker, report: MissionReport): readonly string[] {
  const lead = leadOf(report);
  if (lead === null) return [];
  if (lead.measure === 'incidents')
    return [incidentSentence(speaker, report), ...after(speaker, report, lead)];
  const sentence = speaker.say('lede.feed', {
    source: lead.sourceName ?? '',
    what: speaker.name('measure', lead.measure),
    value: valueWords(speaker, lead, lead.value),
  });
  return [
    sentence,
    compareSentence(speaker, report, lead),
    ...countSentence(speaker, report, lead),
  ];
}

function incidentSentence({ say }: Speaker, { figures, explosions }: MissionReport): string {
  const valueOf = (measure: ReportFigure['measure']) =>
    figures.find((figure) => figure.measure === measure)?.value ?? 0;
  return say('lede.incidents', {
    n: valueOf('incidents'),
    located: valueOf('detections'),
    explosions,
    observed: valueOf('observations'),
  });
}

function after(speaker: Speaker, report: MissionReport, lead: ReportFigure): readonly string[] {
  const findings = report.sectors.reduce((sum, sector) => sum + sector.findings, 0);
  return [speaker.say('lede.findings', { n: findings }), compareSentence(speaker, report, lead)];
}

function compareSentence(speaker: Speaker, { step }: MissionReport, lead: ReportFigure): string {
  const { earlier, previous } = lead;
  if (earlier === null) return speaker.say('lede.first');
  return speaker.say(`lede.compare.${step}`, {
    previous: valueWords(speaker, lead, previous),
    n: earlier.periods,
    mean: meanWords(speaker, lead),
  });
}

/** Where hours stand out and the number of alerts does not, the reader is told: the one is not seen in the other. */
function countSentence(
  speaker: Speaker,
  { figures, step }: MissionReport,
  lead: ReportFigure,
): readonly string[] {
  const counts = figures.find(
    ({ measure, sourceId }) => measure === 'alerts' && sourceId === lead.sourceId,
  );
  const isHidden =
    step === 'day' && lead.measure === 'alert-time' && isHighest(lead) && counts !== undefined;
  if (!isHidden || isHighest(counts)) return [];
  return [
    speaker.say('lede.counts', {
      value: valueWords(speaker, counts, counts.value),
      n: counts.lowerThan,
    }),
  ];
}
