import type { Glance } from '@holdfast/domain';
import { dayAndClock } from '../format/times.ts';

/** Looks from orbit in the day: what each looked at, and that what it did not look at it did not find calm. */
export function Glances({ glances }: { readonly glances: readonly Glance[] }) {
  if (glances.length === 0) return null;
  return (
    <section className="panel" aria-label="Looks from orbit">
      <div className="ph">
        <h2>Looks from orbit</h2>
        <span className="dim">for heat alone</span>
      </div>
      <ul className="pb impediments num">
        {glances.map(({ fromMs, sentence }) => (
          <li key={fromMs}>
            <span>{dayAndClock(fromMs)} UTC</span>
            <small>{sentence}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
