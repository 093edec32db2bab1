/** Figures as CONSOLE.md 4 wants them: true minus, thin space before %, grouped thousands. */

const GROUPED = new Intl.NumberFormat('en-GB');

export function count(value: number): string {
  return GROUPED.format(value);
}

/** `1 incident`, `2 incidents`. */
export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Parts per million as whole per cent, with the narrow no-break space. Never 0 for a little, never 100 for nearly all. */
export function percentOfPpm(ppm: number): string {
  const rounded = Math.round(ppm / 10_000);
  if (rounded === 0 && ppm > 0) return '< 1\u202f%';
  if (rounded === 100 && ppm < 1_000_000) return '> 99\u202f%';
  return `${rounded}\u202f%`;
}

export function percent(whole: number): string {
  return `${whole}\u202f%`;
}

/** Centidecibans as decibans with two decimals and a sign: +8.20, −6.10, 0.00. */
export function decibans(cdb: number): string {
  const sign = cdb < 0 ? '\u2212' : cdb > 0 ? '+' : '';
  return sign + plainDecibans(Math.abs(cdb));
}

/** The same without a plus: thresholds and margins. */
export function plainDecibans(cdb: number): string {
  const absolute = Math.abs(cdb);
  const text = `${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
  return cdb < 0 ? `\u2212${text}` : text;
}

/** Thousandths with one decimal: 1600 is 1.6. */
export function milli(value: number): string {
  return (value / 1000).toFixed(1).replace(/\.0$/, '');
}

/** First and last of a hash: `7f3a 91c0 … c21d`. */
export function shortHash(hex: string): string {
  return hex.length < 16 ? hex : `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-4)}`;
}
