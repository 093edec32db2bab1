export { RecordError } from './errors.ts';
export type { RecordErrorCode } from './errors.ts';
export type { Ed25519, Sha256 } from './ports.ts';
export { base64FromBytes, bytesFromBase64 } from './base64.ts';
export { canonicalJson } from './json/canonical-json.ts';
export { bytesFromText, concatBytes, hexFromBytes, isSameBytes, uint32Bytes } from './bytes.ts';
export { isEd25519Signature, isSmallOrderPoint } from './ed25519.ts';
export type { Ed25519Claim } from './ed25519.ts';
export { HASH_BYTES, emptyRoot, leafHash, nodeHash, rootOfHashes } from './tree/hash.ts';
export { createTree } from './tree/incremental.ts';
export type { IncrementalTree } from './tree/incremental.ts';
export type { Range } from './tree/ranges.ts';
export {
  consistencyTiles,
  inclusionTiles,
  makeConsistencyProof,
  makeInclusionProof,
} from './tree/make-proofs.ts';
export type { ProofSource, ReadTile } from './tree/make-proofs.ts';
export {
  impliedOldRoot,
  isConsistent,
  isIncluded,
  isIncludedInSubtree,
  isSubtreeConsistent,
} from './tree/verify-proofs.ts';
export type {
  ConsistencyClaim,
  InclusionClaim,
  Proof,
  SubtreeConsistencyClaim,
  SubtreeInclusionClaim,
} from './tree/verify-proofs.ts';
export { TILE_WIDTH, bundlePath, parseTilePath, tilePath, tilesOfSize } from './tiles/layout.ts';
export type { BundleAddress, TileAddress } from './tiles/layout.ts';
export {
  LOG_ENTRY_BYTES_MAX,
  encodeEntryBundle,
  parseEntryBundle,
  verifyLogEntry,
} from './tiles/entry-bundle.ts';
export { createTileBuilder, partialTilesOfSize } from './tiles/builder.ts';
export type { RightEdge, Tile, TileBuilder } from './tiles/builder.ts';
export {
  createNoteSigner,
  createNoteVerifier,
  ed25519KeyId,
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  parseSignerKey,
  parseVerifierKey,
  verifyKeyName,
} from './notes/keys.ts';
export type { NoteSigner, NoteVerifier, VerifierKey } from './notes/keys.ts';
export { formatNote, openNote, parseNote, signNote } from './notes/signed-note.ts';
export type { NoteSignature, OpenNote, ParsedNote } from './notes/signed-note.ts';
export {
  formatKeyHistory,
  keyHash,
  openCheckpointUnder,
  parseKeyHistory,
  signKeyStatement,
  singleKeyHistory,
  splitKeyHistory,
} from './notes/key-history.ts';
export type { KeyHistory, KeyStatement, KeyTerm } from './notes/key-history.ts';
export { policyUnder } from './policy/judge-checkpoint.ts';
export { formatCheckpoint, openCheckpoint, parseCheckpoint } from './notes/checkpoint.ts';
export type { Checkpoint, SignedCheckpoint } from './notes/checkpoint.ts';
export {
  cosignatureTimeS,
  cosignerKeyId,
  createCosignatureVerifier,
  createCosigner,
  formatCosignerKey,
  parseCosignerKey,
} from './notes/cosignature.ts';
export type { Cosigner } from './notes/cosignature.ts';
export { judgeReceipt, looksLikeReceipt, openReceipt, signReceipt } from './receipts/receipt.ts';
export type { Receipt, ReceiptVerdict, Shown } from './receipts/receipt.ts';
export { formatTlogProof, parseTlogProof, verifyTlogProof } from './notes/tlog-proof.ts';
export type { TlogProof } from './notes/tlog-proof.ts';
export {
  CONTENT_BYTES_MAX,
  HEADER_BYTES_MAX,
  SALT_BYTES,
  contentCommitment,
  entryLeaf,
  verifyEntryBody,
} from './entries/commitment.ts';
export type { EntryBody, EntryOpening } from './entries/commitment.ts';
export { differenceOf, formatProblem } from './audit/problem.ts';
export type { RecordProblem, RecordProblemCode } from './audit/problem.ts';
export { openOrReport, rollbackProblem, rootProblem, verifyLog } from './audit/verify-log.ts';
export type { LogReport, LogSource, ReleasedBody } from './audit/verify-log.ts';
export { makeBag } from './bagit/make-bag.ts';
export type { BagContents, BagFile } from './bagit/make-bag.ts';
export { parseBagInfo } from './bagit/tag-text.ts';
export type { BagDeclaration, TagEncoding } from './bagit/tag-text.ts';
export { verifyBag } from './bagit/verify-bag.ts';
export type { BagReport, BagSource } from './bagit/verify-bag.ts';
export {
  formatAddCheckpoint,
  judgeAddCheckpoint,
  parseAddCheckpoint,
} from './witness/add-checkpoint.ts';
export type {
  AddCheckpoint,
  SeenTree,
  WitnessAnswer,
  WitnessKnowledge,
} from './witness/add-checkpoint.ts';
export { isReached, judgeCheckpoint } from './policy/judge-checkpoint.ts';
export type { PolicyVerdict } from './policy/judge-checkpoint.ts';
export { parsePolicy } from './policy/parse-policy.ts';
export type { LogPolicy, PolicyLog, PolicyWitness, Quorum } from './policy/parse-policy.ts';
export { formatEvidence, judgeEvidence, parseEvidence } from './evidence/evidence.ts';
export type { Evidence, EvidenceVerdict, JudgedEvidence } from './evidence/evidence.ts';
