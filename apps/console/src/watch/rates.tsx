import type { SectorRate } from '@holdfast/domain';

/** Counts against the time that was seen. Zero where nobody looked reads "not observed"; machine, people and parties are never added up. */
export function Rates({ rates }: { readonly rates: readonly SectorRate[] }) {
  if (rates.length === 0) return null;
  return (
    <section className="panel" aria-label="Rates by hour seen">
      <div className="ph">
        <h2>Rates by hour seen</h2>
        <span className="dim">violations are findings that stand</span>
      </div>
      <div className="pb scrollx">
        <table className="plain num">
          <thead>
            <tr>
              <th scope="col">Sector</th>
              <th scope="col">Detected</th>
              <th scope="col">Observed</th>
              <th scope="col">Alleged</th>
              <th scope="col">Violations</th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <tr key={rate.sectorId}>
                <td>{rate.sectorName}</td>
                <td>{rate.detections}</td>
                <td>{rate.observations}</td>
                <td>{rate.allegations}</td>
                <td>{rate.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
