import type { EN } from './en.ts';

/** Ukrainian: every message of the catalogue; the compiler asks for each. */
export const UK: Readonly<Record<keyof typeof EN, string>> = {
  'language.name': 'Українська',
  'kind.flash': 'Екстрене повідомлення',
  'kind.spot': 'Оперативний звіт',
  'kind.daily': 'Щоденний звіт',
  'kind.weekly': 'Тижневий звіт',
  'audience.mission': 'Для співробітників місії',
  'audience.party': 'Для обох сторін, однаково для кожної',
  'audience.public': 'Для всіх',
  'period.day': '{day}, з 00:00 до 24:00 UTC',
  'period.span': '{fromDay}, {fromTime} – {toDay}, {toTime} UTC',
  exercise: 'НАВЧАННЯ',
  'exercise.note': 'Кожне місце, держава, сторона й подія в цьому звіті вигадані.',

  'title.most.day':
    'Більше годин повітряної тривоги, ніж будь-якого {n, plural, one {з відомих попередніх днів} few {з # попередніх днів} many {з # попередніх днів} other {з # попередніх днів}}',
  'title.alert-time': 'Регіоно-годин повітряної тривоги: {value}',
  'title.incidents':
    '{n, plural, =0 {Жодного інциденту не зафіксовано} one {Зафіксовано # інцидент} few {Зафіксовано # інциденти} many {Зафіксовано # інцидентів} other {Зафіксовано # інциденту}}; під спостереженням було {share} лінії',
  'title.incidents.bare':
    '{n, plural, =0 {Жодного інциденту не зафіксовано} one {Зафіксовано # інцидент} few {Зафіксовано # інциденти} many {Зафіксовано # інцидентів} other {Зафіксовано # інциденту}}; скільки було під спостереженням, невідомо',
  'title.counted': '{name}: {value}',
  'title.unwatched': 'Ніхто не спостерігав: про цей період нічого сказати не можна',
  'title.nothing': 'У записах немає нічого про цей період',
  'lede.incidents':
    '{n, plural, =0 {За цей період не почалося жодного інциденту.} one {За цей період почався # інцидент.} few {За цей період почалося # інциденти.} many {За цей період почалося # інцидентів.} other {За цей період почалося # інциденту.}} {located, plural, =0 {Прилади не визначили місця жодної події} one {Прилади визначили місце # події} few {Прилади визначили місця # подій} many {Прилади визначили місця # подій} other {Прилади визначили місця # події}}; люди щось бачили або чули {observed, plural, one {# раз} few {# рази} many {# разів} other {# раза}}.',
  'lede.feed': '{what}: {value} (джерело: {source}).',
  'lede.compare.day':
    'Попереднього дня: {previous}. Середнє за {n, plural, one {# попередній день, відомий} few {# попередні дні, відомі} many {# попередніх днів, відомих} other {# попереднього дня, відомі}} із записів: {mean}.',
  'lede.compare.week':
    'Попереднього тижня: {previous}. Середнє за {n, plural, one {# попередній тиждень, відомий} few {# попередні тижні, відомі} many {# попередніх тижнів, відомих} other {# попереднього тижня, відомі}} із записів: {mean}.',
  'lede.compare.hours':
    'У ті самі години попереднього дня: {previous}. Середнє за {n, plural, one {# попередній день, відомий} few {# попередні дні, відомі} many {# попередніх днів, відомих} other {# попереднього дня, відомі}} із записів: {mean}.',
  'lede.first': 'У записах немає попереднього періоду для порівняння.',
  'lede.counts':
    'Кількість тривог цього не показує: почалося {value}, і більше їх було {n, plural, =0 {жодного з тих днів} one {# із тих днів} few {# із тих днів} many {# із тих днів} other {# із тих днів}}.',
  'lede.findings':
    '{n, plural, =0 {Щодо цього періоду немає чинного висновку проти сторони.} one {Щодо цього періоду чинний # висновок проти сторони.} few {Щодо цього періоду чинні # висновки проти сторін.} many {Щодо цього періоду чинні # висновків проти сторін.} other {Щодо цього періоду чинні # висновку проти сторін.}}',

  'section.figures': 'Що пораховано',
  'section.figures.note':
    'Кожен показник наведено поруч із попереднім періодом і середнім щонайбільше за 30 попередніх днів: скільки з них відомо, вказано поруч. Пораховане різними джерелами ніколи не додається.',
  'column.figure': 'Показник',
  'column.this.day': 'Цього дня',
  'column.this.week': 'Цього тижня',
  'column.this.hours': 'У ці години',
  'column.previous.day': 'Попереднього дня',
  'column.previous.week': 'Попереднього тижня',
  'column.previous.hours': 'Ті самі години попереднього дня',
  'column.mean': 'Середнє попередніх',
  'column.coverage': 'Що було під наглядом',
  'mean.day':
    '{mean} ({n, plural, one {#\u00a0день} few {#\u00a0дні} many {#\u00a0днів} other {#\u00a0дня}})',
  'mean.week':
    '{mean} ({n, plural, one {#\u00a0тиждень} few {#\u00a0тижні} many {#\u00a0тижнів} other {#\u00a0тижня}})',
  'mean.none': 'немає в записах',
  unknown: 'невідомо',
  'coverage.sectors': 'видно {share} годин лінії',
  'coverage.regions':
    '{n, plural, one {названо # регіон} few {названо # регіони} many {названо # регіонів} other {названо # регіону}}; {open, plural, =0 {усі відбої відомі} one {# відбій невідомий} few {# відбої невідомі} many {# відбоїв невідомі} other {# відбою невідомі}}',
  'coverage.passes':
    '{n, plural, =0 {жоден проліт нічого не побачив} one {# хвилина прольоту} few {# хвилини прольоту} many {# хвилин прольоту} other {# хвилини прольоту}}; хмарність невідома',
  'coverage.nobody': 'джерело не вказує',
  'figure.of': '{what} ({source})',
  'measure.incidents': 'Інциденти',
  'measure.detections': 'Події, місце яких визначили прилади',
  'measure.observations': 'Спостереження людей',
  'measure.alert-time': 'Регіоно-години повітряної тривоги',
  'measure.alerts': 'Повітряні тривоги, що почалися',
  'measure.thermal-anomalies': 'Теплові аномалії, помічені з орбіти',
  'measure.public-alerts': 'Оповіщення населення',
  'measure.seismic-events': 'Сейсмічні події',
  'measure.sensor-readings': 'Покази датчиків',
  'measure.lightning': 'Визначені удари блискавки',
  'measure.reports': 'Повідомлення інших',
  'chart.day': '{what}, за днями',
  'chart.week': '{what}, за тижнями',
  'chart.hours': '{what}, у ті самі години кожного дня',
  'chart.mean': 'середнє попередніх {mean}',
  'chart.none': 'заштриховано: немає в записах',

  'section.sectors': 'За секторами',
  'section.sectors.note':
    'Кількість варта стільки, скільки було видно. Тиша там, де ніхто не дивився, миром не вважається.',
  'column.sector': 'Сектор',
  'column.incidents': 'Інциденти',
  'column.detections': 'Визначено місце',
  'column.observations': 'Спостережено',
  'column.findings': 'Висновки проти сторони',
  'column.seen': 'Видно',
  'column.rate': 'Інцидентів за годину нагляду',
  'row.all': 'Усього',
  'not-observed': 'не спостерігалося',

  'section.claims': 'Що заявила кожна сторона і що ми змогли підтвердити',
  'section.claims.note':
    'Заява не є висновком. Бачили ми: прилад або людина місії щось із цього сприйняли. Неможливо перевірити: ми не змогли туди потрапити або не змогли побачити.',
  'column.claims': 'Заяви: {party}',
  'column.seen-by-us': 'Бачили ми',
  'column.verified': 'Перевірено',
  'column.unverifiable': 'Неможливо перевірити',

  'section.rows': 'Що бачили й чули',
  'section.rows.note': 'Місце спостерігача вказано лише як сектор. Н/В: невідомо. Час за UTC.',
  'section.rows.cut':
    'У записах є ще {n, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}; таблицю тут обрізано.',
  'section.rows.withheld':
    'Окремі спостереження тут не наводяться: лише кількості за секторами, щоб за цим звітом ніхто не міг цілитися.',
  'section.rows.empty': 'У записах немає спостережень людей чи приладів місії за цей період.',
  'column.position': 'Спостерігач',
  'column.location': 'Напрямок і відстань',
  'column.means': 'Спосіб',
  'column.count': 'К-сть',
  'column.observation': 'Спостереження',
  'column.description': 'Опис',
  'column.weapon': 'Зброя',
  'column.time': 'Дата, час',
  'column.case': 'Справа',
  'not-known': 'Н/В',
  'count.exact': '{n}',
  'count.at-least': 'щонайменше\u00a0{n}',
  'count.range': 'від\u00a0{n} до\u00a0{most}',
  'count.not-counted': 'не рахували',
  'means.heard': 'Чули',
  'means.seen': 'Бачили',
  'means.acoustic': 'Акустично',
  'means.reported': 'Повідомлено',
  'what.shots-heard': 'Постріли',
  'what.explosions-heard': 'Вибух',
  'what.outgoing-heard': 'Вихідний вогонь',
  'what.flash-seen': 'Дульний спалах',
  'what.impact-seen': 'Влучання',
  'what.storm-seen': 'Гроза',
  'what.accident-seen': 'Нещасний випадок',
  'what.report': 'Повідомлення',
  'what.blast': 'Вибух',
  'what.impact': 'Вибух',
  'what.muzzle': 'Звук пострілу',
  'what.launch': 'Пуск',
  'what.lightning': 'Блискавка',
  'description.undetermined': 'Не визначено',
  'description.outgoing': 'Вихідний',
  'description.impact': 'Влучання',
  'description.natural': 'Природна причина',
  'description.accident': 'Спостерігач оцінює як нещасний випадок',
  'weapon.small-arms': 'Стрілецька зброя',
  'weapon.heavy-machine-gun': 'Великокаліберний кулемет',
  'weapon.mortar': 'Міномет',
  'weapon.artillery': 'Артилерія',
  band: 'від\u00a0{near} до\u00a0{far}\u00a0км',

  'section.impediments': 'Що завадило нам бачити',
  'section.impediments.empty': 'Про перешкоди нашій роботі за цей період не повідомлялося.',
  'column.impediment': 'Перешкода',
  'column.by-whom': 'Хто',
  'column.lost': 'Втрачено роботи',
  'impediment.denial': 'Відмова в доступі',
  'impediment.delay': 'Затримка',
  'impediment.conditional-access': 'Доступ на умовах',
  'impediment.jamming': 'Радіозавади',
  'impediment.threat': 'Погроза',
  'by-unknown': 'невідомо',
  minutes: '{hours, plural, =0 {} other {#\u00a0год }}{minutes}\u00a0хв',

  'section.activities': 'Повідомлено заздалегідь і пораховано окремо',
  'section.activities.note':
    'Підривні роботи, розмінування й навчання, про які сторона повідомила, а також відкладене з причиною не входять до жодної з кількостей вище.',
  'section.activities.empty':
    'Про роботи на цей період не повідомляли, і нічого не було відкладено.',
  'column.activity': 'Роботи',
  'column.party': 'Сторона',
  'column.window': 'Оголошено на',
  'column.matched': 'Інциденти, що збігаються',
  'activity.quarry': 'Підривні роботи в кар’єрі',
  'activity.demining': 'Розмінування',
  'activity.exercise': 'Навчання',
  'set-aside.notified-activity': 'Відкладено як повідомлені роботи: {n}.',
  'set-aside.natural': 'Відкладено як таке, що має природну причину: {n}.',
  'set-aside.accident': 'Відкладено як нещасний випадок: {n}.',
  'set-aside.duplicate': 'Відкладено як пораховане двічі: {n}.',
  'set-aside.instrument': 'Відкладено як несправність приладу: {n}.',

  'section.corrections': 'Виправлення',
  'section.corrections.empty':
    'До часу зрізу даних нічого з опублікованого не було виправлено, замінено чи відкликано.',
  'correction.finding.corrected': '{day}, {time}: висновок {id} виправлено. {reason}',
  'correction.finding.superseded': '{day}, {time}: висновок {id} замінено на {by}. {reason}',
  'correction.finding.withdrawn': '{day}, {time}: висновок {id} відкликано. {reason}',
  'correction.report.corrected': '{day}, {time}: звіт {id} виправлено. {reason}',
  'correction.report.superseded': '{day}, {time}: звіт {id} замінено на {by}. {reason}',
  'correction.report.withdrawn': '{day}, {time}: звіт {id} відкликано. {reason}',

  'section.follow-up': 'Що зроблено після попередніх звітів',
  'section.follow-up.empty': 'Попередніх звітів, до яких можна повернутися, ще не видано.',
  'column.report': 'Звіт',
  'column.done': 'Зроблено відтоді',
  'column.obligations': 'Зобов’язання, що настали',
  'follow-up.nothing': 'у записах нічого',
  'follow-up.finding-issued': 'висновок {id} видано {day}',
  'follow-up.finding-corrected': 'висновок {id} виправлено {day}',
  'follow-up.finding-superseded': 'висновок {id} замінено {day}',
  'follow-up.finding-withdrawn': 'висновок {id} відкликано {day}',
  'follow-up.set-aside': 'відкладено {day}',
  'follow-up.closed': 'закрито {day}',
  'follow-up.notice-served': 'повідомлення {id} вручено {day}',
  'follow-up.reply-filed': 'відповідь {id} подано {day}',
  'follow-up.decision-taken': 'рішення {id} ухвалено {day}',
  'follow-up.act-recorded': '{id}, {day}',
  'obligation.in-force': 'пункт {clause}: чинне',
  'obligation.dormant': 'пункт {clause}: не настало',
  'obligation.discharged': 'пункт {clause}: виконано',
  'obligation.breached': 'пункт {clause}: порушено',
  'obligation.excused': 'пункт {clause}: звільнено',
  'obligation.lapsed': 'пункт {clause}: припинилося',
  'obligation.undecided': 'пункт {clause}: не визначено',

  'section.unknowns': 'Чого ми не знаємо',
  'unknown.sectors-unseen':
    'Видно менше половини часу: {sectors}. Що відбувалося решту часу, невідомо.',
  'unknown.of': '{name} {share}',
  'unknown.coverage-unknown':
    'Скільки було під наглядом, невідомо: ці кількості про те, що було помічено.',
  'unknown.feed-silent':
    '{name}: за цей період не надійшло нічого. Це прогалина в даних, а не ознака спокою.',
  'unknown.open-ends':
    '{name}: невідомо, коли закінчилася {n, plural, one {# тривога} few {# тривоги} many {# тривог} other {# тривоги}}. Кожна рахується до останнього відомого моменту.',
  'unknown.alerts-no-attack':
    'Тривога є попередженням. Вона не є нападом, а її відсутність не є безпекою.',
  'unknown.thermal-no-proof':
    'Теплова аномалія — це тепло в пікселі, хоч би яка його причина. Супутники бачать небагато з інцидентів, які підтверджують люди; відсутність пожежі нічого не доводить.',
  'unknown.unverifiable.unverifiable-access': '{id} перевірити неможливо: нас не пустили.',
  'unknown.unverifiable.unverifiable-coverage':
    '{id} перевірити неможливо: ніхто й ніщо не спостерігало.',
  'unknown.undetermined':
    '{n, plural, one {В # справі} few {У # справах} many {У # справах} other {У # справи}} встановити відповідального неможливо: {cases}.',
  'unknown.not-looked-into':
    '{n, plural, one {# інцидент чекає} few {# інциденти чекають} many {# інцидентів чекають} other {# інциденту чекають}} на розгляд або на висновок.',
  'unknown.replies-awaited':
    'Очікується {n, plural, one {# відповідь сторони} few {# відповіді сторін} many {# відповідей сторін} other {# відповіді сторін}}.',
  'unknown.claims-alone':
    '{n, plural, one {# заява сторони стосується} few {# заяви сторін стосуються} many {# заяв сторін стосуються} other {# заяви сторін стосуються}} того, чого більше ніхто не помітив.',
  'unknown.clauses-undecided': 'Пункти, стан яких із записів визначити неможливо: {clauses}.',
  'unknown.refused':
    'Відтоді як ведуться записи, відхилено {n, plural, one {# рядок або файл} few {# рядки або файли} many {# рядків або файлів} other {# рядка або файлу}}; кожен зберігається разом із причиною.',
  'unknown.later-entries': 'Усе, що надійшло після зрізу даних, не входить до жодного показника.',

  'section.method': 'Як складено цей звіт',
  'method.cut':
    'Зріз даних: перші {entries} записів журналу {origin}, останній зроблено {day} о {time} UTC.',
  'method.state': 'SHA-256 стану на цей зріз: {hash}.',
  'method.rebuild': 'Той самий журнал дає ті самі байти: {command}',
  'method.region-hours':
    'Регіоно-години: для одного джерела, у кожному названому регіоні окремо, час під щонайменше однією тривогою, обрізаний на межах періоду й доданий за всіма регіонами. Район під тривогою, коли вона оголошена і в усій області, рахується для обох.',
  'method.seen':
    'Видно: час, помножений на частку сектора під наглядом; рахується той, хто бачив найбільше, і один раз.',
  'method.sources': 'Джерела: {names}.',
  'method.withheld':
    'Про {n, plural, one {# інцидент} few {# інциденти} many {# інцидентів} other {# інциденту}} цього періоду цим читачам ще не повідомлено.',
  'method.untranslated': 'Деякі слова цього звіту ще не перекладено, їх подано англійською.',
  genuine: 'Чи ця сторінка справжня?',
  contents: 'У цьому звіті',
};
