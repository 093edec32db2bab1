import type { CommitmentsView, PledgeShown } from '@holdfast/domain';
import { TruthGlyph } from '../parts/truth.tsx';
import { Cite } from '../parts/marks.tsx';
import { NeedBar } from './need-bar.tsx';
import { READY_WORDS, domainName, figureOf, gapText, rangeText } from './words.ts';

interface MatrixProps {
  readonly view: CommitmentsView;
  readonly pledgeId: string | null;
  readonly onSelect: (pledgeId: string) => void;
}

/** States by domains. A cell says the range, how it stands, and the nearest missing condition; an empty cell means that nothing was said. */
export function Matrix({ view, pledgeId, onSelect }: MatrixProps) {
  const domains = usedDomains(view);
  return (
    <div
      className="mxbox"
      tabIndex={0}
      role="region"
      aria-label="States by domains, scrolls sideways"
    >
      <table className="mx">
        <caption className="sr">
          What each state said it would do, by domain. Empty: nothing was said.
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <small>
                State
                <br />
                against need
              </small>
            </th>
            {domains.map((domain) => (
              <th scope="col" key={domain}>
                <b>{domainName(domain)}</b>
                <DomainNeed view={view} domain={domain} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.states.map(({ stateId, name, pledges }) => (
            <tr key={stateId}>
              <th scope="row">{name}</th>
              {domains.map((domain) => (
                <td key={domain}>
                  {pledges
                    .filter((pledge) => pledge.domain === domain)
                    .map((pledge) => (
                      <Cell
                        key={pledge.pledgeId}
                        view={view}
                        pledge={pledge}
                        selected={pledge.pledgeId === pledgeId}
                        onSelect={onSelect}
                      />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Columns that anyone spoke of or needs, in the order of the chain of supply. */
function usedDomains(view: CommitmentsView): readonly string[] {
  return view.domains.filter(
    (domain) =>
      view.states.some(({ pledges }) => pledges.some((pledge) => pledge.domain === domain)) ||
      view.needs.some((need) => need.domain === domain),
  );
}

function DomainNeed({ view, domain }: { readonly view: CommitmentsView; readonly domain: string }) {
  const needs = view.needs.filter((need) => need.domain === domain);
  const [first] = needs;
  if (first === undefined) return <small>no need stated</small>;
  const stated = needs.filter(({ need }) => rangeText(need) !== null);
  if (stated.length === 0) return <small>needed, no number</small>;
  // Rival figures stand one under the other, and are never averaged.
  return stated.map((need) => (
    <div key={need.need.join(' ')} className="figure">
      <small>{rangeText(need.need)}</small>
      <small>{need.unit}</small>
      <NeedBar need={need} />
      <small>{gapText(need.gapToday, '')}</small>
    </div>
  ));
}

function Cell({
  view,
  pledge,
  selected,
  onSelect,
}: {
  readonly view: CommitmentsView;
  readonly pledge: PledgeShown;
  readonly selected: boolean;
  readonly onSelect: (pledgeId: string) => void;
}) {
  const { pledgeId, stance, value, changed } = pledge;
  if (stance !== 'offers')
    return (
      <div className={`cell no ${selected ? 'sel' : ''}`}>
        <button onClick={() => onSelect(pledgeId)} aria-pressed={selected}>
          {figureOf(pledge)}
        </button>
        {pledge.claims.slice(0, 1).map(({ entryIndex }) => (
          <Cite key={entryIndex} index={entryIndex} label="as said" />
        ))}
      </div>
    );
  return (
    <button
      className={`cell ${selected ? 'sel' : ''} ${changed ? 'changed' : ''}`}
      data-v={value}
      aria-pressed={selected}
      onClick={() => onSelect(pledgeId)}
      title={pledge.statement}
    >
      {isNumbered(pledge) ? (
        <b>{figureOf(pledge)}</b>
      ) : (
        <span className="pledgesaid">{pledge.statement}</span>
      )}
      <span className={`s v-${value}`}>
        <TruthGlyph value={value} word />
        <span>{nearest(view, pledge)}</span>
      </span>
      {changed ? <em>changed</em> : null}
    </button>
  );
}

function isNumbered({ quantity }: PledgeShown): boolean {
  return quantity !== null && rangeText([quantity.least, quantity.most]) !== null;
}

/** "parliament, +1": the kind of the nearest missing condition under the first reading that misses one, and how many more. */
function nearest(view: CommitmentsView, { readings, value, word }: PledgeShown): string {
  if (value === 'true')
    return readings.every(({ conditionIds }) => conditionIds.length === 0) ? 'none named' : 'met';
  if (word === 'depends-on-reading') return 'by reading';
  const missing = readings.find(({ missingIds }) => missingIds.length > 0)?.missingIds ?? [];
  const condition = view.conditions.find(({ conditionId }) => conditionId === missing[0]);
  if (condition === undefined) return READY_WORDS[value];
  const name = condition.kind.replaceAll('-', ' ');
  return missing.length > 1 ? `${name}, +${missing.length - 1}` : name;
}
