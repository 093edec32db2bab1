import { readFileSync } from 'node:fs';

/** Rows of a CSV file as objects of text by column; a field in double quotes may hold commas. */
export function readCsv(file) {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const fields = line.match(/("[^"]*"|[^,]*)(,|$)/g).map((field) => field.replace(/,$/, ''));
    return Object.fromEntries(names.map((name, i) => [name, fields[i].replaceAll('"', '')]));
  });
}

export const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
};
