import { TruthGlyph } from '../parts/truth.tsx';

export function Legend() {
  return (
    <section className="panel legendbox" aria-label="What the marks mean">
      <div className="pb">
        <p>
          <TruthGlyph value="true" word /> Every condition it named is true
        </p>
        <p>
          <TruthGlyph value="unknown" word /> A condition is not known
        </p>
        <p>
          <TruthGlyph value="disputed" word /> Sources or readings conflict
        </p>
        <p>
          <TruthGlyph value="false" word /> A condition is false
        </p>
        <p className="dim">
          <i className="tick" aria-hidden="true" /> Need, as stated; the gap counts what may be
          called on today
        </p>
        <p className="dim">
          <i className="broken" aria-hidden="true" /> Offers without a number
        </p>
      </div>
    </section>
  );
}
