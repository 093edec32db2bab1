/**
 * How one member of a command looks, as plain data: what `parseCommand` checks, and what describes the API. Every bound is inclusive.
 */
export type Field =
  /** An id: 1 to 80 characters that begin with a letter (`isId`). */
  | { readonly type: 'id' }
  /** Words, at least `least` characters once blanks around are set aside, at most `most` characters in all. */
  | { readonly type: 'text'; readonly least: number; readonly most: number }
  /** Lower-case hexadecimal digits, so many, or none where `orEmpty`. */
  | { readonly type: 'hex'; readonly digits: number; readonly orEmpty: boolean }
  | { readonly type: 'integer'; readonly least: number; readonly most: number }
  | { readonly type: 'enum'; readonly words: readonly (string | number)[] }
  | {
      readonly type: 'list';
      readonly of: Field;
      readonly least: number;
      readonly most: number;
    }
  | { readonly type: 'record'; readonly members: Fields }
  /** A record whose member `tag` says which of several shapes it has. */
  | {
      readonly type: 'variant';
      readonly tag: string;
      readonly shapes: Readonly<Record<string, Fields>>;
    }
  | { readonly type: 'nullable'; readonly of: Field }
  /** The member may be absent. */
  | { readonly type: 'optional'; readonly of: Field }
  /** Any JSON value of at most so many characters. */
  | { readonly type: 'json'; readonly most: number };

/** Members by name: all of them, and no others. */
export type Fields = Readonly<Record<string, Field>>;

/** The members of each command of a union, but for `kind` and `by`: the compiler asks for every one of them. */
export type FieldsOf<C extends { readonly kind: string }> = {
  readonly [K in C['kind']]: {
    readonly [M in Exclude<keyof Extract<C, { readonly kind: K }>, 'kind' | 'by'>]: Field;
  };
};

const TIME_MS_MAX = 253_402_300_799_999;

export const ID: Field = { type: 'id' };
/** The end of the year 9999. */
export const TIME_MS: Field = { type: 'integer', least: 0, most: TIME_MS_MAX };
export const PPM: Field = { type: 'integer', least: 0, most: 1_000_000 };
export const INDEX: Field = { type: 'integer', least: 0, most: 9_000_000_000_000_000 };
/** A sentence or a page that has to be given. */
export const REASON: Field = { type: 'text', least: 1, most: 10_000 };
/** The same, where nothing need be said. */
export const REMARK: Field = { type: 'text', least: 0, most: 10_000 };
/** A name of a thing or a person in a few words. */
export const NAME: Field = { type: 'text', least: 1, most: 200 };
export const SHA256: Field = { type: 'hex', digits: 64, orEmpty: false };

export const integer = (least: number, most: number): Field => ({ type: 'integer', least, most });
export const oneOf = (...words: readonly (string | number)[]): Field => ({ type: 'enum', words });
export const record = (members: Fields): Field => ({ type: 'record', members });
export const nullable = (of: Field): Field => ({ type: 'nullable', of });
export const optional = (of: Field): Field => ({ type: 'optional', of });
export const listOf = (of: Field, least = 0, most = 1_000): Field => ({
  type: 'list',
  of,
  least,
  most,
});

/** Millionths of a degree. */
const PLACE: Fields = {
  latitudeUdeg: integer(-90_000_000, 90_000_000),
  longitudeUdeg: integer(-180_000_000, 180_000_000),
};
export const PLACE_UDEG: Field = record(PLACE);

/** Half the way round the earth, metres: nothing is farther. */
const FAR_M = 20_100_000;
export const DISTANCE_M: Field = integer(0, FAR_M);

export const AREA: Field = {
  type: 'variant',
  tag: 'shape',
  shapes: {
    ellipse: {
      ...PLACE,
      semiMajorM: integer(1, FAR_M),
      semiMinorM: integer(1, FAR_M),
      azimuthDeg: integer(0, 179),
    },
    cell: { ...PLACE, sizeM: integer(5_000, FAR_M) },
    circle: { ...PLACE, radiusM: integer(1, FAR_M) },
  },
};
