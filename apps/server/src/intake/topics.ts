/** Where batches go, and where what the mission says of them comes from. The last word is the source's id. */
export const INTAKE_TOPIC = 'holdfast/intake/';
export const RECEIPT_TOPIC = 'holdfast/receipts/';

/** The source that a topic of batches names; null for any other topic. */
export function sourceOfTopic(topic: string): string | null {
  const name = topic.startsWith(INTAKE_TOPIC) ? topic.slice(INTAKE_TOPIC.length) : '';
  return name === '' || name.includes('/') ? null : name;
}
