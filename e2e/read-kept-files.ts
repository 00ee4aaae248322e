import type { DemoUser } from '#backend/testing/demo-companion.ts';
import { addressOf } from '#lib/api/route-address.ts';
import { readAttachment } from '#lib/contract/attachments.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { readTicket } from '#lib/contract/tickets.ts';

/** The files of a ticket as the companion at `url` gives them to a user, bytes and all. */
export async function readKeptFiles(
  { api, token }: DemoUser,
  { url, ticketId }: { url: string; ticketId: TicketId },
): Promise<{ name: string; bytes: Buffer }[]> {
  const { attachments } = await api(readTicket, { params: { ticketId } });
  return Promise.all(
    attachments.map(async ({ id, name }) => {
      const address = addressOf(readAttachment, { params: { ticketId, attachmentId: id } });
      const answer = await fetch(new URL(address, url), { headers: { authorization: `Bearer ${token}` } });
      return { name, bytes: Buffer.from(await answer.arrayBuffer()) };
    }),
  );
}
