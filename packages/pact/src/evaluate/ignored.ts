import type { LogItem } from '../log.ts';
import type { Names } from '../names.ts';
import type { IgnoredItem } from './verdict.ts';

/** Items whose names the agreement does not know, and mere claims of what only a finding can say. */
export function listIgnored(names: Names, items: Iterable<LogItem>): readonly IgnoredItem[] {
  const contested = new Set(names.all('finding').map((finding) => finding.act));
  const ignored: IgnoredItem[] = [];
  for (const item of items) {
    const reason = reasonToIgnore(names, contested, item);
    if (reason !== null) ignored.push({ entryIndex: item.entryIndex, reason });
  }
  return ignored.sort((left, right) => left.entryIndex - right.entryIndex);
}

function reasonToIgnore(
  names: Names,
  contested: ReadonlySet<string>,
  item: LogItem,
): string | null {
  switch (item.kind) {
    case 'fact': {
      const fact = names.find('fact', item.fact);
      if (fact === null) return `no fact ${item.fact} in the agreement`;
      if (item.party === null) return fact.of === null ? null : `fact ${item.fact} needs a party`;
      if (fact.of === null) return `fact ${item.fact} is of no party`;
      return names.membersOf(fact.of).includes(item.party)
        ? null
        : `${item.party} is not in ${fact.of}`;
    }
    case 'act':
      if (names.find('act', item.act) === null) return `no act ${item.act} in the agreement`;
      return contested.has(item.act) ? `${item.act} is contested: only a finding counts` : null;
    case 'finding': {
      const finding = names.find('finding', item.finding);
      if (finding === null) return `no finding ${item.finding} in the agreement`;
      if (item.party === null || names.membersOf(finding.of).includes(item.party)) return null;
      return `${item.party} is not in ${finding.of}`;
    }
    default:
      return null;
  }
}
