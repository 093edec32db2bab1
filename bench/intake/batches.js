/** Signed batches of one observation each, as a patrol's device sends them: about 500 bytes. */
import { nodeEd25519, nodeSha256 } from '../../packages/mission/dist/index.js';

export const deviceId = (device) => `device-${device}`;
export const seedOf = (device) => nodeSha256(Buffer.from(`bench ${device}`));

/** The batch of a device under a number from 1; signing is not what is measured. */
export function signedBatch({ device, sequence, place, nowMs, observations = 1 }) {
  const rows = Array.from({ length: observations }, (_, row) =>
    JSON.stringify({
      report_id: `r-${device}-${sequence}-${row}`,
      type: 'explosions-heard',
      from_utc: new Date(nowMs - 60_000).toISOString(),
      to_utc: new Date(nowMs - 30_000).toISOString(),
      sector: 'S1',
      count: 2,
      weapon: 'mortar',
      place: null,
      bearing: { ...place, azimuth_deg: 10, sigma_deg: 5, near_m: 100, far_m: 2000 },
      text: 'Two explosions to the north of the road, nothing seen.',
    }),
  );
  const body = Buffer.from(
    [`holdfast-feed/1 patrol ${deviceId(device)} ${sequence}`, ...rows]
      .map((line) => `${line}\n`)
      .join(''),
  );
  const signature = Buffer.from(nodeEd25519.sign(seedOf(device), body)).toString('base64');
  return { device, bytes: Buffer.concat([body, Buffer.from(`-- ${signature}\n`)]) };
}
