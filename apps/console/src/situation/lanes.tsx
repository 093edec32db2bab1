import { useEffect, useMemo, useRef, useState } from 'react';
import type {
  IncidentFill,
  IncidentSummary,
  SectorCoverage,
  SituationView,
} from '@holdfast/domain';
import { count, counted, percentOfPpm } from '../format/numbers.ts';
import { dayAndClock, dayYear, span, DAY_MS } from '../format/times.ts';
import { Brush, share } from './brush.tsx';
import { histogram, laneBands, laneMarks } from './lane-marks.ts';
import { PeriodBar } from './period-bar.tsx';
import type { TimeSpan } from './selection.ts';
import { incidentsIn, lineSeen, seenIn, wholePeriod } from './selection.ts';
import { ticksOf } from './time-axis.ts';

interface LanesProps {
  readonly view: SituationView;
  readonly brush: TimeSpan | null;
  readonly selectedId: string | null;
  readonly onBrush: (brush: TimeSpan | null) => void;
  readonly onSelect: (incidentId: string | null) => void;
}

const LOW_PPM = 500_000;
const TICK_PX = 84;
const BAR_PX = 5;
const LONG_MS = 60 * DAY_MS;

/** Line and time: one lane a sector in order along the line, time across, hatched where nobody watched. */
export function Lanes({ view, brush, selectedId, onBrush, onSelect }: LanesProps) {
  const whole = wholePeriod(view);
  const [zoomed, setZoomed] = useState<TimeSpan | null>(null);
  const shown = zoomed ?? whole;
  const area = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(area);
  const ticks = ticksOf(shown, Math.max(2, Math.floor(widthPx / TICK_PX)));
  const setView = (next: TimeSpan) =>
    setZoomed(next.fromMs <= whole.fromMs && next.toMs >= whole.toMs ? null : next);
  const press = (ids: string | null) => {
    const members = ids?.split(' ') ?? [];
    const after = members[(members.indexOf(selectedId ?? '') + 1) % Math.max(1, members.length)];
    onSelect(after ?? null);
  };
  const long = whole.toMs - whole.fromMs > LONG_MS;
  return (
    <section className="lt" aria-label="Line and time">
      <div className="ph">
        <h2>{view.sectors.length > 0 ? 'Line and time' : 'Reports and time'}</h2>
        <span className="dim num">
          {long
            ? `${dayYear(whole.fromMs)} to ${dayYear(whole.toMs)}`
            : span(whole.fromMs, whole.toMs)}
          , UTC.{' '}
          {view.sectors.length > 0
            ? 'Hatched is unseen: silence is not peace.'
            : 'Few reports is not few events.'}
        </span>
        <PeriodBar view={view} />
        <BrushTag view={view} brush={brush} whole={whole} onBrush={onBrush} />
      </div>
      <div className="lanes">
        {view.sectors.length > 0 ? (
          view.sectors.map((sector) => (
            <Lane
              key={sector.sectorId}
              sector={sector}
              incidents={view.incidents}
              shown={shown}
              brush={brush}
              widthPx={widthPx}
              selectedId={selectedId}
            />
          ))
        ) : (
          <Bars incidents={view.incidents} shown={shown} widthPx={widthPx} />
        )}
        <div className="n" aria-hidden="true" />
        <div className="axis num" ref={area} aria-hidden="true">
          {ticks.map(({ ms, label }) => (
            <span key={ms} style={{ left: share(ms, shown) }}>
              {label}
            </span>
          ))}
        </div>
        <div className="r" aria-hidden="true" />
        <Brush
          view={shown}
          whole={whole}
          brush={brush}
          onBrush={onBrush}
          onView={setView}
          onPress={press}
        />
      </div>
    </section>
  );
}

interface LaneProps {
  readonly sector: SectorCoverage;
  readonly incidents: readonly IncidentSummary[];
  readonly shown: TimeSpan;
  readonly brush: TimeSpan | null;
  readonly widthPx: number;
  readonly selectedId: string | null;
}

const MARK_CLASS: Readonly<Record<IncidentFill, string>> = {
  verified: 'v',
  'under-verification': '',
  proposal: 'p',
  benign: 'n',
};

const BAND_WORD = { part: '', blind: 'Blind', unreported: 'Not reported' } as const;
const WORD_PX = 62;

function Lane({ sector, incidents, shown, brush, widthPx, selectedId }: LaneProps) {
  const mine = useMemo(
    () => incidents.filter(({ sectorId }) => sectorId === sector.sectorId),
    [incidents, sector.sectorId],
  );
  const marks = useMemo(() => laneMarks(mine, shown, widthPx), [mine, shown, widthPx]);
  const bands = useMemo(() => laneBands(sector, shown), [sector, shown]);
  const seenPpm = brush === null ? sector.seenPpm : seenIn(sector, brush);
  const pxPerMs = widthPx / (shown.toMs - shown.fromMs);
  return (
    <>
      <div className="n">
        <i>{sector.order}</i>
        <b>{sector.name}</b>
        <span className="sr">
          , {counted(incidentsIn(mine, brush).length, 'incident', 'incidents')}
        </span>
      </div>
      <div className="lane" aria-hidden="true">
        {bands.map((band) => (
          <div
            key={band.fromMs}
            className={band.state === 'part' ? 'd' : 'b'}
            style={{
              left: share(band.fromMs, shown),
              right: share(shown.toMs + shown.fromMs - band.toMs, shown),
            }}
          >
            {(band.toMs - band.fromMs) * pxPerMs > WORD_PX && band.state !== 'part' ? (
              <span>
                {BAND_WORD[band.state]}
                {band.seenPpm > 0 ? `, ${percentOfPpm(band.seenPpm)} seen` : ''}
              </span>
            ) : null}
          </div>
        ))}
        {marks.map((mark) => (
          <i
            key={mark.ids[0]}
            data-ids={mark.ids.join(' ')}
            className={`e ${MARK_CLASS[mark.fill]} ${selectedId !== null && mark.ids.includes(selectedId) ? 'sel' : ''} ${mark.ids.length > 1 ? 'many' : ''}`}
            style={{ left: share(mark.atMs, shown) }}
          >
            {mark.ids.length > 1 ? mark.ids.length : null}
          </i>
        ))}
      </div>
      <div className={`r num ${seenPpm < LOW_PPM ? 'low' : ''}`}>
        {percentOfPpm(seenPpm)}
        <span> seen</span>
      </div>
    </>
  );
}

/** Without sectors (imported reports): how many began when. What was seen is not on record, and the figure says so. */
function Bars({
  incidents,
  shown,
  widthPx,
}: {
  readonly incidents: readonly IncidentSummary[];
  readonly shown: TimeSpan;
  readonly widthPx: number;
}) {
  const bins = Math.max(1, Math.floor(widthPx / BAR_PX));
  const counts = useMemo(() => histogram(incidents, shown, bins), [incidents, shown, bins]);
  const most = Math.max(1, ...counts);
  return (
    <>
      <div className="n tall">
        <b>Reports</b>
      </div>
      <svg
        className="lane bars"
        viewBox={`0 0 ${bins} 100`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {counts.map((value, bin) =>
          value === 0 ? null : (
            <rect
              key={bin}
              x={bin + 0.12}
              width={0.76}
              y={100 - (value / most) * 100}
              height={(value / most) * 100}
            />
          ),
        )}
      </svg>
      <div className="r num">
        most {count(most)}
        <span className="sr"> reports in one bar</span>
      </div>
    </>
  );
}

interface BrushTagProps {
  readonly view: SituationView;
  readonly brush: TimeSpan | null;
  readonly whole: TimeSpan;
  readonly onBrush: (brush: TimeSpan | null) => void;
}

/** What the brush holds, with its coverage; without one, a way in for the keyboard. */
function BrushTag({ view, brush, whole, onBrush }: BrushTagProps) {
  if (brush === null)
    return (
      <button
        className="btn sm push"
        onClick={() => {
          const third = (whole.toMs - whole.fromMs) / 3;
          onBrush({
            fromMs: Math.round(whole.fromMs + third),
            toMs: Math.round(whole.toMs - third),
          });
          requestAnimationFrame(() => document.querySelector<HTMLElement>('.edge.begin')?.focus());
        }}
      >
        Select a time
      </button>
    );
  const inside = incidentsIn(view.incidents, brush).length;
  const seen = lineSeen(view.sectors, brush);
  const inWords =
    view.sectors.length > 0
      ? counted(inside, 'incident', 'incidents')
      : counted(inside, 'report', 'reports');
  return (
    <span className="push row">
      <span className="tag line num" role="status">
        {brush.toMs - brush.fromMs > LONG_MS
          ? `${dayYear(brush.fromMs)} to ${dayYear(brush.toMs)}`
          : `${dayAndClock(brush.fromMs)} to ${dayAndClock(brush.toMs)}`}
        , {inWords}
        {seen === null ? '' : `, ${percentOfPpm(seen)} seen`}
      </span>
      <button className="btn sm" onClick={() => onBrush(null)}>
        Clear
      </button>
    </span>
  );
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 600));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
