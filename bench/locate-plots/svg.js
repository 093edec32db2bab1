/** Small plots as text: one file each, readable on light and dark pages alike. */

const STYLE = `
    .page { fill: #ffffff } text { fill: #1f2933; font: 13px system-ui, sans-serif } .quiet { fill: #52606d }
    .strong { font-weight: 600; font-size: 15px } .axis { stroke: #9aa5b1; fill: none } .grid { stroke: #e4e7eb }
    .guide { stroke: #52606d; fill: none; stroke-dasharray: 2 4; stroke-width: 1.5 } .line { fill: none; stroke-width: 2.5 }
    .line.calm { stroke: #1d5fa8 } .line.windy { stroke: #0f7b5f; stroke-dasharray: 9 4 } .line.rough { stroke: #b4481c; stroke-dasharray: 2.5 3 }
    .word.calm { fill: #1d5fa8; stroke: none } .word.windy { fill: #0f7b5f; stroke: none } .word.rough { fill: #b4481c; stroke: none }
    .dot { stroke: none; fill-opacity: 0.45 } .dot.calm { fill: #1d5fa8 } .dot.windy { fill: #0f7b5f } .dot.rough { fill: #b4481c }
    .c0 { fill: #f3f5f7 } .c1 { fill: #cfe0ee } .c2 { fill: #94bcdb } .c3 { fill: #4d8ebf } .c4 { fill: #155a94 }
    .front { stroke: #1f2933; stroke-width: 2; fill: none }
    @media (prefers-color-scheme: dark) {
      .page { fill: #12181f } text { fill: #e4e7eb } .quiet { fill: #a5b1bd } .axis { stroke: #616e7c } .grid { stroke: #2a333d }
      .guide { stroke: #a5b1bd } .line.calm { stroke: #79b4f0 } .line.windy { stroke: #4fd1a5 } .line.rough { stroke: #f59b6c }
      .word.calm, .dot.calm { fill: #79b4f0 } .word.windy, .dot.windy { fill: #4fd1a5 } .word.rough, .dot.rough { fill: #f59b6c }
      .c0 { fill: #1c242d } .c1 { fill: #1f3c55 } .c2 { fill: #2a6391 } .c3 { fill: #5b9fd0 } .c4 { fill: #b9dcf5 }
      .front { stroke: #ff8a5c }
    }`;

/** @returns a whole file; `says` is what somebody who cannot see it should hear */
export function svg({ width, height, title, says }, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${title}</title>
  <desc>${says}</desc>
  <style>${STYLE}
  </style>
  <rect class="page" width="${width}" height="${height}"/>
  ${parts.flat(9).join('\n  ')}
</svg>
`;
}

export const round = (value) => Math.round(value * 10) / 10;
export const word = (x, y, text, kind = '', anchor = 'start') =>
  `<text x="${round(x)}" y="${round(y)}" class="${kind}" text-anchor="${anchor}">${text}</text>`;
export const path = (points, kind) =>
  `<path class="${kind}" d="M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}"/>`;

/** A frame with ticks; `x` and `y` map values to places, `ticks` are [value, text]. */
export function axes({ left, top, width, height }, x, y, { xTicks, yTicks, xName, yName }) {
  const [right, bottom] = [left + width, top + height];
  return [
    ...xTicks.map(([value, text]) => [
      `<path class="grid" d="M${round(x(value))} ${top}V${bottom}"/>`,
      word(x(value), bottom + 18, text, 'quiet', 'middle'),
    ]),
    ...yTicks.map(([value, text]) => [
      `<path class="grid" d="M${left} ${round(y(value))}H${right}"/>`,
      word(left - 8, y(value) + 4, text, 'quiet', 'end'),
    ]),
    `<path class="axis" d="M${left} ${top}V${bottom}H${right}"/>`,
    xName === undefined ? [] : word(left + width / 2, bottom + 40, xName, 'quiet', 'middle'),
    yName === undefined ? [] : word(left, top - 12, yName, 'quiet'),
  ];
}
