import { useState } from 'react';
import type { AgreementView, ClauseView, ProofNode, ReadingShown } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite, DueClock } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { TruthChip, TruthGlyph } from '../parts/truth.tsx';
import { VERDICT_WORDS } from '../format/words.ts';
import { ChooseReading } from './choose-reading.tsx';
import { useDesk } from './use-desk.ts';
import { WhyNot } from './why-not.tsx';

type Tab = 'proof' | 'why-not' | 'would-change';

const TABS: readonly (readonly [Tab, string])[] = [
  ['proof', 'Proof'],
  ['why-not', 'Why not'],
  ['would-change', 'What would change it'],
];

/** Why a clause is what it is: the proof down to entries of the record, what it waits for, what would change it, and what it opens. */
export function ProofPanel({
  view,
  clause,
}: {
  readonly view: AgreementView;
  readonly clause: ClauseView;
}) {
  const [tab, setTab] = useState<Tab>('proof');
  const value = clause.verdict;
  const name = /^\d/.test(clause.clauseId) ? `clause ${clause.clauseId}` : `“${clause.title}”`;
  return (
    <aside className="proof" id="proof" aria-label="Proof">
      <div>
        <div className="row wrap">
          <h2 className="t big">
            Why {name} is {value === null ? 'not evaluated' : VERDICT_WORDS[value].toLowerCase()}
          </h2>
          {value === null ? null : <TruthChip value={value} word={clause.stateWord} />}
        </div>
        <p className="mid">{clause.sentence}</p>
        <div className="seg" role="group" aria-label="What to show of it">
          {TABS.map(([each, word]) => (
            <button key={each} aria-pressed={tab === each} onClick={() => setTab(each)}>
              {word}
            </button>
          ))}
        </div>
      </div>
      {tab === 'proof' ? <WhyItIs textId={view.text.textId} clause={clause} /> : null}
      {tab === 'why-not' ? <WhyNot textId={view.text.textId} clause={clause} /> : null}
      {tab === 'would-change' ? <WouldChange clause={clause} /> : null}
      <Duties view={view} clause={clause} />
    </aside>
  );
}

function WhyItIs({ textId, clause }: { readonly textId: string; readonly clause: ClauseView }) {
  const read = clause.statements.filter(({ readings }) => readings.length > 0);
  return (
    <>
      {clause.proofs.length === 0 ? (
        <Empty title="Nothing to prove here.">
          The clause holds words only: no norm, finding or fact.
        </Empty>
      ) : (
        <ul className="tree num">
          {clause.proofs.map((node, at) => (
            <Node
              key={at}
              node={node}
              clauseId={clause.clauseId}
              explains={node.value}
              top
              mayFold={false}
            />
          ))}
        </ul>
      )}
      {read.map((norm) => (
        <div key={norm.statementId}>
          <h2 className="t">
            {norm.title}: {counted(norm.readings.length, 'reading', 'readings')}
          </h2>
          <div className="readproofs">
            {norm.readings.map((reading) => (
              <ReadingProof key={reading.readingId} reading={reading} clauseId={clause.clauseId} />
            ))}
          </div>
          <p className="dim small">
            {norm.readings.some(({ chosen }) => chosen !== null)
              ? 'The commission has chosen; the other readings stay beside it.'
              : 'The commission has chosen none for all cases; each of its decisions may rest on one.'}
          </p>
          <ChooseReading textId={textId} norm={norm} />
        </div>
      ))}
      <Sentences title="What is missing" sentences={clause.missing} />
    </>
  );
}

function ReadingProof({
  reading,
  clauseId,
}: {
  readonly reading: ReadingShown;
  readonly clauseId: string;
}) {
  const { chosen } = reading;
  return (
    <div className={chosen === null ? '' : 'chosen'}>
      <div className="row wrap">
        <TruthChip value={reading.value} word={reading.stateWord} />
        <q>{reading.title}</q>
        {chosen === null ? null : (
          <span className="tag">
            as the commission chose <Cite index={chosen.entryIndex} />
          </span>
        )}
      </div>
      {chosen === null || chosen.reason === null ? null : (
        <p className="mid">Its reason: {chosen.reason}</p>
      )}
      <ul className="tree num">
        <Node
          node={reading.proof}
          clauseId={clauseId}
          explains={reading.value}
          top
          mayFold={false}
        />
      </ul>
    </div>
  );
}

/** Exact, not a grid: every value of every open question on which the verdict hangs. */
function WouldChange({ clause }: { readonly clause: ClauseView }) {
  return clause.wouldChange.length === 0 ? (
    <Empty title="No open question would change it.">
      Only what happens next can: acts, findings, conditions. “What if” tries them.
    </Empty>
  ) : (
    <Sentences title="What would change it" sentences={clause.wouldChange} />
  );
}

interface NodeProps {
  readonly node: ProofNode;
  readonly clauseId: string;
  /** The value at the root: branches that do not explain it start folded. */
  readonly explains: ProofNode['value'];
  readonly top: boolean;
  /** Among siblings that are not all true, a true branch explains nothing and starts folded. */
  readonly mayFold: boolean;
}

const CITED = 4;

function Node({ node, clauseId, explains, top, mayFold }: NodeProps) {
  const { textQuery } = useDesk();
  const folds = mayFold && explains !== 'true' && node.value === 'true' && node.children.length > 0;
  const [open, setOpen] = useState(!folds);
  const [all, setAll] = useState(false);
  const cited = all ? node.entryIndices : node.entryIndices.slice(0, CITED);
  const more = node.entryIndices.length - cited.length;
  return (
    <li>
      <div className="nd">
        <TruthGlyph value={node.value} />
        <div>
          {top ? <b>{node.title}</b> : node.title}{' '}
          {node.clauseId === null || node.clauseId === clauseId ? null : (
            <Link
              className="cite"
              to={{ desk: 'agreement', clauseId: node.clauseId }}
              extra={textQuery}
              label={`Clause ${node.clauseId}`}
            >
              {node.clauseId}
            </Link>
          )}{' '}
          {cited.map((index) => (
            <span key={index}>
              <Cite index={index} />{' '}
            </span>
          ))}
          {more > 0 ? (
            <button className="fold" onClick={() => setAll(true)}>
              {more} more
            </button>
          ) : null}
          {node.detail === null ? null : <small>{node.detail}</small>}
          {node.children.length > 0 && !top ? (
            <button className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
              <Icon name={open ? 'up' : 'down'} />
              {open ? 'Fold' : counted(node.children.length, 'reason', 'reasons')}
            </button>
          ) : null}
        </div>
        <div className="conn">{node.connector ?? ''}</div>
      </div>
      {open && node.children.length > 0 ? (
        <ul>
          {node.children.map((child, at) => (
            <Node
              key={at}
              node={child}
              clauseId={clauseId}
              explains={explains}
              top={false}
              mayFold={node.children.some(({ value }) => value !== 'true')}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Sentences({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly string[];
}) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <h2 className="t">{title}</h2>
      <ul className="bul">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

const MODALITY = { must: 'must', 'must-not': 'must not', may: 'may' } as const;
const DUTIES_SHOWN = 8;
const STATES: readonly string[] = [
  'breached',
  'in-force',
  'undecided',
  'excused',
  'discharged',
  'lapsed',
  'dormant',
];

/** What wants attention first. */
function rankOf(state: string): number {
  const at = STATES.indexOf(state);
  return at === -1 ? STATES.length : at;
}

function Duties({ view, clause }: { readonly view: AgreementView; readonly clause: ClauseView }) {
  const [all, setAll] = useState(false);
  if (clause.obligations.length === 0) return null;
  const ordered = [...clause.obligations].sort((a, b) => rankOf(a.state) - rankOf(b.state));
  const shown = all ? ordered : ordered.slice(0, DUTIES_SHOWN);
  return (
    <div>
      <h2 className="t">
        Obligations <span className="dim num">{clause.obligations.length}</span>
      </h2>
      <ul className="duties boxed">
        {shown.map((duty) => (
          <li key={duty.obligationId}>
            <p>
              <b>{duty.bearerName}</b> {MODALITY[duty.modality]} {duty.act}.
            </p>
            <div className="row wrap small">
              <span className="tag">{duty.state.replaceAll('-', ' ')}</span>
              {duty.dueMs === null ? (
                <span className="dim">no date in the text</span>
              ) : duty.state === 'in-force' ? (
                <DueClock dueMs={duty.dueMs} nowMs={view.cut.knownAtMs} what="Due" />
              ) : null}
              {duty.incidentId === null ? null : (
                <Link
                  className="cite"
                  to={{ desk: 'case', caseId: duty.incidentId, tab: 'evidence' }}
                  label={`Case ${duty.incidentId}`}
                >
                  {duty.incidentId}
                </Link>
              )}
              {duty.findingId === null ? null : <span className="mono dim">{duty.findingId}</span>}
            </div>
          </li>
        ))}
      </ul>
      {shown.length < clause.obligations.length ? (
        <button className="btn sm" onClick={() => setAll(true)}>
          Show all {clause.obligations.length}
        </button>
      ) : null}
    </div>
  );
}
