import type { SourceClass, SourceId } from '@holdfast/domain';

/** Who says what a file says: what the record enrols it as, since a published file cannot sign. */
export interface FileSource {
  readonly sourceId: SourceId;
  readonly sourceClass: SourceClass;
  /** Sources of one owner and one class are one independence group. */
  readonly ownerId: string;
  readonly name: string;
  /** Licence and credit. */
  readonly terms: string;
}
