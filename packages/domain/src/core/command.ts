import type { AllegationCommand } from '../allegations/command.ts';
import type { ReportCommand } from '../reports/command.ts';
import type { CommissionCommand } from '../commission/command.ts';
import type { ImpedimentCommand } from '../impediments/command.ts';
import type { NoticeCommand } from '../notices/command.ts';
import type { TaskCommand } from '../tasks/command.ts';
import type { TextCommand } from '../texts/command.ts';
import type { AccessCommand } from '../access/command.ts';
import type { Actor } from '../access/actor.ts';
import type { RegisterCommand } from '../commitments/command.ts';
import type { FindingCommand } from '../findings/command.ts';
import type { IncidentCommand } from '../incidents/command.ts';
import type { DisclosureCommand } from '../disclosure/command.ts';
import type { KeepingCommand } from '../keeping/command.ts';
import type { ObservationCommand } from '../observations/command.ts';
import type { AgreementCommand } from './agreement-command.ts';

export type { Actor };

/** What people may ask of the mission. `decide` answers with entries or a refusal. */
export type Command =
  | AgreementCommand
  | AccessCommand
  | ObservationCommand
  | IncidentCommand
  | FindingCommand
  | AllegationCommand
  | NoticeCommand
  | TaskCommand
  | ImpedimentCommand
  | CommissionCommand
  | ReportCommand
  | TextCommand
  | RegisterCommand
  | KeepingCommand
  | DisclosureCommand;

export type CommandKind = Command['kind'];
export type CommandOf<K extends CommandKind> = Extract<Command, { readonly kind: K }>;
