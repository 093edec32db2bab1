import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartShape } from './chart.ts';
import { escaped, shown } from './escape.ts';
import { markdownOf } from './markdown.ts';
import { contoursOf, glyphBytes } from './pdf-glyphs.ts';
import { csvCell } from './csv-cell.ts';

describe('what others wrote stays text', () => {
  it('F1: no cell begins a formula, and every cell is read back as it was', () => {
    for (const start of [
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      ' =',
      '\n=',
      '\uff1d',
      '\u200b=',
      '\u202e=',
      '\0=',
    ])
      expect(csvCell(`${start}1+1`).replace(/^"/, '').startsWith("'"), JSON.stringify(start)).toBe(
        true,
      );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect([text, `'${text}`]).toContain(inner);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('F2: no markup and no turned writing in HTML', () => {
    expect(escaped('<b onclick="x">\u202eevil\u2066 & \'co\'')).toBe(
      '&lt;b onclick=&quot;x&quot;&gt;evil &amp; &#39;co&#39;',
    );
  });

  it('F2: what nobody sees is in no format that people read, and joiners stay', () => {
    const hidden = 'a\0\u0007b\u200b\u200f\u061c\ufeffc\u200dd\n';
    expect(shown(hidden)).toBe('abc\u200dd\n');
    expect(escaped(hidden)).toBe('abc\u200dd\n');
  });

  it('F3: no markup in Markdown', () => {
    const text = markdownOf({
      language: 'en',
      name: 'n',
      isExercise: false,
      exerciseWords: '',
      exerciseNote: '',
      mission: 'm|[x](y)',
      eyebrow: 'e',
      title: '# t\n# u',
      lede: [],
      audience: 'a',
      sections: [],
    });
    expect(text).toContain('m\\|\\[x\\](y)');
    expect(text).toContain('# \\# t \\# u');
  });
});

describe('drawings', () => {
  it('F4: bars stand on the line, within the drawing, as high as their values', () => {
    const values = fc.array(fc.option(fc.nat(1_000)), { minLength: 1, maxLength: 31 });
    fc.assert(
      fc.property(values, (series) => {
        const bars = series.map((value) => ({ label: 'x', value, text: '' }));
        const shape = chartShape({ block: 'chart', label: '', bars, mean: null, hatchWords: null });
        expect(shape.bars).toHaveLength(series.length);
        for (const bar of shape.bars) {
          expect(bar.y + bar.height).toBeCloseTo(shape.baseY, 1);
          expect(bar.x + bar.width).toBeLessThanOrEqual(shape.width);
          expect(bar.y).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('F5: a glyph is written as TrueType has it', () => {
    const contours = contoursOf([
      { command: 'moveTo', args: [0, 0] },
      { command: 'lineTo', args: [100, 0] },
      { command: 'quadraticCurveTo', args: [120, 50, 100, 100] },
      { command: 'lineTo', args: [0, 0] },
      { command: 'closePath', args: [] },
    ]);
    const view = new DataView(glyphBytes(contours).buffer);
    const words = Array.from({ length: 7 }, (_, at) => view.getInt16(2 * at));
    expect(words).toEqual([1, 0, 0, 120, 100, 3, 0]);
    expect([14, 15, 16, 17].map((at) => view.getUint8(at))).toEqual([1, 1, 0, 1]);
    expect([18, 20, 22, 24].map((at) => view.getInt16(at))).toEqual([0, 100, 20, -20]);
    expect([26, 28, 30, 32].map((at) => view.getInt16(at))).toEqual([0, 0, 50, 50]);
  });
});
