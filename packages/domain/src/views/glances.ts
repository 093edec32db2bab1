import { isReleased } from '../access/release.ts';
import type { Sight } from '../access/sight.ts';
import type { State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { sectorName } from './context.ts';
import type { Glance } from './glance.ts';

/** Looks at heat that overlap a time, latest first; for parties and public those that are old enough to tell. */
export function glancesOf(
  state: State,
  context: ViewContext,
  {
    fromMs,
    toMs,
    sight,
  }: { readonly fromMs: number; readonly toMs: number; readonly sight: Sight },
): readonly Glance[] {
  const told = state.glances
    .map(({ judgement }) => judgement)
    .filter((look) => look.toMs > fromMs && look.fromMs < toMs)
    .filter((look) => isReleased(state, look.toMs, sight));
  const passes = new Map(told.map((look) => [`${look.fromMs} ${look.toMs}`, look]));
  return [...passes.values()]
    .sort((a, b) => b.fromMs - a.fromMs)
    .map((pass) => {
      const looks = told.filter((look) => look.fromMs === pass.fromMs && look.toMs === pass.toMs);
      const sectors = (state.agreement?.judgement.sectors ?? []).map((sectorId) => ({
        sectorId,
        name: sectorName(state, context.contentOf, sectorId),
        seenPpm: looks.find((look) => look.sectorId === sectorId)?.seenPpm ?? null,
      }));
      const anomalies = anomaliesIn(state, pass);
      const sentence = glanceSentence(sectors, anomalies);
      return { fromMs: pass.fromMs, toMs: pass.toMs, anomalies, sectors, sentence };
    });
}

function anomaliesIn(
  state: State,
  pass: { readonly fromMs: number; readonly toMs: number },
): number {
  let count = 0;
  for (const { judgement } of state.observations.values()) {
    const { observationType, fromMs } = judgement;
    if (observationType === 'thermal-anomaly' && fromMs >= pass.fromMs && fromMs <= pass.toMs)
      count += 1;
  }
  return count;
}

/** `4 hot places. Looked at Askel (92 %) and Hollin (41 %); saw nothing of Elsk, which is no sign that nothing burnt there.` */
function glanceSentence(sectors: Glance['sectors'], anomalies: number): string {
  const seen = sectors.flatMap(({ name, seenPpm }) =>
    seenPpm === null || seenPpm === 0 ? [] : `${name} (${Math.round(seenPpm / 10_000)} %)`,
  );
  const unseen = sectors.flatMap(({ name, seenPpm }) =>
    seenPpm === null || seenPpm === 0 ? name : [],
  );
  const hot = anomalies === 1 ? '1 hot place' : `${anomalies === 0 ? 'no' : anomalies} hot places`;
  const looked = seen.length === 0 ? 'Looked at nothing' : `Looked at ${listed(seen)}`;
  const missed =
    unseen.length === 0
      ? ''
      : `; saw nothing of ${listed(unseen)}, which is no sign that nothing burnt there`;
  return `${looked}${missed}. ${hot.slice(0, 1).toUpperCase()}${hot.slice(1)} in all.`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
