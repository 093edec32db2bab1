import type { CaseFinding, CaseLedger, CaseStandard, CaseView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { decibans, percent, plainDecibans } from '../format/numbers.ts';
import { dayAndClock } from '../format/times.ts';
import { DueClock, Withheld } from '../parts/marks.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { Term } from '../parts/term.tsx';
import type { Weighed } from './ledger.ts';

interface VerdictProps {
  readonly view: CaseView;
  readonly ledger: CaseLedger;
  readonly weighed: Weighed;
  /** How many rows are left out here; the verdict then is this reader's trial, not the record's. */
  readonly leftOut: number;
}

/** Who, how sure, to which standard, what speaks against it and what would settle it. */
export function Verdict({ view, ledger, weighed, leftOut }: VerdictProps) {
  return (
    <>
      <section className="panel" aria-label="Who is responsible">
        <div className="ph">
          <h2>Who is responsible</h2>
          <span className="tag push num">
            {leftOut > 0 ? `trial, ${leftOut} left out` : 'proposal'}
          </span>
        </div>
        <div className="pb">
          <VerdictWords ledger={ledger} weighed={weighed} />
          <Hypotheses ledger={ledger} weighed={weighed} />
        </div>
      </section>
      <Standards ledger={ledger} weighed={weighed} />
      <section className="panel" aria-label="Against, and what would settle it">
        <div className="ph">
          <h2>Against, and what would settle it</h2>
        </div>
        <div className="pb stack">
          <ul className="bul">
            {[...ledger.against, ...ledger.wouldSettle].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {ledger.against.length + ledger.wouldSettle.length === 0 ? (
            <p className="dim">No row speaks against the leader.</p>
          ) : null}
          <Withheld count={ledger.withheldInputs + view.withheld} what="input" />
        </div>
      </section>
    </>
  );
}

function VerdictWords({
  ledger,
  weighed,
}: {
  readonly ledger: CaseLedger;
  readonly weighed: Weighed;
}) {
  const first = weighed.order[0] ?? 0;
  const whole = weighed.percent;
  const { word } = weighed;
  const open = weighed.leading === 'undetermined' || weighed.marginCdb === 0;
  const name = ledger.hypotheses[first]?.name ?? '';
  if (open)
    return (
      <p className="verdict" role="status">
        Cannot be determined.{' '}
        <span className="num">
          {name} comes first, {plainDecibans(weighed.marginCdb)} dB ahead, {word}, {percent(whole)}.
        </span>
      </p>
    );
  return (
    <p className="verdict" role="status">
      {name}, {word}.{' '}
      <span className="num">
        {percent(whole)}
        {whole === 99 ? ', the most this scale says' : ''}
      </span>
    </p>
  );
}

/** Bars from a common zero; the leader in ink, unless nothing is decided. */
function Hypotheses({
  ledger,
  weighed,
}: {
  readonly ledger: CaseLedger;
  readonly weighed: Weighed;
}) {
  const least = Math.min(0, ...weighed.scoreCdb);
  const most = Math.max(0, ...weighed.scoreCdb);
  const range = Math.max(1, most - least);
  const zero = (-least / range) * 100;
  const open = weighed.leading === 'undetermined' || weighed.marginCdb === 0;
  return (
    <div className={`hyp num ${open ? 'tied' : ''}`}>
      {weighed.order.map((at) => {
        const score = weighed.scoreCdb[at] ?? 0;
        const share = (Math.abs(score) / range) * 100;
        return (
          <div
            key={ledger.hypotheses[at]?.code ?? at}
            className={at === weighed.order[0] ? 'first' : ''}
          >
            <b>{ledger.hypotheses[at]?.name}</b>
            <span className="mono">
              {decibans(score)} {at === weighed.order[0] ? <Term name="decibans">dB</Term> : 'dB'}
            </span>
            <div className="bar" style={{ '--zero': `${zero.toFixed(2)}%` } as React.CSSProperties}>
              <i
                style={{
                  left: `${(score < 0 ? zero - share : zero).toFixed(2)}%`,
                  width: `${share.toFixed(2)}%`,
                }}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}

function Standards({
  ledger,
  weighed,
}: {
  readonly ledger: CaseLedger;
  readonly weighed: Weighed;
}) {
  return (
    <section className="panel" aria-label="Standard of proof">
      <div className="ph">
        <h2>
          <Term name="standard">Standard of proof</Term>
        </h2>
        <span className="dim push">the agreement&rsquo;s own</span>
      </div>
      <div className="pb">
        {weighed.standards.map((standard) => (
          <details
            className="standard"
            key={standard.standardId}
            open={!standard.met || standard === weighed.standards.at(-1)}
          >
            <summary>
              <TruthGlyph value={standard.met ? 'true' : 'false'} word />
              <span>
                {standard.name}: {standard.met ? 'met' : 'not met'}
              </span>
            </summary>
            <ul className="std num">
              {testsOf(standard, ledger).map(({ name, met, reached }) => (
                <li key={name}>
                  <TruthGlyph value={met ? 'true' : 'false'} />
                  <span>{name}</span>
                  <span className="mono">{reached}</span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}

interface Test {
  readonly name: string;
  readonly met: boolean;
  readonly reached: string;
}

function testsOf(standard: CaseStandard, ledger: CaseLedger): readonly Test[] {
  const dB = plainDecibans(standard.thresholdCdb);
  const tests: Test[] = [
    {
      name: `${dB} dB above the next`,
      met: standard.marginCdb >= standard.thresholdCdb,
      reached: plainDecibans(standard.marginCdb),
    },
    {
      name: `At least ${standard.leastGroups} ${standard.leastGroups === 1 ? 'group' : 'groups'} in favour`,
      met: standard.groupsInFavour >= standard.leastGroups,
      reached: String(standard.groupsInFavour),
    },
  ];
  if (standard.survivesLossOf > 0)
    tests.push({
      name: `Survives losing any ${standard.survivesLossOf} ${standard.survivesLossOf === 1 ? 'group' : 'groups'}`,
      met: standard.worstMarginCdb >= standard.thresholdCdb,
      reached: plainDecibans(standard.worstMarginCdb),
    });
  if (standard.physicalEvidence) {
    const others = tests.every(({ met }) => met);
    const rows = ledger.rows.filter(({ physical }) => physical).length;
    tests.push({
      name: 'Physical evidence',
      met: standard.met || (others ? false : rows > 0),
      reached: rows === 0 ? 'none' : String(rows),
    });
  }
  return tests;
}

/** What people found, beside what the machine proposes: neither hides the other. */
export function Finding({
  finding,
  view,
}: {
  readonly finding: CaseFinding;
  readonly view: CaseView;
}) {
  const link = view.findingChain.find(({ findingId }) => findingId === finding.findingId);
  const isCorrected = link?.changes.some(({ kind }) => kind === 'corrected') ?? false;
  const signed =
    finding.stage === 'issued'
      ? isCorrected
        ? 'Issued, corrected'
        : 'Issued'
      : finding.stage === 'reviewed'
        ? 'Reviewed, not issued'
        : 'Draft';
  return (
    <section className="panel" aria-label="Finding">
      <div className="ph">
        <h2>Finding {finding.findingId}</h2>
        <span className="tag push">{signed}</span>
      </div>
      <div className="pb stack">
        <p className="verdict">
          {finding.responsibleName}.{' '}
          <span>{finding.standardName === null ? '' : sentenceCase(finding.standardName)}</span>
        </p>
        {finding.statement === null ? null : (
          <blockquote className="verbatim">{finding.statement}</blockquote>
        )}
        <p className="dim small num">
          Drafted by {finding.draftedBy}
          {finding.reviewedBy === null
            ? '; a second person of another nation reviews it'
            : `, reviewed by ${finding.reviewedBy}`}
          {finding.issuedAtMs === null ? '.' : `, issued ${dayAndClock(finding.issuedAtMs)} UTC.`}
        </p>
      </div>
    </section>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the finding opens under the agreement, and for whom. */
export function Obligations({ view }: { readonly view: CaseView }) {
  if (view.obligations.length === 0) return null;
  return (
    <section className="panel" aria-label="What this opens">
      <div className="ph">
        <h2>What this opens</h2>
        <span className="dim push">by the text</span>
      </div>
      <ul className="pb duties">
        {view.obligations.map((duty) => (
          <li key={duty.obligationId}>
            <div className="row wrap">
              <Link
                className="cite"
                to={{ desk: 'agreement', clauseId: duty.clauseId }}
                label={`Clause ${duty.clauseId}`}
              >
                {duty.clauseId}
              </Link>
              <span className="tag">{duty.state.replaceAll('-', ' ')}</span>
            </div>
            <p>
              <b>{duty.bearerName}</b> {MODALITY[duty.modality]} {duty.act}.
            </p>
            {duty.dueMs === null ? null : (
              <DueClock dueMs={duty.dueMs} nowMs={view.cut.knownAtMs} what="Due" />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const MODALITY = { must: 'must', 'must-not': 'must not', may: 'may' } as const;
