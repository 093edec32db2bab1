/** The roles of a mission (FIELD, "Who uses it"), plus the two that keep the record. */
export const ROLES = [
  'monitor',
  'watch',
  'investigator',
  'reviewer',
  'chief',
  'commission',
  'liaison',
  'planner',
  'capital',
  'information',
  'public',
  'custodian',
] as const;

export type Role = (typeof ROLES)[number];

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
