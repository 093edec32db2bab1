/** The agreement's parameters that set clocks, by their names in it. `reply_clock` has a member of its own: every agreement must state it. */
export const CLOCK_PARAMETERS = [
  'screen_clock',
  'acknowledge_clock',
  'task_clock',
  'site_clock',
  'remote_clock',
  'review_clock',
] as const;
export type ClockParameter = (typeof CLOCK_PARAMETERS)[number];

export interface ClockTerm {
  readonly parameter: ClockParameter;
  /** More than 0. */
  readonly lengthMs: number;
}
