export { createManualClock, createSeededEntropy, createSystemEntropy } from './entropy/entropy.ts';
export type { ManualClock } from './entropy/entropy.ts';
export {
  nodeDisk,
  nodeEd25519,
  nodeSha256,
  openRecord,
  proveInclusion,
  readRecord,
  readRecordPages,
  verifyRecord,
} from './record-files/index.ts';
export type {
  DirectoryItem,
  Disk,
  DiskFile,
  ReadOptions,
  RecordedEntry,
  RecordOptions,
  RecordReport,
  RecordWriter,
  ReleasedProof,
  VerifyOptions,
} from './record-files/index.ts';
