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
export type { CheckpointFacts } from './checkpoint.ts';
export { MissionError } from './errors.ts';
export type { MissionErrorCode } from './errors.ts';
export { clearMission } from './folder/clear-mission.ts';
export { exportCase } from './export/export-case.ts';
export type { CaseBag, ExportOptions } from './export/export-case.ts';
export { readMissionFile, writeMissionFile } from './folder/mission-file.ts';
export type { ExerciseRun, MissionFile } from './folder/mission-file.ts';
export { readPhoto } from './photos/photo-file.ts';
export { verifyMissionRecord } from './photos/verify-photos.ts';
export type { MissionRecordReport } from './photos/verify-photos.ts';
export type { ReadPhoto } from './photos/photo-file.ts';
export { takePhoto } from './photos/take-photo.ts';
export type { PhotoOutcome, PhotoToTake } from './photos/take-photo.ts';
export { takeTexts } from './intake/agreement-text.ts';
export type { TextFile, TextReport } from './intake/agreement-text.ts';
export { originalOf, takeDocument } from './intake/document-file.ts';
export type { DocumentFacts, DocumentReport } from './intake/document-file.ts';
export { noteContradictions, takeRegister } from './intake/document-register.ts';
export type { RegisterReport, RegisterTexts } from './intake/document-register.ts';
export { gatherReports } from './intake/gather-reports.ts';
export { takePublishedFile } from './intake/published-file.ts';
export type { PublishedFile } from './intake/file-in-pieces.ts';
export type { PublishedFileOptions, PublishedFileReport } from './intake/published-file.ts';
export type { BatchAnswer, BatchReceipt, BusyReason, WireBatch } from './live/batch.ts';
export { withTime } from './live/carried-time.ts';
export { startLive } from './live/live-intake.ts';
export type { LiveIntake, LiveOptions, QueueFacts } from './live/live-intake.ts';
export { QUEUE_LIMITS } from './live/queue.ts';
export type { QueueLimits } from './live/queue.ts';
export type { LiveTime, TickOptions } from './live/ticks.ts';
export type { FeedFile, IntakeReport } from './intake/signed-file.ts';
export type { CommandOutcome, Mission } from './mission.ts';
export { createMission, openMission, rebuild } from './open-mission.ts';
export type { CreateOptions, RebuildResult } from './open-mission.ts';
export { createPipeline, followUp } from './pipeline.ts';
export type { FollowUpOptions, Pipeline, PipelineOptions } from './pipeline.ts';
export { recheck } from './recheck.ts';
export type { Rechecked } from './recheck.ts';
export { stateHash } from './snapshot/snapshot.ts';
export { promiseNextKey, rotateKey } from './record-files/rotate-key.ts';
export type { PromiseOptions, RotateOptions } from './record-files/rotate-key.ts';
export { isRecordError, publishedFile, readPublished } from './record-files/published.ts';
export type { PublishedLog } from './record-files/published.ts';
export { serveRecord } from './record-files/serve.ts';
export type { ServeOptions } from './record-files/serve.ts';
export type { LoopbackServer } from './record-files/loopback-server.ts';
export { takeBag } from './export/take-bag.ts';
export type { BagIntake, TakeBagOptions } from './export/take-bag.ts';
export { exportArchive } from './export/archive.ts';
export type { ArchiveFacts, ArchiveOptions } from './export/archive.ts';
export { openArchive, verifyArchive } from './export/open-archive.ts';
export type { OpenOptions } from './export/open-archive.ts';
export { readSigned } from './export/read-signed.ts';
export type { SignedMission } from './export/read-signed.ts';
export { checkReceipt } from './receipts/check-receipt.ts';
export type { CheckOptions } from './receipts/check-receipt.ts';
export { BEAT_MS, issueReceipts } from './receipts/issue-receipts.ts';
export type { ReceiptOptions } from './receipts/issue-receipts.ts';
export { createUpkeep } from './upkeep/upkeep.ts';
export type { Upkeep, UpkeepOptions } from './upkeep/upkeep.ts';
export { sensorsOnRecord } from './intake/roster.ts';
export type { EnrolledSensor } from './intake/roster.ts';
export { cosignRecord } from './witness/cosign.ts';
export type { CosignOptions, CosignReport } from './witness/cosign.ts';
export { confirmWithWitnesses } from './witness/confirm.ts';
export { openWitness } from './witness/open-witness.ts';
export type { Witness, WitnessOptions, WitnessReply } from './witness/open-witness.ts';
export { serveWitness } from './witness/serve-witness.ts';
export { backupMission } from './backup/backup.ts';
export type { BackupFacts, BackupOptions } from './backup/backup.ts';
export { restoreMission } from './backup/restore.ts';
export type { RestoreOptions, RestoreReport } from './backup/restore.ts';
export {
  makeReport,
  reportCsv,
  reportHtml,
  reportMarkdown,
  reportPdf,
} from './reports/make-report.ts';
export type { SealedReport } from './reports/make-report.ts';
export { ANNEXES } from './reports/csv.ts';
export type { Annex } from './reports/csv.ts';
export {
  checkReport,
  ISSUED_FILE_NAMES,
  reportFile,
  reportHashes,
} from './reports/report-files.ts';
export type { MadeFile } from './reports/report-files.ts';
export { escaped } from './reports/escape.ts';
export { changesFeed, changeSentence } from './open-data/changes-feed.ts';
export { COUNT_COLUMNS, INCIDENT_COLUMNS } from './open-data/columns.ts';
export type { Column, CountRow } from './open-data/columns.ts';
export { countsCsv, incidentsCsv, incidentsGeoJson, incidentsParquet } from './open-data/files.ts';
export { LICENCE } from './open-data/licence.ts';
