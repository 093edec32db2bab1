import { adoptionOf } from '@holdfast/domain';
import type { Actor, Command, JsonValue, MapView, PartyId, SectorId } from '@holdfast/domain';
import { nodeSha256 } from '@holdfast/mission';
import type { Mission } from '@holdfast/mission';
import { agreementHash } from '@holdfast/pact';
import type { Agreement } from '@holdfast/pact';
import { UsageError } from './command.ts';

/** An agreement and the ground it is about: all that goes on record when it is adopted. */
export interface Adoption {
  /** What the screens are headed with. */
  readonly title: string;
  readonly agreement: Agreement;
  /** The text that `agreement` was loaded from. */
  readonly text: string;
  readonly geometry: MapView;
  /** Parties that hold ground, in the agreement's order. */
  readonly parties: readonly { readonly partyId: PartyId; readonly name: string }[];
  readonly sectors: readonly { readonly sectorId: SectorId; readonly name: string }[];
  readonly by: Actor;
}

/** The command that adopts an agreement. Throws `PactError` `bad-parameter` where the text lacks a number that the mission runs on. */
export function adoptionCommand(adoption: Adoption): Command {
  const { title, agreement, text, geometry, parties, sectors, by } = adoption;
  const content: JsonValue = {
    title,
    agreementTitle: agreement.title,
    pact: text,
    geometry: JSON.parse(JSON.stringify(geometry)),
    parties: Object.fromEntries(parties.map(({ partyId, name }) => [partyId, name])),
    sectors: Object.fromEntries(sectors.map(({ sectorId, name }) => [sectorId, name])),
  };
  return {
    kind: 'adopt-agreement',
    by,
    judgement: adoptionOf({
      agreement,
      agreementHash: agreementHash(agreement, nodeSha256),
      parties: parties.map(({ partyId }) => partyId),
      sectors: sectors.map(({ sectorId }) => sectorId),
    }),
    content,
  };
}

/** Executes a command that nothing should stand against; a refusal, which is on record by then, is a `UsageError`. */
export async function mustExecute(mission: Mission, command: Command): Promise<void> {
  const outcome = await mission.execute(command);
  if (outcome.accepted) return;
  const { code, expected, found } = outcome.refusal;
  throw new UsageError(
    `${command.kind} was refused (${code}): expected ${expected}, found ${found}.`,
  );
}
