import { parseActivity } from './activity/parse.ts';
import { parseArrivals } from './arrivals/parse.ts';
import { parseCoverage } from './coverage/parse.ts';
import type { FeedContext, FeedName, FeedParser, FeedReading } from './feed.ts';
import { parsePatrol } from './patrol/parse.ts';
import { parsePress } from './press/parse.ts';
import { parseStatement } from './statement/parse.ts';
import { parseThermal } from './thermal/parse.ts';
import { parseWeather } from './weather/parse.ts';

/** Every feed that comes in a signed envelope, by name. */
export const FEEDS: Readonly<Record<FeedName, FeedParser>> = {
  arrivals: parseArrivals,
  patrol: parsePatrol,
  statement: parseStatement,
  activity: parseActivity,
  weather: parseWeather,
  thermal: parseThermal,
  press: parsePress,
  coverage: parseCoverage,
};

/** Reads a payload with its feed's parser. Pure and total. */
export function parseFeed(feed: FeedName, bytes: Uint8Array, context: FeedContext): FeedReading {
  return FEEDS[feed](bytes, context);
}
