/**
 * Where a record's files live: the only way to the disk from here, so that faults can be put in between.
 *
 * Paths are whole paths. Nothing is durable before the call that says so; a crash may lose, shorten, tear or reorder everything else.
 * Any failure rejects: callers stop, and never retry a failed sync, whose pages the system may have dropped.
 */
export interface Disk {
  /** Makes the folder and its missing parents; durable when it resolves. Does nothing when it is there. */
  makeFolder(path: string): Promise<void>;
  /** Names in the folder, sorted by code unit; empty when there is no such folder. */
  list(path: string): Promise<readonly DirectoryItem[]>;
  /** The whole file; nothing when there is none. */
  readFile(path: string): Promise<Uint8Array | undefined>;
  /** Opens for reading and writing; `create` makes it when absent (durable only after `syncFolder`), with the given permission bits. */
  open(
    path: string,
    options: { readonly create: boolean; readonly mode?: number },
  ): Promise<DiskFile>;
  /** Puts a file in the place of another, at once for every reader; durable only after `syncFolder` of the target's folder. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all in it; does nothing when absent. Durable only after `syncFolder`. */
  remove(path: string): Promise<void>;
  /** Names made, renamed and removed in this folder are durable when it resolves. */
  syncFolder(path: string): Promise<void>;
  /** Same for every path to one folder, different for two folders of one machine. */
  identify(path: string): Promise<string>;
}

export interface DirectoryItem {
  readonly name: string;
  readonly isFolder: boolean;
}

/** An open file. Offsets and lengths in bytes. */
export interface DiskFile {
  size(): Promise<number>;
  /** Exactly `length` bytes, or fewer at the file's end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** All the bytes, or it rejects. */
  write(offset: number, bytes: Uint8Array): Promise<void>;
  truncate(size: number): Promise<void>;
  /** Everything written to this file before the call, and its size, are durable when it resolves. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
