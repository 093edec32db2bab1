/**
 * Every view's address, the type of its answer in @holdfast/domain, and what it is for. The API's description
 * (openapi.json) is made from this table, and no view can be added without a line here.
 */
export const ANSWERS = {
  '/api/session': ['SessionView', 'Who reads, who acts, and what this record holds.'],
  '/api/situation': ['SituationView', 'What happened, what was not seen, and what needs a person.'],
  '/api/case/:id': ['CaseView', 'One incident: evidence, location, process, findings.'],
  '/api/watch': [
    'WatchView',
    'The floor: what wants somebody, tasks, impediments, rates, hand-over.',
  ],
  '/api/liaison': [
    'LiaisonView',
    'What goes between the mission and the parties: the same for both.',
  ],
  '/api/commission': [
    'CommissionView',
    'What is before the commission, votes, decisions, remedies, and what is then open.',
  ],
  '/api/agreement': [
    'AgreementView',
    'The agreement in force, or a text held, clause by clause, with live states.',
  ],
  '/api/agreement/:id': ['AgreementView', 'One text of an agreement that the record has.'],
  '/api/agreement-checks/:id': ['ChecksView', 'The defects of a text, each with a history.'],
  '/api/agreement-redline/:id': ['TextRedlineView', 'What changed between two texts, `A..B`.'],
  '/api/agreement-beside/:id': ['BesideView', 'The promises of two texts side by side, `A..B`.'],
  '/api/agreement-why-not/:id': ['WhyNotView', 'What a clause, `A;CLAUSE`, waits for.'],
  '/api/agreement-what-if/:id': ['WhatIfView', 'What `A;NAME=VALUE` would change. Not recorded.'],
  '/api/claims': ['ClaimsView', 'What was said, by whom, reported by whom; contradictions.'],
  '/api/document/:id': ['DocumentView', 'One document by its SHA-256: its words, and the claims.'],
  '/api/instruments': ['InstrumentsView', 'Instruments, who stands how to each, open questions.'],
  '/api/commitments': ['CommitmentsView', 'Pledges, their conditions, readiness, needs and gaps.'],
  '/api/may-do': [
    'TaskAnswer',
    'May this state’s unit do this task, here, today? With the clause that says so.',
  ],
  '/api/health': [
    'HealthView',
    'Whether the mission hears its sources: last heard, gaps, clocks, queue.',
  ],
  '/api/capability': [
    'CapabilityView',
    'With what probability the network would have located an explosion, by squares of 5 km.',
  ],
  '/api/reports': ['ReportsView', 'Reports issued, and what was put right since.'],
  '/api/report-draft/:id': [
    'ReportDraftView',
    'A report that is not issued, `KIND;FROM;TO;CUT;AUDIENCE`.',
  ],
  '/api/report-check/:id': ['ReportCheckView', 'An issued report made again, file by file.'],
  '/api/map': ['MapView', 'The map: the agreement’s own geometry, or the base map.'],
  '/api/field': [
    'FieldView',
    'What a monitor’s device needs to report, and what became of its reports.',
  ],
  '/api/record': [
    'RecordView',
    'Size, checkpoint, keys, cosigners, refusals, releases, erasures; what is withheld.',
  ],
  '/api/entry/:id': ['EntryView', 'One entry of the record with its proof.'],
} as const;

export type ViewPath = keyof typeof ANSWERS;
