import { COMMAND_SCHEMA } from '@holdfast/domain';
import type { Field, Fields } from '@holdfast/domain';

/** JSON Schema of every command that the API takes, from the table by which it is parsed: the two cannot differ. */
export function commandSchema(): object {
  return {
    oneOf: Object.entries<Fields>(COMMAND_SCHEMA).map(([kind, members]) => ({
      title: kind,
      ...recordOf({ kind: { type: 'enum', words: [kind] }, ...members }),
    })),
  };
}

function recordOf(members: Fields): object {
  const required = Object.entries(members)
    .filter(([, { type }]) => type !== 'optional')
    .map(([name]) => name);
  return {
    type: 'object',
    required,
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(members).map(([name, field]) => [name, schemaOf(field)]),
    ),
  };
}

function schemaOf(field: Field): object {
  switch (field.type) {
    case 'id':
      return { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9._-]{0,79}$' };
    case 'text':
      return { type: 'string', minLength: field.least, maxLength: field.most };
    case 'hex':
      return {
        type: 'string',
        pattern: `^([0-9a-f]{${field.digits}})${field.orEmpty ? '?' : ''}$`,
      };
    case 'integer':
      return { type: 'integer', minimum: field.least, maximum: field.most };
    case 'enum':
      return { enum: field.words };
    case 'list':
      return {
        type: 'array',
        items: schemaOf(field.of),
        minItems: field.least,
        maxItems: field.most,
      };
    case 'record':
      return recordOf(field.members);
    case 'variant':
      return {
        oneOf: Object.entries(field.shapes).map(([word, members]) =>
          recordOf({ [field.tag]: { type: 'enum', words: [word] }, ...members }),
        ),
      };
    case 'nullable':
      return { anyOf: [schemaOf(field.of), { type: 'null' }] };
    case 'optional':
      return schemaOf(field.of);
    case 'json':
      return { description: `Any JSON of at most ${field.most} characters.` };
  }
}
