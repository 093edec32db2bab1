/** The README of an archive, in Markdown. */
export function archiveReadme({
  origin,
  size,
  vkey,
}: {
  readonly origin: string;
  readonly size: number;
  readonly vkey: string;
}): string {
  return `# The archive of ${origin}

This folder is a BagIt 1.0 bag: the whole record of a mission that has closed, ${String(size)} entries. Each side and the depositary hold the same bytes. Beside it lies its seal
(a file whose name ends in .seal): the log's signature over this very bag.

| folder | what | who can read it |
|---|---|---|
| \`data/log\` | the published log: checkpoint, keys, tree, one leaf of 32 bytes an entry | whoever has the bag |
| \`data/sealed\` | what was said: every body, and the keys of the contents | whoever has the depositary's key too |

## How to check that it is the same and complete

1. \`sha512sum --strict --quiet -c manifest-sha512.txt && sha512sum --strict --quiet -c tagmanifest-sha512.txt\`: every file is as it was.
2. \`sha512sum tagmanifest-sha512.txt\` gives the number on the line \`tagmanifest\` of the seal: it is the bag that everybody got. Seal and checkpoint are signed notes
   (C2SP signed-note) under the key \`${vkey}\`, or one that it promised (\`data/log/log.keys\`); compare it with the key you were given by another way.
3. Any verifier of C2SP tlog-tiles finds ${String(size)} entries in \`data/log/tile/entries\`, numbered from 0 without a gap, whose tree has the root that \`data/log/checkpoint\` signs:
   none was left out, changed or added.
4. \`data/log/witnessed/checkpoint\`, where there is one, carries the cosignatures of the witnesses that saw the log grow; those of your own side are yours to compare. A checkpoint
   or a receipt that you kept from any time before must agree with this one.

With our software: \`holdfast export verify DIR --seal DIR.seal --vkey KEY\`. With the depositary's key: \`holdfast export open DIR --seal DIR.seal --key FILE --out RECORD\`, which also shows
that each body is the one that its leaf was made of.
`;
}
