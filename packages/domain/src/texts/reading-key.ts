/** One norm of one text, as the state keeps choices by. */
export function readingKey(textId: string, normId: string): string {
  return `${textId} ${normId}`;
}
