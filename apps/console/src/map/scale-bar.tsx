import { lengthWords } from '../format/words.ts';

const NICE_M = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
];

/** How long a round length is on the screen. */
export function ScaleBar({
  metresPerPx,
  credit,
  small,
}: {
  readonly metresPerPx: number;
  readonly credit: string;
  readonly small: boolean;
}) {
  const length = NICE_M.findLast((metres) => metres / metresPerPx <= (small ? 60 : 90)) ?? 100;
  return (
    <div className="br">
      <div className="float scale num" title={credit}>
        <i style={{ inlineSize: `${length / metresPerPx}px` }} />
        {lengthWords(length)}
      </div>
    </div>
  );
}
