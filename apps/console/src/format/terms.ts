/** Words of the trade in plain words, one or two sentences each. */
export const TERMS = {
  decibans:
    'dB (decibans) say how much a source speaks for an explanation, or below zero against it. 3 dB makes it twice as likely as before, 10 dB ten times, 20 dB a hundred times. Weights of independent sources are added.',
  group:
    'Sources that may have copied one another, or fail together, count as one group: ten outlets that repeat one wire are one.',
  prior:
    'Where the weighing starts, before any evidence. The agreement sets it, and both parties start at the same.',
  standard:
    'How sure the mission must be before it may name anybody. The agreement sets the tests: how far ahead of every other explanation, on how many independent groups, and whether it still holds when one is lost.',
  area: 'The ellipse in which the event lies in 95 of 100 cases like this one; azimuth is the direction of its longer side, from north.',
  quorum: 'The fewest votes that must be cast before the votes count.',
  remedy:
    'What the commission asks the responsible party to do about it, with a time. The party accepts, refuses or shows that it is done; nothing is forced.',
  option:
    'What the agreement lets somebody do because of this decision. It opens a clause to read, and does nothing by itself.',
  receipt:
    'The party’s own word that the notice has reached it. It says nothing about whether it agrees.',
  reading:
    'One way to understand words of the agreement on which its parties differ. The commission says which it rests on, and why; the others stay on record.',
  finding:
    'What the mission says happened, and who was responsible. The commission then decides whether it was a breach.',
} as const;

export type TermName = keyof typeof TERMS;
