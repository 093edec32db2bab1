import type { CommitmentsView, ConditionShown, PledgeShown, Verdict } from '@holdfast/domain';
import { dayYear } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { TruthChip, TruthGlyph } from '../parts/truth.tsx';
import { ClaimWords } from './claim-words.tsx';
import { MODALITY_WORDS, READY_WORDS, domainName, figureOf, plain } from './words.ts';

interface DetailProps {
  readonly view: CommitmentsView;
  readonly pledge: PledgeShown & { readonly stateName: string };
}

const GRAVEST: readonly Verdict[] = ['false', 'disputed', 'unknown', 'true'];

/** One pledge: how it stands under each reading, which conditions it named, and in whose words. */
export function PledgeDetail({ view, pledge }: DetailProps) {
  const { readings, sentence, stateName, domain } = pledge;
  return (
    <section className="panel" aria-label={`${stateName}, ${domainName(domain)}`}>
      <div className="ph">
        <h2>
          {stateName}, {domainName(domain).toLowerCase()}
        </h2>
        <span className="push">
          <TruthChip value={pledge.value} word={chipWord(pledge)} />
        </span>
      </div>
      <div className="pb stack">
        <p className="verdict">{pledge.statement}</p>
        {readings.length === 1 ? <p className="mid">{sentence}</p> : null}
        {readings.map(({ readingId, value, conditionIds }) => (
          <div key={readingId}>
            {readings.length > 1 ? (
              <p className="readas">
                <TruthGlyph value={value} /> Read as {plain(readingId)}
              </p>
            ) : null}
            <ul className="std num">
              {byGravity(view, conditionIds).map((condition) => (
                <Condition key={condition.conditionId} condition={condition} />
              ))}
            </ul>
          </div>
        ))}
        <dl className="kv num">
          <dt>Offered</dt>
          <dd>
            {figureOf(pledge)}, “{MODALITY_WORDS[pledge.modality] ?? pledge.modality}”
          </dd>
          <dt>Stage</dt>
          <dd>{pledge.stage}</dd>
          <dt>Where</dt>
          <dd>{pledge.places.length === 0 ? 'not said' : pledge.places.map(plain).join(' or ')}</dd>
          <dt>On record</dt>
          <dd>
            <Cite index={pledge.entryIndex} />
          </dd>
        </dl>
        <ClaimWords claims={pledge.claims} />
      </div>
    </section>
  );
}

function chipWord({ value, word }: PledgeShown): string {
  if (word === 'refused') return 'Refused';
  if (word === 'not-offered') return 'Not offered';
  return word === 'depends-on-reading' ? 'By reading' : READY_WORDS[value];
}

function byGravity(
  view: CommitmentsView,
  conditionIds: readonly string[],
): readonly ConditionShown[] {
  return view.conditions
    .filter(({ conditionId }) => conditionIds.includes(conditionId))
    .sort((a, b) => GRAVEST.indexOf(a.value) - GRAVEST.indexOf(b.value));
}

function Condition({ condition }: { readonly condition: ConditionShown }) {
  const { title, value, sinceMs, entryIndices, claims } = condition;
  const rests = entryIndices.length > 0 ? entryIndices : claims.map((claim) => claim.entryIndex);
  return (
    <li>
      <TruthGlyph value={value} />
      <span>
        {title}
        <small>{standsSince(condition, sinceMs)}</small>
      </span>
      <span className="cites">
        {rests.slice(0, 2).map((index) => (
          <Cite key={index} index={index} />
        ))}
      </span>
    </li>
  );
}

function standsSince({ value, suppliers }: ConditionShown, sinceMs: number | null): string {
  if (sinceMs !== null) return `${value} since ${dayYear(sinceMs)}`;
  if (value === 'disputed') return 'accounts of it conflict, and nobody has decided';
  const named = suppliers.flatMap(({ name }) => (name === null ? [] : [name]));
  return named.length === 0
    ? 'nobody has said who determines it'
    : `could come from ${named.join(' or ')}`;
}
