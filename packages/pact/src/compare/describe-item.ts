import type { LogItem } from '../log.ts';

/** One step of a history as a person would say it, without its times. */
export function describeItem(item: LogItem): string {
  switch (item.kind) {
    case 'fact': {
      const about = item.party === null ? item.fact : `${item.fact} of ${item.party}`;
      return `${about} is ${item.value}`;
    }
    case 'act':
      return `${item.actor} does ${item.act}`;
    case 'finding': {
      const against = item.party === null ? '' : ` against ${item.party}`;
      const standard = item.standard === null ? '' : ` to ${item.standard}`;
      return `${item.by} finds ${item.finding}${against}: ${item.outcome}${standard}`;
    }
    case 'blind':
      return 'the monitors see nothing';
    case 'retraction':
      return `entry ${item.retracts} is taken back`;
  }
}
