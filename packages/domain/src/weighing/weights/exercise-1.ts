import type { ClassLikelihoods, LikelihoodTable, RelationCounts } from '../likelihood-table.ts';

/**
 * Likelihoods for the exercise and for missions that have counted nothing yet. **Every number is judgement, none is fitted**: counts out
 * of a thousand imaginary incidents of each kind, with the reason beside them. A fit on a mission's own settled cases replaces this file
 * under another version.
 *
 * Two rules shaped the numbers. No relation gets less than about a two-hundredth of the likeliest: nobody has seen enough incidents to say
 * more, and the cap would turn a bolder number into weakness elsewhere in the row. And a party's word about itself says what parties
 * always say, so its row is nearly flat, except where it speaks against its own interest.
 */

/** A claim in which no party speaks and none is named: all parties alike. */
function neutral(
  party: number,
  others: Omit<RelationCounts, 'self' | 'named' | 'otherParty'>,
): RelationCounts {
  return { self: party, named: party, otherParty: party, ...others };
}

const ACOUSTIC_NETWORK: ClassLikelihoods = {
  // Detections of one network share clocks, air and software.
  rhoPpm: 400_000,
  // One located side in fifty is wrong for reasons the ellipse does not know: wrong association, wrong weather.
  placeTrustPpm: 980_000,
  trials: 1000,
  counts: {
    // A launch is heard in three of ten incidents of fire; live firing at a notified exercise sounds the same; the rest are misread echoes.
    'fired-from': neutral(300, { thirdParty: 300, accident: 6, exercise: 30, natural: 6 }),
    'impact-in': neutral(300, { thirdParty: 300, accident: 10, exercise: 12, natural: 6 }),
    // Both ends of one shot: an exercise does not fire across a line.
    'launch-and-impact': neutral(300, { thirdParty: 300, accident: 6, exercise: 12, natural: 6 }),
    // Fire whose launch the network missed is rarer than a blast that had none.
    'explosion-in': neutral(60, { thirdParty: 60, accident: 500, exercise: 500, natural: 300 }),
  },
};

const PATROL: ClassLikelihoods = {
  // Two observers of one patrol talk to each other before they write.
  rhoPpm: 500_000,
  // A direction by ear among hills is simply wrong in about one of ten reports, beyond the error that is stated.
  placeTrustPpm: 900_000,
  trials: 1000,
  counts: {
    'fired-from': neutral(300, { thirdParty: 300, accident: 15, exercise: 60, natural: 10 }),
    // Craters and fresh damage: hard to mistake, but secondary explosions scatter too.
    'impact-in': neutral(300, { thirdParty: 300, accident: 30, exercise: 20, natural: 5 }),
    'launch-and-impact': neutral(150, { thirdParty: 150, accident: 5, exercise: 10, natural: 5 }),
    'explosion-in': neutral(150, { thirdParty: 150, accident: 300, exercise: 300, natural: 150 }),
    'accident-seen': neutral(10, { thirdParty: 10, accident: 500, exercise: 20, natural: 10 }),
    // Storms also pass over fire: the other counts are how often a storm is near at all.
    'storm-seen': neutral(50, { thirdParty: 50, accident: 50, exercise: 30, natural: 400 }),
  },
};

const PARTY_SPOKESMAN: ClassLikelihoods = {
  // A spokesman's second statement repeats the first.
  rhoPpm: 900_000,
  placeTrustPpm: 200_000,
  trials: 1000,
  counts: {
    // Accusations are made whoever fired: slightly more often when the accused did.
    accuses: {
      self: 420,
      named: 450,
      otherParty: 430,
      thirdParty: 430,
      accident: 420,
      exercise: 410,
      natural: 420,
    },
    denies: {
      self: 420,
      named: 440,
      otherParty: 440,
      thirdParty: 430,
      accident: 420,
      exercise: 420,
      natural: 430,
    },
    // Against interest: hardly anyone admits fire that was another's. An accident of one's own is now and then admitted as fire.
    admits: {
      self: 60,
      named: 1,
      otherParty: 1,
      thirdParty: 1,
      accident: 4,
      exercise: 2,
      natural: 1,
    },
    // Admits loss and carelessness, so it is mostly true; a party that fired on its own ground by mistake says the same.
    'reports-accident': {
      self: 20,
      named: 4,
      otherParty: 4,
      thirdParty: 4,
      accident: 350,
      exercise: 10,
      natural: 15,
    },
    // A party's own sensors and patrols: places count little, as the trust above says.
    'fired-from': neutral(300, { thirdParty: 300, accident: 200, exercise: 200, natural: 200 }),
    'impact-in': neutral(300, { thirdParty: 300, accident: 200, exercise: 200, natural: 200 }),
    'launch-and-impact': neutral(100, { thirdParty: 100, accident: 70, exercise: 70, natural: 70 }),
    'explosion-in': neutral(200, { thirdParty: 200, accident: 200, exercise: 200, natural: 200 }),
  },
};

const PARTY_NOTICE: ClassLikelihoods = {
  rhoPpm: 900_000,
  placeTrustPpm: 0,
  trials: 1000,
  counts: {
    // A notice covers the hour and place of most notified blasts, and by chance those of few other things; blasting crews have accidents.
    'notice-matches': neutral(8, { thirdParty: 8, accident: 40, exercise: 800, natural: 8 }),
  },
};

const WEATHER_SERVICE: ClassLikelihoods = {
  rhoPpm: 500_000,
  placeTrustPpm: 0,
  trials: 1000,
  counts: {
    // A stroke within seconds and a kilometre or two hardly ever happens by chance.
    'lightning-matches': neutral(12, { thirdParty: 12, accident: 15, exercise: 12, natural: 850 }),
    'storm-seen': neutral(60, { thirdParty: 60, accident: 60, exercise: 40, natural: 500 }),
  },
};

const PRESS: ClassLikelihoods = {
  // Papers copy the same agencies.
  rhoPpm: 600_000,
  placeTrustPpm: 400_000,
  trials: 1000,
  counts: {
    accuses: {
      self: 240,
      named: 320,
      otherParty: 220,
      thirdParty: 240,
      accident: 230,
      exercise: 200,
      natural: 200,
    },
    'accident-seen': neutral(60, { thirdParty: 60, accident: 220, exercise: 60, natural: 50 }),
    'fired-from': neutral(120, { thirdParty: 120, accident: 50, exercise: 50, natural: 40 }),
    'impact-in': neutral(150, { thirdParty: 150, accident: 70, exercise: 50, natural: 40 }),
    'explosion-in': neutral(200, { thirdParty: 200, accident: 260, exercise: 200, natural: 160 }),
  },
};

const DATASET: ClassLikelihoods = {
  // Editors weigh several articles, but from the same papers.
  rhoPpm: 600_000,
  placeTrustPpm: 600_000,
  trials: 1000,
  counts: {
    accuses: {
      self: 240,
      named: 380,
      otherParty: 200,
      thirdParty: 220,
      accident: 180,
      exercise: 160,
      natural: 140,
    },
    'fired-from': neutral(150, { thirdParty: 150, accident: 50, exercise: 50, natural: 40 }),
    'impact-in': neutral(200, { thirdParty: 200, accident: 80, exercise: 50, natural: 40 }),
    'explosion-in': neutral(200, { thirdParty: 200, accident: 240, exercise: 180, natural: 150 }),
    'accident-seen': neutral(40, { thirdParty: 40, accident: 200, exercise: 40, natural: 40 }),
  },
};

const SATELLITE_SERVICE: ClassLikelihoods = {
  // One pass sees every fire of a place at once, through the same cloud.
  rhoPpm: 900_000,
  // Where it burns says nothing of who lit it.
  placeTrustPpm: 0,
  trials: 1000,
  counts: {
    // Shells and burning stores leave fires alike; a quarry blast leaves none, and strokes few that outlast their rain.
    'explosion-in': neutral(200, { thirdParty: 200, accident: 200, exercise: 30, natural: 30 }),
  },
};

/** Nothing has been counted: every claim is as likely whatever happened, and weighs nothing. */
const UNKNOWN: ClassLikelihoods = {
  rhoPpm: 1_000_000,
  placeTrustPpm: 0,
  trials: 0,
  counts: {},
};

export const EXERCISE_1: LikelihoodTable = {
  version: 'exercise-1',
  classShrinkCounts: 6,
  sourceShrinkCounts: 40,
  infiltrationPpm: 50_000,
  classes: {
    'acoustic-network': ACOUSTIC_NETWORK,
    patrol: PATROL,
    'party-spokesman': PARTY_SPOKESMAN,
    'party-notice': PARTY_NOTICE,
    'weather-service': WEATHER_SERVICE,
    press: PRESS,
    dataset: DATASET,
    'satellite-service': SATELLITE_SERVICE,
    'party-institution': UNKNOWN,
    volunteers: UNKNOWN,
    'seismic-agency': UNKNOWN,
    'sensor-service': UNKNOWN,
    'alerting-authority': UNKNOWN,
    unknown: UNKNOWN,
  },
  sources: {},
};
