import { RecordError, parsePolicy } from '@holdfast/record';
import { nodeEd25519, nodeSha256 } from '../record-files/crypto.ts';
import type { Disk } from '../record-files/disk.ts';
import { WITNESS_POLICY } from '../record-files/files.ts';
import { nodeDisk } from '../record-files/node-disk.ts';
import { cosignRecord } from './cosign.ts';

/**
 * Asks the witnesses that a record's own policy names (`witness.policy` in its folder, C2SP tlog-policy) whether they have seen more of it than the folder holds. To be called
 * before the first signature after every opening: an old copy looks whole from inside. Does nothing where no policy is configured. A quorum also lifts what a restore has
 * barred. Throws `RecordError`: `rolled-back` with the evidence kept, and `unwitnessed` when no witness confirmed: then nothing may be signed.
 */
export async function confirmWithWitnesses(dir: string, disk: Disk = nodeDisk): Promise<void> {
  const bytes = await disk.readFile(`${dir}/${WITNESS_POLICY}`);
  if (bytes === undefined) return;
  const policy = parsePolicy(nodeSha256, nodeEd25519, bytes);
  if (policy.witnesses.length === 0) return;
  const { cosigned, isRolledBack, refusals } = await cosignRecord({ dir, policy, disk });
  if (isRolledBack)
    throw new RecordError(
      'rolled-back',
      `${dir}: ${refusals.join('; ')}. Nothing more is signed here; docs/operations.md says what to do.`,
    );
  if (cosigned.length === 0)
    throw new RecordError(
      'unwitnessed',
      `${dir}: nothing is signed until a witness of ${WITNESS_POLICY} has answered (${refusals.join('; ')}). What was recorded is on disk.`,
    );
}
