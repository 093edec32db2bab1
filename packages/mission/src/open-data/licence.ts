/** Under which terms what is published may be used. */
export const LICENCE = {
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'Name the mission and the time of the data.',
} as const;
