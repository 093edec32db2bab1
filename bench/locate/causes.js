/** Of what wrong outputs are made: in a world that says what each arrival was. */
import { pairUp } from './score.js';

/**
 * @returns by what most of its arrivals were, the outputs that are no event (`falseOutputs`; `event` is one event found twice or
 * far off), and of the truths outside of their ellipse how many had wrong arrivals in them
 */
export function causesOf(world, located) {
  const eventOfArrival = new Map(
    world.events.flatMap((event) => event.arrivalIds.map((id) => [id, event])),
  );
  const falseOutputs = {};
  const outside = { withWrongArrivals: 0, withoutWrongArrivals: 0 };
  for (const { event, truth, share2 } of pairUp(world, located)) {
    if (truth === undefined) {
      const most = mostOf(event.arrivalIds.map((id) => world.soundOfArrival.get(id)));
      falseOutputs[most] = (falseOutputs[most] ?? 0) + 1;
    } else if (share2 > 1) {
      const isPure = event.arrivalIds.every((id) => eventOfArrival.get(id) === truth);
      outside[isPure ? 'withoutWrongArrivals' : 'withWrongArrivals'] += 1;
    }
  }
  return { falseOutputs, outside };
}

function mostOf(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
