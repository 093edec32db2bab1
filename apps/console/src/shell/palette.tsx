import { useMemo, useState } from 'react';
import type { AgreementView, SituationView } from '@holdfast/domain';
import type { Place } from '../address/address.ts';
import { wholeNumber } from '../address/address.ts';
import { useNavigation } from '../address/use-address.tsx';
import { count } from '../format/numbers.ts';
import { span } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Dialog } from '../parts/overlay.tsx';
import { useView } from '../use-view.tsx';
import type { Desk } from '../desks.tsx';
import { toggleTheme } from './theme.ts';

const SHOWN_MAX = 12;

interface Hit {
  readonly key: string;
  readonly group: 'Desks' | 'Cases' | 'Clauses' | 'Record' | 'Actions';
  readonly icon: IconName;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly to: Place | null;
  readonly act: (() => void) | null;
}

/** One field for objects, clauses and actions. Grouped by the chain's stages; a hit that is withheld is counted. */
export function Palette({
  desks,
  onClose,
  onKnown,
}: {
  readonly desks: readonly Desk[];
  readonly onClose: () => void;
  readonly onKnown: () => void;
}) {
  const { go } = useNavigation();
  const situation = useView('situation').data;
  const agreement = useView('agreement').data;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const all = useMemo(
    () => hitsOf(desks, situation, agreement, onKnown),
    [desks, situation, agreement, onKnown],
  );
  const found = useMemo(() => search(all, text), [all, text]);
  const shown = found.slice(0, SHOWN_MAX);
  const chosen = Math.min(at, Math.max(0, shown.length - 1));
  const open = (hit: Hit) => {
    onClose();
    if (hit.to !== null) go(hit.to);
    hit.act?.();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const hit = shown[chosen];
    if (move !== 0) {
      event.preventDefault();
      setAt((chosen + move + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter' && hit !== undefined) {
      event.preventDefault();
      open(hit);
    }
  };
  return (
    <Dialog label="Find" className="palette" onClose={onClose}>
      <div className="field">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-label="Find a case, clause, entry or desk"
          aria-expanded="true"
          aria-controls="palette-hits"
          aria-activedescendant={shown[chosen] === undefined ? undefined : `hit-${chosen}`}
          placeholder="Find a case, clause, entry or desk"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <ul id="palette-hits" role="listbox" aria-label="Results">
        {shown.map((hit, position) => (
          <li
            key={hit.key}
            id={`hit-${position}`}
            role="option"
            aria-selected={position === chosen}
            onPointerMove={() => setAt(position)}
            onClick={() => open(hit)}
          >
            <span className="group">
              {hit.group === shown[position - 1]?.group ? '' : hit.group}
            </span>
            <Icon name={hit.icon} />
            <span className="what">
              <b>{hit.title}</b> <small>{hit.detail}</small>
            </span>
            <span className="mono dim">{hit.id}</span>
          </li>
        ))}
      </ul>
      <p className="more dim num" role="status">
        {found.length === 0 ? 'Nothing here by that name.' : `${count(found.length)} found`}
        {found.length > SHOWN_MAX ? `, ${SHOWN_MAX} shown` : ''}
        {situation !== null && situation.withheld > 0
          ? `. ${count(situation.withheld)} incidents are withheld from you.`
          : ''}
      </p>
    </Dialog>
  );
}

function hitsOf(
  desks: readonly Desk[],
  situation: SituationView | null,
  agreement: AgreementView | null,
  onKnown: () => void,
): readonly Hit[] {
  const deskHits = desks.map((desk): Hit => ({
    ...{ key: `desk ${desk.name}`, group: 'Desks', icon: desk.icon, id: '' },
    ...{ title: desk.name, detail: 'desk', to: desk.to, act: null },
  }));
  const cases = (situation?.incidents ?? []).map((incident): Hit => ({
    ...{ key: incident.incidentId, group: 'Cases', icon: 'case', id: incident.incidentId },
    ...{ title: incident.title, detail: span(incident.fromMs, incident.toMs), act: null },
    to: { desk: 'case', caseId: incident.incidentId, tab: 'evidence' },
  }));
  const clauses = (agreement?.clauses ?? []).map((clause): Hit => ({
    ...{
      key: `clause ${clause.clauseId}`,
      group: 'Clauses',
      icon: 'agreement',
      id: clause.clauseId,
    },
    ...{ title: clause.title, detail: clause.stateWord, act: null },
    to: { desk: 'agreement', clauseId: clause.clauseId },
  }));
  const action = (title: string, detail: string, icon: IconName, act: () => void): Hit => ({
    ...{ key: title, group: 'Actions', icon, id: '', title, detail, to: null, act },
  });
  return [
    ...deskHits,
    ...cases,
    ...clauses,
    action('As known at an earlier time', 'choose a time of the record', 'clock', onKnown),
    action('Light or dark', 'change the theme', 'theme', toggleTheme),
  ];
}

/** Every word must occur; ids and beginnings of titles come first; order of the chain otherwise. A bare number is also an entry. */
function search(all: readonly Hit[], text: string): readonly Hit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const desks = all.filter((hit) => hit.group === 'Desks' || hit.group === 'Actions');
    return [...desks, ...all.filter((hit) => hit.group === 'Cases').slice(-6)];
  }
  const hits = all.filter((hit) => {
    const hay = `${hit.id} ${hit.title} ${hit.detail}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
  const rank = (hit: Hit) => {
    const first = words[0] ?? '';
    if (hit.id.toLowerCase() === text.trim().toLowerCase()) return 0;
    return hit.title.toLowerCase().startsWith(first) ? 1 : 2;
  };
  const index = wholeNumber(text.trim().replace(/^#/, ''));
  const entry: readonly Hit[] =
    index === null
      ? []
      : [
          {
            ...{ key: 'entry', group: 'Record', icon: 'record', id: `#${index}`, act: null },
            ...{ title: `Entry ${index}`, detail: 'of the record', to: { desk: 'entry', index } },
          },
        ];
  const groups = ['Desks', 'Cases', 'Clauses', 'Record', 'Actions'];
  return [...hits, ...entry].sort(
    (a, b) => rank(a) - rank(b) || groups.indexOf(a.group) - groups.indexOf(b.group),
  );
}
