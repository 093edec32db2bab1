/**
 * Runs in the page: clicks the first element that `click` finds and resolves with the milliseconds until `done` finds something and the frame
 * with it has been drawn. `$CASE` in `done` stands for the case that the page shows.
 */
export function timed({ click, done }) {
  const target = document.querySelector(click);
  if (target === null) throw new Error(`nothing to click: ${click}`);
  const caseId = /case\/([^/?]+)/.exec(document.location.pathname)?.[1] ?? '';
  const wanted = done.replaceAll('$CASE', caseId);
  const startedMs = performance.now();
  target.click();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (document.querySelector(wanted) !== null)
        requestAnimationFrame(() => resolve(performance.now() - startedMs));
      else if (performance.now() - startedMs > 20_000) reject(new Error(`nothing came: ${wanted}`));
      else requestAnimationFrame(look);
    };
    look();
  });
}

const rows = [2, 5, 9, 14, 20, 3, 7].map((n) => `.q:nth-child(${n})`);
const desk = (path) => `nav a[href^="${path}"]`;
const toMap = '.twin-switch button:first-child';
const toTable = '.twin-switch button:last-child';

/** What a watch officer clicks: `pairs` of what is clicked and what then stands; `prepare` is not timed. */
export const CLICKS = [
  {
    name: 'select in the queue',
    pairs: rows.map((row) => [`${row} .cover`, `${row}[aria-current="true"]`]),
  },
  {
    name: 'open a case',
    pairs: rows.map((row) => [`${row} a.mono`, 'main .steps']),
    between: desk('/situation'),
    settled: '.q .cover',
  },
  {
    name: 'next case',
    prepare: async (page) => {
      await page.click(`${rows[0]} a.mono`);
      await page.waitForSelector('main .steps');
    },
    pairs: rows.map(() => [
      'main .acts a:last-child',
      'main .acts a[aria-label="Previous case, $CASE"]',
    ]),
  },
  {
    name: 'change the desk',
    pairs: [
      [desk('/watch'), 'main .watch'],
      [desk('/case'), 'main .cases tbody tr'],
      [desk('/liaison'), 'main h1'],
      [desk('/situation'), '.q .cover'],
    ],
  },
  {
    name: 'map to table, and back',
    pairs: [
      [toTable, '.as-table tbody tr'],
      [toMap, '.mapbox:not(.as-table)'],
    ],
  },
  {
    name: 'sort the table',
    prepare: async (page) => {
      await page.click(toTable);
      await page.waitForSelector('.as-table tbody tr');
    },
    pairs: ['severity', 'id', 'title', 'when', 'stage'].flatMap((column) =>
      ['ascending', 'descending'].map((order) => [
        `th.col-${column} button`,
        `th.col-${column}[aria-sort="${order}"]`,
      ]),
    ),
  },
];
