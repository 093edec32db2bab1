import type { EN } from './en.ts';

/** French: every message of the catalogue; the compiler asks for each. */
export const FR: Readonly<Record<keyof typeof EN, string>> = {
  'language.name': 'Français',
  'kind.flash': 'Rapport éclair',
  'kind.spot': 'Rapport ponctuel',
  'kind.daily': 'Rapport quotidien',
  'kind.weekly': 'Rapport hebdomadaire',
  'audience.mission': 'Pour le personnel de la mission',
  'audience.party': 'Pour les deux parties, le même pour chacune',
  'audience.public': 'Pour tous',
  'period.day': '{day}, de 00:00 à 24:00 UTC',
  'period.days': 'du {fromDay} au {toDay}, jours entiers, UTC',
  'period.hours': '{day}, de {fromTime} à {toTime} UTC',
  'period.span': 'du {fromDay}, {fromTime}, au {toDay}, {toTime} UTC',
  exercise: 'EXERCICE',
  'exercise.note': 'Lieux, États, parties et événements de ce rapport sont inventés.',

  'title.most.day':
    'Plus d’heures d’alerte aérienne qu’aucun des {n, plural, one {jours précédents connus} other {# jours précédents}}',
  'title.alert-time': '{value} heures-régions d’alerte aérienne',
  'title.incidents':
    '{n, plural, =0 {Aucun incident enregistré} one {# incident enregistré} other {# incidents enregistrés}}\u00a0; {share} de la ligne était observé',
  'title.incidents.bare':
    '{n, plural, =0 {Aucun incident enregistré} one {# incident enregistré} other {# incidents enregistrés}}\u00a0; la part observée n’est pas au registre',
  'title.counted': '{name}\u00a0: {value}',
  'title.unwatched': 'Personne n’observait\u00a0: rien ne peut être dit de cette période',
  'title.nothing': 'Le registre ne contient rien sur cette période',
  'lede.incidents':
    '{n, plural, =0 {Aucun incident n’a commencé dans cette période.} one {Nous avons enregistré un incident commencé dans cette période.} other {Nous avons enregistré # incidents commencés dans cette période.}} {located, plural, =0 {Les instruments n’ont localisé aucun événement} one {Les instruments ont localisé un événement} other {Les instruments ont localisé # événements}}, {explosions, plural, =0 {dont aucune explosion} one {dont une explosion} other {dont # explosions}}\u00a0; des personnes ont vu ou entendu quelque chose {observed} fois.',
  'lede.feed': '{what}\u00a0: {value} (source\u00a0: {source}).',
  'lede.compare.day':
    'La veille\u00a0: {previous}. Moyenne {n, plural, one {du seul jour précédent connu} other {des # jours précédents connus}} du registre\u00a0: {mean}.',
  'lede.compare.week':
    'La semaine d’avant\u00a0: {previous}. Moyenne {n, plural, one {de la seule semaine précédente connue} other {des # semaines précédentes connues}} du registre\u00a0: {mean}.',
  'lede.compare.hours':
    'Aux mêmes heures la veille\u00a0: {previous}. Moyenne {n, plural, one {du seul jour précédent connu} other {des # jours précédents connus}} du registre\u00a0: {mean}.',
  'lede.first': 'Le registre ne connaît aucune période antérieure à laquelle la comparer.',
  'lede.counts':
    'Le nombre d’alertes ne le montre pas\u00a0: {value} ont commencé, et il y en eut davantage {n, plural, =0 {en aucun de ces jours} one {un seul de ces jours} other {# de ces jours}}.',
  'lede.findings':
    '{n, plural, =0 {Aucune conclusion à l’encontre d’une partie n’est en vigueur pour cette période.} one {Une conclusion à l’encontre d’une partie est en vigueur pour cette période.} other {# conclusions à l’encontre d’une partie sont en vigueur pour cette période.}}',

  'section.figures': 'Ce qui a été compté',
  'section.figures.note':
    'Chaque chiffre à côté de la période précédente et de la moyenne d’au plus 30 jours antérieurs\u00a0: combien le registre en connaît est indiqué. Ce que comptent des sources différentes n’est jamais additionné.',
  'column.figure': 'Chiffre',
  'column.this.day': 'Ce jour',
  'column.this.week': 'Cette semaine',
  'column.this.hours': 'Ces heures',
  'column.previous.day': 'La veille',
  'column.previous.week': 'La semaine d’avant',
  'column.previous.hours': 'Mêmes heures, la veille',
  'column.mean': 'Moyenne des précédents',
  'column.coverage': 'Ce qui était observé',
  'mean.day': '{mean} ({n, plural, one {#\u00a0jour} other {#\u00a0jours}})',
  'mean.week': '{mean} ({n, plural, one {#\u00a0semaine} other {#\u00a0semaines}})',
  'mean.none': 'rien au registre',
  unknown: 'inconnu',
  'coverage.sectors': '{share} des heures de la ligne observées',
  'coverage.regions':
    '{n, plural, one {# région nommée} other {# régions nommées}}\u00a0; {open, plural, =0 {toutes les fins sont connues} one {# fin inconnue} other {# fins inconnues}}',
  'coverage.passes':
    '{n, plural, =0 {aucun passage n’a rien vu} one {# minute de passage} other {# minutes de passage}}\u00a0; nuages inconnus',
  'coverage.nobody': 'non indiqué par la source',
  'figure.of': '{what} ({source})',
  'measure.incidents': 'Incidents',
  'measure.detections': 'Événements localisés par des instruments',
  'measure.observations': 'Observations par des personnes',
  'measure.alert-time': 'Heures-régions d’alerte aérienne',
  'measure.alerts': 'Alertes aériennes commencées',
  'measure.thermal-anomalies': 'Anomalies thermiques vues de l’orbite',
  'measure.public-alerts': 'Alertes à la population',
  'measure.seismic-events': 'Événements sismiques',
  'measure.sensor-readings': 'Relevés de capteurs',
  'measure.lightning': 'Impacts de foudre localisés',
  'measure.press-items': 'Articles de presse, copies comprises',
  'measure.reports': 'Signalements par d’autres',
  'chart.day': '{what}, par jour',
  'chart.week': '{what}, par semaine',
  'chart.hours': '{what}, aux mêmes heures de chaque jour',
  'chart.mean': 'moyenne des précédents {mean}',
  'chart.none': 'hachuré\u00a0: rien au registre',

  'section.sectors': 'Secteur par secteur',
  'section.sectors.note':
    'Un nombre vaut ce qui a été observé. Le silence là où personne ne regardait n’est pas compté comme paix.',
  'column.sector': 'Secteur',
  'column.incidents': 'Incidents',
  'column.detections': 'Localisés',
  'column.observations': 'Observés',
  'column.findings': 'Conclusions contre une partie',
  'column.seen': 'Vu',
  'column.rate': 'Incidents par heure observée',
  'row.all': 'Total',
  'not-observed': 'non observé',

  'section.claims': 'Ce que chaque partie affirme, et ce que nous avons pu confirmer',
  'section.claims.note':
    'Une affirmation n’est pas une conclusion. Vu par nous\u00a0: un instrument ou une personne de la mission en a perçu quelque chose. Invérifiable\u00a0: nous n’avons pas pu nous y rendre, ou pas pu voir.',
  'column.claims': 'Affirmations\u00a0: {party}',
  'column.seen-by-us': 'Vu par nous',
  'column.verified': 'Vérifié',
  'column.unverifiable': 'Invérifiable',

  'section.rows': 'Ce qui a été vu et entendu',
  'section.rows.note':
    'Le lieu de l’observateur est donné par secteur, jamais plus finement. N/C\u00a0: non connu. Heures UTC.',
  'section.rows.cut':
    '{n, plural, one {# autre ligne est au registre} other {# autres lignes sont au registre}}\u00a0; ce tableau s’arrête ici.',
  'section.rows.withheld':
    'Les observations isolées ne sont pas données ici\u00a0: seulement des nombres par secteur, pour que personne ne puisse viser à l’aide de ce rapport.',
  'section.rows.empty':
    'Aucune observation par des personnes ou des instruments de la mission n’est au registre pour cette période.',
  'column.position': 'Observateur',
  'column.location': 'Direction et distance',
  'column.means': 'Moyen',
  'column.count': 'Nbre',
  'column.observation': 'Observation',
  'column.description': 'Description',
  'column.weapon': 'Arme',
  'column.time': 'Date, heure',
  'column.case': 'Dossier',
  'not-known': 'N/C',
  'count.exact': '{n}',
  'count.at-least': 'au\u00a0moins\u00a0{n}',
  'count.range': '{n}\u00a0à\u00a0{most}',
  'count.not-counted': 'non compté',
  'means.heard': 'Entendu',
  'means.seen': 'Vu',
  'means.heard-and-seen': 'Entendu, vu',
  'means.acoustic': 'Acoustique',
  'means.reported': 'Signalé',
  'means.reported.items': 'Signalé ({n}\u00a0articles)',
  'what.shots-heard': 'Tirs',
  'what.burst': 'Rafale',
  'what.projectile': 'Projectile en vol',
  'what.explosions-heard': 'Explosion',
  'what.outgoing-heard': 'Tir au départ',
  'what.flash-seen': 'Lueur de départ',
  'what.impact-seen': 'Explosion',
  'what.storm-seen': 'Orage',
  'what.accident-seen': 'Accident',
  'what.report': 'Signalement',
  'what.blast': 'Explosion',
  'what.impact': 'Explosion',
  'what.muzzle': 'Détonation de départ',
  'what.launch': 'Lancement',
  'what.lightning': 'Foudre',
  'description.undetermined': 'Indéterminé',
  'description.outgoing': 'Au départ',
  'description.impact': 'Impact',
  'description.natural': 'Cause naturelle',
  'description.accident': 'Accident (observateur)',
  'weapon.small-arms': 'Armes légères',
  'weapon.heavy-machine-gun': 'Mitrailleuse lourde',
  'weapon.mortar': 'Mortier',
  'weapon.artillery': 'Artillerie',
  'wind.N': 'N',
  'wind.NNE': 'NNE',
  'wind.NE': 'NE',
  'wind.ENE': 'ENE',
  'wind.E': 'E',
  'wind.ESE': 'ESE',
  'wind.SE': 'SE',
  'wind.SSE': 'SSE',
  'wind.S': 'S',
  'wind.SSW': 'SSO',
  'wind.SW': 'SO',
  'wind.WSW': 'OSO',
  'wind.W': 'O',
  'wind.WNW': 'ONO',
  'wind.NW': 'NO',
  'wind.NNW': 'NNO',
  band: '{near}\u00a0à\u00a0{far}\u00a0km',

  'section.impediments': 'Ce qui nous a empêchés de voir',
  'section.impediments.empty':
    'Aucune entrave à notre travail n’a été signalée pour cette période.',
  'column.impediment': 'Entrave',
  'column.by-whom': 'Par qui',
  'column.lost': 'Travail perdu',
  'impediment.denial': 'Accès refusé',
  'impediment.delay': 'Retard',
  'impediment.conditional-access': 'Accès sous conditions',
  'impediment.jamming': 'Brouillage',
  'impediment.threat': 'Menace',
  'impediment.account': '{sector}, {span}\u00a0: «\u00a0{account}\u00a0»',
  'by-unknown': 'inconnu',
  minutes: '{hours, plural, =0 {} other {#\u00a0h }}{minutes}\u00a0min',

  'section.activities': 'Annoncé à l’avance, et compté à part',
  'section.activities.note':
    'Ce qui a été écarté, avec sa cause, ne figure dans aucun des nombres ci-dessus. Un incident qui ne fait que concorder avec un avis compte tant que personne ne l’a écarté.',
  'section.activities.empty':
    'Aucune activité n’a été annoncée pour cette période, et rien n’a été écarté.',
  'column.activity': 'Activité',
  'column.party': 'Partie',
  'column.window': 'Annoncée pour',
  'column.matched': 'Incidents qui concordent',
  'activity.quarry': 'Tirs de carrière',
  'activity.demining': 'Déminage',
  'activity.exercise': 'Exercice',
  'set-aside.notified-activity': 'Écarté comme activité annoncée\u00a0: {n}.',
  'set-aside.natural': 'Écarté comme de cause naturelle\u00a0: {n}.',
  'set-aside.accident': 'Écarté comme accident\u00a0: {n}.',
  'set-aside.duplicate': 'Écarté comme compté deux fois\u00a0: {n}.',
  'set-aside.instrument': 'Écarté comme défaut d’un instrument\u00a0: {n}.',

  'section.corrections': 'Corrections',
  'section.corrections.empty':
    'Rien de ce qui a été publié n’avait été corrigé, remplacé ou retiré au moment de l’arrêté des données.',
  'correction.finding.corrected': '{day}, {time}\u00a0: conclusion {id} corrigée. {reason}',
  'correction.finding.superseded':
    '{day}, {time}\u00a0: conclusion {id} remplacée par {by}. {reason}',
  'correction.finding.withdrawn': '{day}, {time}\u00a0: conclusion {id} retirée. {reason}',
  'correction.report.corrected': '{day}, {time}\u00a0: rapport {id} corrigé. {reason}',
  'correction.report.superseded': '{day}, {time}\u00a0: rapport {id} remplacé par {by}. {reason}',
  'correction.report.withdrawn': '{day}, {time}\u00a0: rapport {id} retiré. {reason}',

  'section.follow-up': 'Suites données aux rapports précédents',
  'section.follow-up.empty':
    'Aucun rapport antérieur dont celui-ci puisse dire les suites n’a été publié.',
  'column.reports': 'Rapports',
  'column.done': 'Fait depuis',
  'column.obligations': 'Obligations ouvertes',
  'follow-up.nothing': 'rien au registre',
  'follow-up.finding-issued': 'conclusion {id} publiée le {day}',
  'follow-up.finding-corrected': 'conclusion {id} corrigée le {day}',
  'follow-up.finding-superseded': 'conclusion {id} remplacée le {day}',
  'follow-up.finding-withdrawn': 'conclusion {id} retirée le {day}',
  'follow-up.set-aside': 'écarté le {day}',
  'follow-up.closed': 'clos le {day}',
  'follow-up.notice-served': 'avis {id} remis le {day}',
  'follow-up.reply-filed': 'réponse {id} déposée le {day}',
  'follow-up.decision-taken': 'décision {id} prise le {day}',
  'follow-up.act-recorded': '{id}, le {day}',
  'obligation.in-force': 'clause {clause}\u00a0: ouverte',
  'obligation.dormant': 'clause {clause}\u00a0: dormante',
  'obligation.discharged': 'clause {clause}\u00a0: exécutée',
  'obligation.breached': 'clause {clause}\u00a0: enfreinte',
  'obligation.excused': 'clause {clause}\u00a0: excusée',
  'obligation.lapsed': 'clause {clause}\u00a0: éteinte',
  'obligation.undecided': 'clause {clause}\u00a0: indécise',

  'section.unknowns': 'Ce que nous ne savons pas',
  'unknown.sectors-unseen':
    'Vu moins de la moitié du temps\u00a0: {sectors}. Ce qui s’est passé le reste du temps n’est pas connu.',
  'unknown.of': '{name} {share}',
  'unknown.coverage-unknown':
    'La part observée n’est pas au registre\u00a0: ces nombres disent ce qui a été remarqué.',
  'unknown.feed-silent':
    '{name} n’a rien apporté pour cette période\u00a0: une lacune de la source, et non un signe de calme.',
  'unknown.open-ends':
    '{name}\u00a0: la fin {n, plural, one {d’une alerte} other {de # alertes}} n’est pas connue. Chacune compte jusqu’au dernier moment connu.',
  'unknown.alerts-no-attack':
    'Une alerte est un avertissement. Elle n’est pas une attaque, et son absence n’est pas la sécurité.',
  'unknown.thermal-no-proof':
    'Une anomalie thermique est de la chaleur dans un pixel, quelle qu’en soit la cause. Les satellites voient peu des incidents que des personnes confirment\u00a0; l’absence de feu ne prouve rien.',
  'unknown.unverifiable.unverifiable-access':
    '{id} n’a pas pu être vérifié\u00a0: on ne nous a pas laissés entrer.',
  'unknown.unverifiable.unverifiable-coverage':
    '{id} n’a pas pu être vérifié\u00a0: personne et rien n’observait.',
  'unknown.undetermined':
    '{n, plural, one {Dans # dossier} other {Dans # dossiers}}, le responsable n’a pas pu être déterminé\u00a0: {cases}.',
  'unknown.not-looked-into':
    '{n, plural, one {# incident attend} other {# incidents attendent}} d’être examiné ou de faire l’objet d’une conclusion.',
  'unknown.replies-awaited':
    '{n, plural, one {# réponse d’une partie est attendue} other {# réponses des parties sont attendues}}.',
  'unknown.claims-alone':
    '{n, plural, one {# déclaration d’une partie parle} other {# déclarations de parties parlent}} de ce que personne d’autre n’a remarqué.',
  'unknown.clauses-undecided':
    'Clauses dont l’état ne peut être établi à partir du registre\u00a0: {clauses}.',
  'unknown.refused':
    '{n, plural, one {# ligne ou fichier a été refusé} other {# lignes ou fichiers ont été refusés}} depuis l’ouverture du registre\u00a0; chacun est conservé avec son motif.',
  'unknown.period-open':
    'La période n’était pas terminée\u00a0: le registre s’arrête le {day} à {time} UTC.',
  'unknown.later-entries':
    'Ce qui est parvenu après l’arrêté des données ne figure dans aucun chiffre.',

  'section.method': 'Comment ce rapport a été établi',
  'method.cut':
    'Arrêté des données\u00a0: les {entries} premières inscriptions du registre {origin}, la dernière faite le {day} à {time} UTC.',
  'method.state': 'SHA-256 de l’état à cet arrêté\u00a0: {hash}.',
  'method.rebuild': 'Le même registre donne les mêmes octets\u00a0: {command}',
  'method.region-hours':
    'Heures-régions\u00a0: pour une source, dans chaque région nommée, le temps sous au moins une alerte, coupé aux bornes de la période et additionné sur les régions. Un district en alerte pendant que sa province l’est compte pour les deux.',
  'method.seen':
    'Vu\u00a0: le temps multiplié par la part du secteur observée\u00a0; qui a vu le plus compte, une fois.',
  'method.sources': 'Sources\u00a0: {names}.',
  'method.withheld':
    '{n, plural, one {# incident de cette période n’est pas encore communiqué} other {# incidents de cette période ne sont pas encore communiqués}} à ces lecteurs.',
  genuine: 'Cette page est-elle authentique\u00a0?',
  contents: 'Dans ce rapport',
};
