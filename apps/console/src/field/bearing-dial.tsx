import type { KeyboardEvent, PointerEvent } from 'react';

/** Conventions: degrees clockwise from north; on the screen x goes right and y down; the dial's middle is (120, 120). */
const MIDDLE = 120;
const RADIUS = 104;

interface DialProps {
  readonly azimuthDeg: number | null;
  readonly sigmaDeg: number;
  readonly onTurn: (azimuthDeg: number) => void;
}

const at = (azimuthDeg: number, radius: number) => {
  const angle = (azimuthDeg * Math.PI) / 180;
  return [MIDDLE + radius * Math.sin(angle), MIDDLE - radius * Math.cos(angle)] as const;
};
const turned = (azimuthDeg: number) => ((Math.round(azimuthDeg) % 360) + 360) % 360;
const shown = (azimuthDeg: number) => `${String(azimuthDeg).padStart(3, '0')}°`;

/** A dial that a thumb turns anywhere on its face, and arrow keys by 5° (1° with Shift). */
export function BearingDial({ azimuthDeg, sigmaDeg, onTurn }: DialProps) {
  const point = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const east = clientX - box.left - box.width / 2;
    const north = box.top + box.height / 2 - clientY;
    onTurn(turned((Math.atan2(east, north) * 180) / Math.PI));
  };
  const keyed = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 1 : 5;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: by,
      ArrowUp: by,
      ArrowLeft: -by,
      ArrowDown: -by,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onTurn(turned((azimuthDeg ?? 0) + step));
  };
  return (
    <svg
      className="dial"
      viewBox="0 0 240 240"
      role="slider"
      tabIndex={0}
      aria-label="Bearing"
      aria-valuemin={0}
      aria-valuemax={359}
      aria-valuenow={azimuthDeg ?? 0}
      aria-valuetext={
        azimuthDeg === null ? 'not known' : `${azimuthDeg} degrees, plus or minus ${sigmaDeg}`
      }
      onKeyDown={keyed}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons > 0) point(event);
      }}
    >
      <circle cx={MIDDLE} cy={MIDDLE} r={RADIUS} className="face" />
      {Array.from({ length: 36 }, (_, tick) => {
        const [x1, y1] = at(tick * 10, tick % 9 === 0 ? 92 : 98);
        const [x2, y2] = at(tick * 10, RADIUS);
        return <line key={tick} x1={x1} y1={y1} x2={x2} y2={y2} className="tick" />;
      })}
      {['N', 'E', 'S', 'W'].map((letter, quarter) => {
        const [x, y] = at(quarter * 90, 78);
        return (
          <text key={letter} x={x} y={y + 5} textAnchor="middle" className="way">
            {letter}
          </text>
        );
      })}
      {azimuthDeg === null ? null : <Hand azimuthDeg={azimuthDeg} sigmaDeg={sigmaDeg} />}
      <circle cx={MIDDLE} cy={MIDDLE} r={38} className="hub" />
      <text x={MIDDLE} y={azimuthDeg === null ? 117 : 123} textAnchor="middle" className="read">
        {azimuthDeg === null ? 'touch' : shown(azimuthDeg)}
      </text>
      <text x={MIDDLE} y={140} textAnchor="middle" className="error">
        {azimuthDeg === null ? 'not known' : `± ${sigmaDeg}°`}
      </text>
    </svg>
  );
}

function Hand({
  azimuthDeg,
  sigmaDeg,
}: {
  readonly azimuthDeg: number;
  readonly sigmaDeg: number;
}) {
  const [ax, ay] = at(azimuthDeg - sigmaDeg, RADIUS);
  const [bx, by] = at(azimuthDeg + sigmaDeg, RADIUS);
  const [hx, hy] = at(azimuthDeg, RADIUS);
  return (
    <>
      <path
        d={`M${MIDDLE} ${MIDDLE}L${ax} ${ay}A${RADIUS} ${RADIUS} 0 0 1 ${bx} ${by}Z`}
        className="wedge"
      />
      <line x1={MIDDLE} y1={MIDDLE} x2={hx} y2={hy} className="hand" />
      <circle cx={hx} cy={hy} r={12} className="knob" />
    </>
  );
}
