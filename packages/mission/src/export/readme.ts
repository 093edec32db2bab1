/** What a bag's README says, and how a stranger checks the bag with openssl and sha512sum. */
export interface ReadmeFacts {
  readonly caseId: string;
  readonly origin: string;
  readonly vkey: string;
  readonly size: number;
  readonly entries: number;
  /** Originals of photographs. */
  readonly photographs: number;
  readonly withheldHeaders: number;
  readonly withheldContents: number;
  readonly erasedContents: number;
}

/** The README of a case's bag, in Markdown. Its one `sh` block is the whole check; a test runs it as it stands. */
export function readmeOf(facts: ReadmeFacts): string {
  return `# Case ${facts.caseId}

This folder is a BagIt 1.0 bag. It holds the ${String(facts.entries)} entries that the case rests on, out of the ${String(facts.size)} that the log
\`${facts.origin}\` had signed when the bag was made.

| not here | how many |
|---|---|
| entries of which only leaf and proof are released | ${String(facts.withheldHeaders)} |
| contents withheld from the reader this bag was made for | ${String(facts.withheldContents)} |
| contents erased (their keys are destroyed, nobody has them) | ${String(facts.erasedContents)} |

\`data/case.json\` lists every entry with its kind, what it rests on, and what of it is here.

## What is in \`data/\`

| file | what |
|---|---|
| \`log.vkey\` | the log's public key (C2SP signed-note). Compare it with the key you were given by another way: \`${facts.vkey}\` |
| \`checkpoint\` | what the log signed: its name, number of entries, root hash (C2SP tlog-checkpoint) |
| \`entries/N/leaf.bin\` | entry N of the log: a commitment of 32 bytes |
| \`entries/N/proof.tlog-proof\` | the proof that this leaf is in the log (C2SP tlog-proof); any verifier of that format reads it |
| \`entries/N/header.json\`, \`salt.bin\`, \`content-commitment.bin\` | who said what kind of thing, and what verdicts depend on |
| \`entries/N/content.json\`, \`content-salt.bin\` | what was said |
| \`entries/N/photograph.*\` | ${String(facts.photographs)} here: the original of a photograph, as the camera gave it. The entry's header states its SHA-256 |

    content-commitment = SHA-256("holdfast content v1\\n" content-salt content)
    leaf               = SHA-256("holdfast entry v1\\n" salt header-length-as-4-bytes header content-commitment)

## How to check it without our software

You need a shell, sha512sum and OpenSSL 3. In this folder:

    sed -n '/^\`\`\`sh$/,/^\`\`\`$/{//!p;}' README.md | sh

It runs the following, and prints one line that begins with "ok" when every byte is what was signed.

\`\`\`sh
${CHECK}\`\`\`

This shows that the entries here are in the log, unchanged and under its key. It cannot show that the log was shown to others in the same form: for
that, ask a witness for its cosigned checkpoint and compare.
`;
}

const CHECK = `set -eu
wrong() { echo "WRONG: $1"; exit 1; }
sha256() { openssl dgst -sha256 -binary; }
unbase64() { openssl base64 -d -A; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 1. Every file is what it was when the bag was made.
sha512sum --strict --quiet -c manifest-sha512.txt || wrong "manifest-sha512.txt"
sha512sum --strict --quiet -c tagmanifest-sha512.txt || wrong "tagmanifest-sha512.txt"

# 2. The log signed the checkpoint. The first 12 bytes say "Ed25519 public key" (RFC 8410).
sed '/^$/,$d' data/checkpoint > "$work/body"
sed '1,/^$/d' data/checkpoint | sed -n 1p | cut -d' ' -f3 | unbase64 | tail -c +5 > "$work/signature"
{
  printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
  sed 's/^[^+]*+[^+]*+//' data/log.vkey | unbase64 | tail -c 32
} > "$work/key"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/body" \\
  -sigfile "$work/signature" > "$work/said" 2>&1 || wrong "the signature of data/checkpoint"
size=$(sed -n 2p "$work/body")
sed -n 3p "$work/body" | unbase64 > "$work/root"

# 3. Every content gives its commitment, every header its leaf, every leaf leads to the signed root (RFC 9162, 2.1.3.2).
count=0
for folder in data/entries/*; do
  if [ -f "$folder/content.json" ]; then
    { printf 'holdfast content v1\\n'; cat "$folder/content-salt.bin" "$folder/content.json"; } |
      sha256 | cmp -s - "$folder/content-commitment.bin" || wrong "$folder/content.json"
  fi
  for photograph in "$folder"/photograph.*; do
    [ -f "$photograph" ] || continue
    stated=$(sed -n 's/.*"kind":"photo\\.received".*/&/p' "$folder/header.json" | sed -n 's/.*"sha256":"\\([0-9a-f]*\\)".*/\\1/p')
    [ "$(openssl dgst -sha256 -r "$photograph" | cut -c1-64)" = "$stated" ] || wrong "$photograph"
  done
  if [ -f "$folder/header.json" ]; then
    n=$(wc -c < "$folder/header.json")
    length=$(printf '\\\\%03o\\\\%03o\\\\%03o\\\\%03o' $((n / 16777216)) $((n / 65536 % 256)) $((n / 256 % 256)) $((n % 256)))
    {
      printf 'holdfast entry v1\\n'; cat "$folder/salt.bin"; printf "$length"
      cat "$folder/header.json" "$folder/content-commitment.bin"
    } | sha256 | cmp -s - "$folder/leaf.bin" || wrong "$folder/header.json"
  fi
  proof=$folder/proof.tlog-proof
  sed '1,/^$/d' "$proof" | cmp -s - data/checkpoint || wrong "$proof: another checkpoint"
  index=$(sed -n 's/^index //p' "$proof")
  [ "$(basename "$folder")" = "$(printf '%012d' "$index")" ] || wrong "$proof: another index"
  last=$((size - 1))
  { printf '\\000'; cat "$folder/leaf.bin"; } | sha256 > "$work/hash"
  for line in $(sed '/^$/,$d' "$proof" | sed '1,/^index /d'); do
    printf '%s' "$line" | unbase64 > "$work/other"
    if [ $((index % 2)) -eq 1 ] || [ "$index" -eq "$last" ]; then
      { printf '\\001'; cat "$work/other" "$work/hash"; } | sha256 > "$work/next"
      while [ $((index % 2)) -eq 0 ] && [ "$index" -ne 0 ]; do
        index=$((index / 2)); last=$((last / 2))
      done
    else
      { printf '\\001'; cat "$work/hash" "$work/other"; } | sha256 > "$work/next"
    fi
    mv "$work/next" "$work/hash"
    index=$((index / 2)); last=$((last / 2))
  done
  [ "$last" -eq 0 ] && cmp -s "$work/hash" "$work/root" || wrong "$proof"
  count=$((count + 1))
done
[ "$count" -gt 0 ] || wrong "no entries"
echo "ok: $count entries are in the log $(sed -n 1p "$work/body") of $size entries"
`;
