import tseslint from 'typescript-eslint';

const PURE = [
  'packages/geo/src/**/*.ts',
  'packages/record/src/**/*.ts',
  'packages/locate/src/**/*.ts',
  'packages/pact/src/**/*.ts',
  'packages/domain/src/**/*.ts',
  'packages/feeds/src/**/parse*.ts',
  'packages/exercise/src/**/*.ts',
];

/** Math functions whose result is exact by the language's definition; all others differ between engines. */
const EXACT_MATH = [
  'sqrt',
  'abs',
  'floor',
  'ceil',
  'round',
  'trunc',
  'sign',
  'min',
  'max',
  'imul',
  'fround',
  'PI',
  'clz32',
];

const inexactMath = Object.getOwnPropertyNames(Math)
  .filter((property) => !EXACT_MATH.includes(property))
  .map((property) => ({
    object: 'Math',
    property,
    message:
      property === 'random'
        ? 'Randomness is an argument: take it from the Entropy port or a seed.'
        : 'Differs between JavaScript engines: use @holdfast/geo (sin, cos, atan2, exp, log).',
  }));

export default tseslint.config(
  { ignores: ['**/dist/**', '**/dist-types/**', '**/node_modules/**', 'holdfast-data/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    plugins: { ts: tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'ts/no-explicit-any': 'error',
      'ts/ban-ts-comment': 'error',
      'ts/no-non-null-assertion': 'error',
      'ts/consistent-type-imports': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-empty': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: PURE,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...inexactMath,
        {
          property: 'localeCompare',
          message: 'Depends on the locale: compare code units with < and >.',
        },
        {
          property: 'toLocaleString',
          message: 'Depends on the locale: format in apps/console.',
        },
      ],
      'no-restricted-globals': [
        'error',
        {
          name: 'Date',
          message:
            'Time is an argument, in integer milliseconds (…Ms). For calendar dates use geo/calendar.',
        },
        { name: 'Intl', message: 'Depends on the locale: format in apps/console.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
          message:
            '`**` differs between Node 22 and 24: multiply, or use exp and log of @holdfast/geo.',
        },
        {
          selector: "NewExpression[callee.name='Error']",
          message: 'Throw the coded error class of this package; a refusal is a value.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'An index lists the names it exports.',
        },
      ],
    },
  },
);
