/** Which way arrows point (DESIGN: apps → mission → domain → {record, locate, pact} → geo). Each rule says where to go instead. */

const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { pathNot: [from, ...allowed] },
});

const pureOnly = (folder, allowed, comment) =>
  only(
    `${folder}-is-pure`,
    `^packages/${folder}/src`,
    allowed.map((a) => `^packages/${a}/src`),
    comment,
  );

const rules = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Split the file that both need, or pass the value in as an argument.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      comment: 'The module does not exist: install it, or mend the path.',
      from: {},
      to: { couldNotResolve: true },
    },
    pureOnly(
      'geo',
      [],
      'geo imports nothing: constants, frames, distances, deterministic functions.',
    ),
    pureOnly(
      'record',
      [],
      'record imports nothing: hashing and signatures are passed in; files live in packages/mission.',
    ),
    pureOnly(
      'locate',
      ['geo'],
      'locate knows arrivals and geometry only: what an event means belongs in packages/domain.',
    ),
    pureOnly('pact', [], 'pact is usable alone: facts come in as arguments; hashing is passed in.'),
    pureOnly(
      'domain',
      ['geo', 'record', 'locate', 'pact'],
      'domain does no I/O: read and write in packages/mission.',
    ),
    only(
      'feed-parsers-are-pure',
      '^packages/feeds/src',
      ['^packages/domain/src', '^packages/geo/src', '^node_modules/csv-parse'],
      'A feed turns bytes into observations or refusals; fetching and recording happen in packages/mission.',
    ),
    only(
      'exercise-emits-bytes-and-commands',
      '^packages/exercise/src',
      ['^packages/domain/src', '^packages/geo/src'],
      'The exercise is a world outside the mission: it may not reach into mission, feeds or apps.',
    ),
    {
      name: 'truth-is-for-the-scorer',
      severity: 'error',
      comment:
        'Officers and the pipeline see only view(state, role). Only score/ and what emits the feeds may know what really happened.',
      from: {
        pathNot: [
          '^packages/exercise/src/(truth|emit|score)/',
          '^packages/exercise/src/.*\\.test\\.ts$',
        ],
      },
      to: { path: '^packages/exercise/src/truth/' },
    },
    {
      name: 'nothing-points-back-to-apps',
      severity: 'error',
      comment:
        'apps choose implementations; a package never imports an app. Move what both need into a package.',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'mission-below-apps-only',
      severity: 'error',
      comment: 'mission is the I/O shell: only apps start it.',
      from: { path: '^packages/(?!mission)', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/mission/' },
    },
    {
      name: 'console-talks-http',
      severity: 'error',
      comment:
        'The console knows types and pure functions of domain; everything else comes over the API.',
      from: { path: '^apps/console/src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(packages/(?!domain)|apps/(?!console))' },
    },
    {
      name: 'one-door-a-package',
      severity: 'error',
      comment: 'Import a package by its name; its index.ts is the only door.',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/([^/]+)/src/',
        pathNot: ['^$1/$2/', '/src/index\\.ts$', '^packages/exercise/src/score/index\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['(^|/)dist(-types)?/', '\\.test\\.tsx?$', '/e2e/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.cruise.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

export default rules;
