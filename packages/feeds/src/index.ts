export { openEnvelope } from './envelope/envelope.ts';
export type { Envelope, EnvelopeChecks, Opening } from './envelope/envelope.ts';
export { FEED_NAMES, isFeedName } from './feed.ts';
export type { FeedContext, FeedName, FeedParser, FeedReading, RegionUdeg } from './feed.ts';
export { FEEDS, parseFeed } from './registry.ts';
