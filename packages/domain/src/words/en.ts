/** Every sentence that readers outside are told, in English: the catalogue that the others translate. Names and verbatim words are data and stand in none. */
export const EN = {
  'language.name': 'English',
  'kind.flash': 'Flash report',
  'kind.spot': 'Spot report',
  'kind.daily': 'Daily report',
  'kind.weekly': 'Weekly report',
  'audience.mission': 'For those who work in the mission',
  'audience.party': 'For both parties, the same for each',
  'audience.public': 'For everybody',
  'period.day': '{day}, 00:00 to 24:00 UTC',
  'period.span': '{fromDay}, {fromTime} to {toDay}, {toTime} UTC',
  exercise: 'EXERCISE',
  'exercise.note': 'Every place, state, party and event in this report is invented.',

  'title.most.day':
    'More hours under air-raid alert than on any of the {n, plural, one {earlier days on record} other {# days before}}',
  'title.alert-time': '{value} region-hours under air-raid alert',
  'title.incidents':
    '{n, plural, =0 {No incident recorded} one {# incident recorded} other {# incidents recorded}}; {share} of the line was seen',
  'title.incidents.bare':
    '{n, plural, =0 {No incident recorded} one {# incident recorded} other {# incidents recorded}}; how much was seen is not on record',
  'title.counted': '{name}: {value}',
  'title.unwatched': 'Nobody was watching: nothing can be said of this period',
  'title.nothing': 'The record holds nothing that speaks of this period',
  'lede.incidents':
    '{n, plural, =0 {No incident began in this period.} one {We recorded one incident that began in this period.} other {We recorded # incidents that began in this period.}} {located, plural, =0 {Instruments located nothing} one {Instruments located one event} other {Instruments located # events}}; people saw or heard something {observed, plural, one {once} other {# times}}.',
  'lede.feed': '{what}: {value} (source: {source}).',
  'lede.compare.day':
    'The day before: {previous}. Mean of {n, plural, one {the one earlier day} other {the # earlier days}} that the record knows: {mean}.',
  'lede.compare.week':
    'The week before: {previous}. Mean of {n, plural, one {the one earlier week} other {the # earlier weeks}} that the record knows: {mean}.',
  'lede.compare.hours':
    'The same hours of the day before: {previous}. Mean over {n, plural, one {the one earlier day} other {the # earlier days}} that the record knows: {mean}.',
  'lede.first': 'The record knows no earlier period to compare it with.',
  'lede.counts':
    'The number of alerts does not show it: {value} began, and more did on {n, plural, =0 {none} one {one} other {#}} of those days.',
  'lede.findings':
    '{n, plural, =0 {No finding against a party stands for this period.} one {One finding against a party stands for this period.} other {# findings against a party stand for this period.}}',

  'section.figures': 'What was counted',
  'section.figures.note':
    'Each figure beside the period before, and beside the mean of up to 30 earlier days: how many of them the record knows stands with it. What different sources count is never added up.',
  'column.figure': 'Figure',
  'column.this.day': 'This day',
  'column.this.week': 'This week',
  'column.this.hours': 'These hours',
  'column.previous.day': 'Day before',
  'column.previous.week': 'Week before',
  'column.previous.hours': 'Same hours, day before',
  'column.mean': 'Mean of earlier',
  'column.coverage': 'What was looked at',
  'mean.day': '{mean} ({n, plural, one {#\u00a0day} other {#\u00a0days}})',
  'mean.week': '{mean} ({n, plural, one {#\u00a0week} other {#\u00a0weeks}})',
  'mean.none': 'none on record',
  unknown: 'not known',
  'coverage.sectors': '{share} of the line’s hours seen',
  'coverage.regions':
    '{n, plural, one {# region named} other {# regions named}}; {open, plural, =0 {every end is known} one {# end not known} other {# ends not known}}',
  'coverage.passes':
    '{n, plural, =0 {no overpass saw anything} one {# minute of overpass} other {# minutes of overpass}}; clouds unknown',
  'coverage.nobody': 'not stated by the source',
  'figure.of': '{what} ({source})',
  'measure.incidents': 'Incidents',
  'measure.detections': 'Events located by instruments',
  'measure.observations': 'Observations by people',
  'measure.alert-time': 'Region-hours under air-raid alert',
  'measure.alerts': 'Air-raid alerts that began',
  'measure.thermal-anomalies': 'Thermal anomalies seen from orbit',
  'measure.public-alerts': 'Public alerts',
  'measure.seismic-events': 'Seismic events',
  'measure.sensor-readings': 'Sensor readings',
  'measure.lightning': 'Lightning strokes located',
  'measure.reports': 'Reports by others',
  'chart.day': '{what}, by day',
  'chart.week': '{what}, by week',
  'chart.hours': '{what}, the same hours of each day',
  'chart.mean': 'mean of earlier {mean}',
  'chart.none': 'hatched: nothing on record',

  'section.sectors': 'Sector by sector',
  'section.sectors.note':
    'A count is worth what was seen. Silence where nobody looked is not counted as peace.',
  'column.sector': 'Sector',
  'column.incidents': 'Incidents',
  'column.detections': 'Located',
  'column.observations': 'Observed',
  'column.findings': 'Findings against a party',
  'column.seen': 'Seen',
  'column.rate': 'Incidents per hour seen',
  'row.all': 'All',
  'not-observed': 'not observed',

  'section.claims': 'What each side claimed, and what we could confirm',
  'section.claims.note':
    'A claim is not a finding. Seen by us: an instrument or a person of the mission perceived something of it. Unverifiable: we could not get there, or could not see.',
  'column.claims': '{party} claims',
  'column.seen-by-us': 'Seen by us',
  'column.verified': 'Verified',
  'column.unverifiable': 'Unverifiable',

  'section.rows': 'What was seen and heard',
  'section.rows.note':
    'Where the observer stood is given as a sector and never finer. N/K: not known. Times are UTC.',
  'section.rows.cut':
    '{n, plural, one {# row more is} other {# rows more are}} on record; this table is cut there.',
  'section.rows.withheld':
    'Single observations are not given here: only counts by sector, so that nobody can aim by this report.',
  'section.rows.empty':
    'No observation by people or instruments of the mission is on record for this period.',
  'column.position': 'Observer',
  'column.location': 'Direction and distance',
  'column.means': 'Means',
  'column.count': 'No.',
  'column.observation': 'Observation',
  'column.description': 'Description',
  'column.weapon': 'Weapon',
  'column.time': 'Date, time',
  'column.case': 'Case',
  'not-known': 'N/K',
  'count.exact': '{n}',
  'count.at-least': 'at\u00a0least\u00a0{n}',
  'count.range': '{n}\u00a0to\u00a0{most}',
  'count.not-counted': 'not counted',
  'means.heard': 'Heard',
  'means.seen': 'Seen',
  'means.acoustic': 'Acoustic',
  'means.reported': 'Reported',
  'what.shots-heard': 'Shots',
  'what.explosions-heard': 'Explosion',
  'what.outgoing-heard': 'Outgoing fire',
  'what.flash-seen': 'Muzzle flash',
  'what.impact-seen': 'Impact',
  'what.storm-seen': 'Thunderstorm',
  'what.accident-seen': 'Accident',
  'what.report': 'Report',
  'what.blast': 'Explosion',
  'what.impact': 'Explosion',
  'what.muzzle': 'Muzzle blast',
  'what.launch': 'Launch',
  'what.lightning': 'Lightning',
  'description.undetermined': 'Undetermined',
  'description.outgoing': 'Outgoing',
  'description.impact': 'Impact',
  'description.natural': 'Natural cause',
  'description.accident': 'Assessed by the observer as an accident',
  'weapon.small-arms': 'Small arms',
  'weapon.heavy-machine-gun': 'Heavy machine-gun',
  'weapon.mortar': 'Mortar',
  'weapon.artillery': 'Artillery',
  band: '{near}\u00a0to\u00a0{far}\u00a0km',

  'section.impediments': 'What kept us from seeing',
  'section.impediments.empty': 'No impediment to our work was reported for this period.',
  'column.impediment': 'Impediment',
  'column.by-whom': 'By whom',
  'column.lost': 'Work lost',
  'impediment.denial': 'Access denied',
  'impediment.delay': 'Delay',
  'impediment.conditional-access': 'Access under conditions',
  'impediment.jamming': 'Jamming',
  'impediment.threat': 'Threat',
  'by-unknown': 'not known',
  minutes: '{hours, plural, =0 {} other {#\u00a0h }}{minutes}\u00a0min',

  'section.activities': 'Notified beforehand, and counted apart',
  'section.activities.note':
    'Blasting, clearance and exercises that a party had given notice of, and what was set aside with its cause, are in none of the counts above.',
  'section.activities.empty':
    'No activity was notified for this period, and nothing was set aside.',
  'column.activity': 'Activity',
  'column.party': 'Party',
  'column.window': 'Announced for',
  'column.matched': 'Incidents that match',
  'activity.quarry': 'Quarry blasting',
  'activity.demining': 'Clearance of mines',
  'activity.exercise': 'Exercise',
  'set-aside.notified-activity': 'Set aside as a notified activity: {n}.',
  'set-aside.natural': 'Set aside as of natural cause: {n}.',
  'set-aside.accident': 'Set aside as an accident: {n}.',
  'set-aside.duplicate': 'Set aside as counted twice: {n}.',
  'set-aside.instrument': 'Set aside as a fault of an instrument: {n}.',

  'section.corrections': 'Corrections',
  'section.corrections.empty':
    'Nothing that was published had been corrected, superseded or withdrawn by the data cut.',
  'correction.finding.corrected': '{day}, {time}: finding {id} was corrected. {reason}',
  'correction.finding.superseded': '{day}, {time}: finding {id} was superseded by {by}. {reason}',
  'correction.finding.withdrawn': '{day}, {time}: finding {id} was withdrawn. {reason}',
  'correction.report.corrected': '{day}, {time}: report {id} was corrected. {reason}',
  'correction.report.superseded': '{day}, {time}: report {id} was replaced by {by}. {reason}',
  'correction.report.withdrawn': '{day}, {time}: report {id} was withdrawn. {reason}',

  'section.follow-up': 'What was done after earlier reports',
  'section.follow-up.empty': 'No earlier report has been issued that this one could follow up.',
  'column.report': 'Report',
  'column.done': 'Done since',
  'column.obligations': 'Obligations opened',
  'follow-up.nothing': 'nothing on record',
  'follow-up.finding-issued': 'finding {id} issued {day}',
  'follow-up.finding-corrected': 'finding {id} corrected {day}',
  'follow-up.finding-superseded': 'finding {id} superseded {day}',
  'follow-up.finding-withdrawn': 'finding {id} withdrawn {day}',
  'follow-up.set-aside': 'set aside {day}',
  'follow-up.closed': 'closed {day}',
  'follow-up.notice-served': 'notice {id} served {day}',
  'follow-up.reply-filed': 'reply {id} filed {day}',
  'follow-up.decision-taken': 'decision {id} taken {day}',
  'follow-up.act-recorded': '{id}, {day}',
  'obligation.in-force': 'clause {clause}: open',
  'obligation.dormant': 'clause {clause}: dormant',
  'obligation.discharged': 'clause {clause}: discharged',
  'obligation.breached': 'clause {clause}: breached',
  'obligation.excused': 'clause {clause}: excused',
  'obligation.lapsed': 'clause {clause}: lapsed',
  'obligation.undecided': 'clause {clause}: undecided',

  'section.unknowns': 'What we do not know',
  'unknown.sectors-unseen':
    'Seen for less than half of the time: {sectors}. What happened in the rest is not known.',
  'unknown.of': '{name} {share}',
  'unknown.coverage-unknown':
    'How much was looked at is not on record: these counts are of what was noticed.',
  'unknown.feed-silent':
    '{name} brought nothing for this period: a gap in the feed, and no sign of calm.',
  'unknown.open-ends':
    '{name}: the end of {n, plural, one {one alert} other {# alerts}} is not known. Each counts until the last moment that is.',
  'unknown.alerts-no-attack':
    'An alert is a warning. It is no attack, and its absence is no safety.',
  'unknown.thermal-no-proof':
    'A thermal anomaly is heat in a pixel, whatever its cause. Satellites see few of the incidents that people confirm; no fire proves nothing.',
  'unknown.unverifiable.unverifiable-access': '{id} could not be verified: we were not let in.',
  'unknown.unverifiable.unverifiable-coverage':
    '{id} could not be verified: nobody and nothing was looking.',
  'unknown.undetermined':
    '{n, plural, one {In one case} other {In # cases}} who is responsible cannot be determined: {cases}.',
  'unknown.not-looked-into':
    '{n, plural, one {# incident waits} other {# incidents wait}} to be looked into or for a finding.',
  'unknown.replies-awaited':
    '{n, plural, one {# reply of a party is} other {# replies of parties are}} awaited.',
  'unknown.claims-alone':
    '{n, plural, one {# statement of a party speaks} other {# statements of parties speak}} of something that nobody else has noticed.',
  'unknown.clauses-undecided':
    'Clauses whose state cannot be told from what is on record: {clauses}.',
  'unknown.refused':
    '{n, plural, one {# row or file was} other {# rows or files were}} refused since the record began; each is kept with its reason.',
  'unknown.later-entries': 'Whatever came in after the data cut is in no figure here.',

  'section.method': 'How this report was made',
  'method.cut':
    'Data cut: the first {entries} entries of the record {origin}, the last recorded on {day} at {time} UTC.',
  'method.state': 'SHA-256 of the state at that cut: {hash}.',
  'method.rebuild': 'The same record gives the same bytes: {command}',
  'method.region-hours':
    'Region-hours: for one source, in each named region, the time under at least one alert, cut at the period’s borders and added up over regions. A district under alert while its province is counts for both.',
  'method.seen':
    'Seen: time multiplied by the share of a sector that was looked at; whoever saw most counts, once.',
  'method.sources': 'Sources: {names}.',
  'method.withheld':
    '{n, plural, one {# incident of this period is} other {# incidents of this period are}} not told to these readers yet.',
  'method.untranslated': 'Some words of this report are not translated yet and stand in English.',
  genuine: 'Is this page genuine?',
  contents: 'In this report',
} as const;

export type MessageKey = keyof typeof EN;
