import type { RegionId } from '@holdfast/domain';
import { id } from '@holdfast/domain';

/** Longest slug of one part: three parts and their separators fit an id. */
const PART_MAX = 24;

/**
 * The id of a named region from its names, the largest first: `oldmill-oblast:reed-raion`. Case, spaces and marks do not count; a name that is too
 * long or holds letters beyond a to z ends in a checksum of all of it, so that two names do not become one. Empty names are passed over.
 */
export function regionIdFrom(names: readonly string[]): RegionId {
  return id(
    names
      .filter((name) => name !== '')
      .map(partFrom)
      .join(':'),
  );
}

function partFrom(name: string): string {
  const lower = name.toLowerCase();
  const slug = lower.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const isPlain =
    /^[a-z]/.test(slug) && slug.length <= PART_MAX && /^[\u0000-\u007f]*$/.test(lower);
  if (isPlain) return slug;
  const stem = slug.slice(0, PART_MAX - 10).replace(/^[^a-z]+|-+$/g, '');
  return `${stem === '' ? 'r' : stem}-${checksum(lower)}`;
}

/** FNV-1a, 32 bits, eight hexadecimal digits: it tells names apart and proves nothing. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
