import { isRole } from './role.ts';
import type { Role } from './role.ts';

const WORDS: Readonly<Record<Role, string>> = {
  monitor: 'a field monitor',
  watch: 'a watch officer',
  investigator: 'an investigator',
  reviewer: 'a reviewer',
  chief: 'the head of mission',
  commission: 'a member of the commission',
  liaison: 'a liaison officer',
  planner: 'a planner',
  capital: 'a guarantor’s capital',
  information: 'an information officer',
  public: 'the public',
  custodian: 'the custodian of the record',
};

/** Roles as a sentence names them: `a watch officer, an investigator or the head of mission`. What is no role stays as it is. */
export function rolesInWords(roles: readonly string[]): string {
  const words = roles.map((role) => (isRole(role) ? WORDS[role] : role));
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
