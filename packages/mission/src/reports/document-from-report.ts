import type { Language, MissionReport } from '@holdfast/domain';
import type { ReportDocument } from './document.ts';
import { figureSection } from './figure-section.ts';
import { ledeOf, titleOf } from './headline.ts';
import { methodSection, unknownSection } from './knowledge-sections.ts';
import type { Seal } from './knowledge-sections.ts';
import { observationSection } from './observation-section.ts';
import {
  activitySection,
  correctionSection,
  followUpSection,
  impedimentSection,
} from './register-sections.ts';
import { sectorSections } from './sector-sections.ts';
import { periodWords, speakerOf } from './speak.ts';

/** Puts a report into the words of a language. Pure: the same report, language and seal give the same document. */
export function documentFromReport(
  report: MissionReport,
  language: Language,
  seal: Seal,
): ReportDocument {
  const speaker = speakerOf(language);
  const { say } = speaker;
  const kind = say(`kind.${report.query.kind}`);
  const period = periodWords(speaker, report.query);
  return {
    language,
    name: `${kind}: ${period}`,
    isExercise: report.cut.exercise,
    exerciseWords: say('exercise'),
    exerciseNote: say('exercise.note'),
    mission: report.missionName || report.cut.origin,
    eyebrow: `${kind} · ${period}`,
    title: titleOf(speaker, report),
    lede: ledeOf(speaker, report),
    audience: say(`audience.${report.query.audience}`),
    sections: [
      figureSection(speaker, report),
      ...sectorSections(speaker, report),
      ...observationSection(speaker, report),
      impedimentSection(speaker, report),
      activitySection(speaker, report),
      unknownSection(speaker, report),
      correctionSection(speaker, report),
      followUpSection(speaker, report),
      methodSection(speaker, report, seal),
    ],
  };
}
