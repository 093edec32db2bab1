import type { Glance, IncidentSummary, SituationView } from '@holdfast/domain';
import { count, counted, percentOfPpm } from '../format/numbers.ts';
import { HOUR_MS, clock, dayYear, periodWords } from '../format/times.ts';
import type { TimeSpan } from './selection.ts';
import { incidentsIn, lineSeen, seenIn, wholePeriod } from './selection.ts';

/** What happened and what nobody saw, in one sentence, with the coverage beside every count. */
export function Headline({
  view,
  brush,
}: {
  readonly view: SituationView;
  readonly brush: TimeSpan | null;
}) {
  const span = brush ?? wholePeriod(view);
  const inside = incidentsIn(view.incidents, brush);
  const seen = lineSeen(view.sectors, span);
  const latest = view.glances.find(({ fromMs }) => fromMs >= span.fromMs && fromMs < span.toMs);
  const of = (fill: IncidentSummary['fill']) =>
    inside.filter((incident) => incident.fill === fill).length;
  return (
    <section className="head" aria-label="Headline">
      <h1>
        <b>{firstWords(view, inside.length, span)}</b>{' '}
        <span className="mid">
          {partsWords(
            of('verified'),
            of('under-verification'),
            of('proposal'),
            of('benign'),
            view.sectors.length > 0,
          )}{' '}
          {seenWords(seen)}
        </span>
      </h1>
      <div className="figs">
        {seen === null ? null : (
          <>
            <div className="fig">
              <div className="l">Line seen</div>
              <div className="v num">
                {percentOfPpm(seen)}{' '}
                <small>{counted(view.sectors.length, 'sector', 'sectors')}</small>
              </div>
            </div>
            <div className="fig">
              <div className="l">Per 100 covered hours</div>
              <div className="v num">
                {rateWords(view, inside.length, span)} <small>of a sector</small>
              </div>
            </div>
          </>
        )}
        {latest === undefined ? null : (
          <div className="fig" title={latest.sentence}>
            <div className="l">Looked at from orbit</div>
            <div className="v num">
              {looked(latest)} of {latest.sectors.length}{' '}
              <small>sectors, {clock(latest.fromMs)}</small>
            </div>
          </div>
        )}
        <div className="fig third">
          <div className="l">
            {view.sectors.length > 0 ? 'Alleged, not taken up' : 'Refused on intake'}
          </div>
          <div className="v num">
            {view.sectors.length > 0 ? count(view.unmatchedAllegations) : count(refused(view))}{' '}
            <small>{view.sectors.length > 0 ? 'claims' : 'lines'}</small>
          </div>
        </div>
      </div>
    </section>
  );
}

function firstWords(view: SituationView, incidents: number, { fromMs, toMs }: TimeSpan): string {
  if (view.sectors.length === 0)
    return `${counted(incidents, 'report', 'reports')} from ${dayYear(fromMs)} to ${dayYear(toMs)}.`;
  return `${incidents === 0 ? 'No incident' : counted(incidents, 'incident', 'incidents')} in ${periodWords(toMs - fromMs)}.`;
}

function partsWords(
  verified: number,
  open: number,
  proposed: number,
  benign: number,
  mission: boolean,
): string {
  if (!mission && verified + open === 0) return 'None is verified by this mission.';
  const parts = [
    verified > 0 ? `${count(verified)} verified` : '',
    open > 0 ? `${count(open)} under verification` : '',
    proposed > 0 ? counted(proposed, 'machine proposal', 'machine proposals') : '',
    benign > 0 ? `${count(benign)} notified or natural` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

function seenWords(seen: number | null): string {
  if (seen === null) return 'What was seen is not on record, so a quiet stretch claims nothing.';
  const unseen = 1_000_000 - seen;
  if (unseen < 5_000) return 'All of the line was seen.';
  return `${percentOfPpm(unseen)} of the line went unseen.`;
}

function rateWords(view: SituationView, incidents: number, span: TimeSpan): string {
  const hours = (span.toMs - span.fromMs) / HOUR_MS;
  const seenHours = view.sectors.reduce(
    (sum, sector) => sum + (seenIn(sector, span) / 1_000_000) * hours,
    0,
  );
  return seenHours < 0.01 ? '–' : ((incidents * 100) / seenHours).toFixed(2);
}

function looked({ sectors }: Glance): number {
  return sectors.filter(({ seenPpm }) => (seenPpm ?? 0) > 0).length;
}

function refused(view: SituationView): number {
  return view.refusals.reduce((sum, refusal) => sum + refusal.count, 0);
}
