import { ALLEGATION_FIELDS } from '../allegations/fields.ts';
import { REPORT_FIELDS } from '../reports/fields.ts';
import { COMMISSION_FIELDS } from '../commission/fields.ts';
import { IMPEDIMENT_FIELDS } from '../impediments/fields.ts';
import { TEXT_FIELDS } from '../texts/fields.ts';
import { NOTICE_FIELDS } from '../notices/fields.ts';
import { TASK_FIELDS } from '../tasks/fields.ts';
import { ACCESS_FIELDS } from '../access/fields.ts';
import { FINDING_FIELDS } from '../findings/fields.ts';
import { INCIDENT_FIELDS } from '../incidents/fields.ts';
import { DISCLOSURE_FIELDS } from '../disclosure/fields.ts';
import { KEEPING_FIELDS } from '../keeping/fields.ts';
import { OBSERVATION_FIELDS } from '../observations/fields.ts';
import { AGREEMENT_FIELDS } from './agreement-fields.ts';
import type { Command } from './command.ts';
import type { FieldsOf } from './field.ts';
import { REGISTER_FIELDS } from './register-fields.ts';

/**
 * The members of every command, as plain data: what `parseCommand` takes at the edge, and what the API's description is made from. Each stage
 * brings its own rows; the compiler sees to it that no command and no member is missing.
 */
export const COMMAND_SCHEMA: FieldsOf<Command> = {
  ...AGREEMENT_FIELDS,
  ...ACCESS_FIELDS,
  ...OBSERVATION_FIELDS,
  ...INCIDENT_FIELDS,
  ...FINDING_FIELDS,
  ...ALLEGATION_FIELDS,
  ...NOTICE_FIELDS,
  ...TASK_FIELDS,
  ...IMPEDIMENT_FIELDS,
  ...COMMISSION_FIELDS,
  ...REPORT_FIELDS,
  ...TEXT_FIELDS,
  ...REGISTER_FIELDS,
  ...KEEPING_FIELDS,
  ...DISCLOSURE_FIELDS,
};
