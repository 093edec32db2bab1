import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { ReportId } from '../core/ids.ts';
import type { ReportFile } from './judgements.ts';
import type { Audience, ReportKind } from './report.ts';

/** What an information officer may ask about reports. */
export type ReportCommand =
  | {
      readonly kind: 'issue-report';
      readonly by: Actor;
      readonly reportKind: ReportKind;
      readonly fromMs: number;
      readonly toMs: number;
      /** On how many entries it rests. */
      readonly cutEntries: number;
      readonly audience: Audience;
      readonly files: readonly ReportFile[];
    }
  /** The same question asked again, with a later data cut. */
  | {
      readonly kind: 'correct-report';
      readonly by: Actor;
      readonly reportId: ReportId;
      readonly cutEntries: number;
      readonly files: readonly ReportFile[];
      /** What was wrong, for everybody who has read it. */
      readonly reason: string;
    };

/** Which roles may ask it. */
export const REPORT_MAY: Readonly<Record<ReportCommand['kind'], readonly Role[]>> = {
  'issue-report': ['information'],
  'correct-report': ['information'],
};
