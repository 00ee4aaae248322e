/** A companion with a connector that posts by an API key, and what tests of channels do with it. */
import { randomUUID } from 'node:crypto';
import { createApi } from '#lib/api/api.ts';
import { createApiKey } from '#lib/contract/api-keys.ts';
import { listCalendars, updateCalendar } from '#lib/contract/calendars.ts';
import { createChannel, listChannels, updateChannel } from '#lib/contract/channels.ts';
import { createConversation, createMessage } from '#lib/contract/conversations.ts';
import type { CalendarId, ChannelId, ConversationId, PipelineId, TicketId } from '#lib/contract/ids.ts';
import { listPipelineDetails, updatePipeline } from '#lib/contract/pipelines.ts';
import { readSlaPolicy, updateSlaPolicy } from '#lib/contract/sla.ts';
import { readTicketSla } from '#lib/contract/ticket-clocks.ts';
import { createTicket, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import type { TestCompanion } from './test-companion.ts';

/** A channel's own policy in these tests: a quarter of an hour to answer, an hour to close. */
export const OWN_POLICY = { firstResponseS: 900, closureS: 3600 };

export type ChannelDesk = Awaited<ReturnType<typeof openChannelDesk>>;

/** Makes the connector's key; the global policy asks for two hours and ten. */
export async function openChannelDesk(companion: TestCompanion) {
  const admins = adminOf(companion);
  await admins.setGlobal({});
  return { ...admins, ...(await connectorOf(companion)) };
}

/** What an admin does. */
function adminOf(companion: TestCompanion) {
  const { admin } = companion;
  const setNow = (text: string) => {
    companion.companion.now = () => new Date(text);
  };
  const setGlobal = async (policy: object) => {
    const { version } = await admin.api(readSlaPolicy, {});
    const body = { version, firstResponseS: 7200, closureS: 36_000, ...policy };
    return admin.api(updateSlaPolicy, { body });
  };
  const aChannel = (more: object = {}) =>
    admin.api(createChannel, { body: { name: `Chat ${randomUUID()}`, ...more } });
  const anIndividual = () => aChannel({ slaType: 'individual', policy: OWN_POLICY });
  const change = async ({ id }: { id: ChannelId }, changes: object) => {
    const { items } = await admin.api(listChannels, {});
    const version = items.find((each) => each.id === id)?.version ?? 0;
    return admin.api(updateChannel, { params: { channelId: id }, body: { version, ...changes } });
  };
  async function changeCalendar(calendarId: CalendarId, changes: object) {
    const { items } = await admin.api(listCalendars, {});
    const calendar = items.find(({ id }) => id === calendarId);
    if (calendar === undefined) throw new Error('Expected the calendar');
    const body = { version: calendar.version, ...changes };
    await admin.api(updateCalendar, { params: { calendarId: calendar.id }, body });
  }

  async function changePipeline(pipelineId: PipelineId, changes: object) {
    const { items } = await admin.api(listPipelineDetails, {});
    const pipeline = items.find(({ id }) => id === pipelineId);
    if (pipeline === undefined) throw new Error('Expected the pipeline');
    const body = { version: pipeline.version, ...changes };
    await admin.api(updatePipeline, { params: { pipelineId: pipeline.id }, body });
  }

  async function changeTicket(ticketId: TicketId, changes: object) {
    const { version } = await admin.api(readTicket, { params: { ticketId } });
    await admin.api(updateTicket, { params: { ticketId }, body: { version, ...changes } });
  }

  return { setNow, setGlobal, aChannel, anIndividual, change, changeCalendar, changePipeline, changeTicket };
}

/** What a connector does, and what is seen of it. */
async function connectorOf(companion: TestCompanion) {
  const { admin, agent } = companion;
  const permissions = ['messages.read', 'messages.reply', 'tickets.read', 'tickets.create'] as const;
  const key = { name: 'Web chat', days: 30, permissions: [...permissions] };
  const connector = createApi({
    baseUrl: companion.url,
    token: (await agent.api(createApiKey, { body: key })).key,
  });
  const post = (channelId: ChannelId, more: object = {}) =>
    connector(createConversation, {
      params: { channelId },
      body: { externalId: randomUUID(), startedBy: 'customer', subject: 'Drawer jams', ...more },
    });
  const say = (channelId: ChannelId, conversationId: ConversationId, more: object = {}) =>
    connector(createMessage, {
      params: { channelId, conversationId },
      body: { externalId: randomUUID(), author: 'customer', text: 'It jams again', ...more },
    });
  const ticketOf = (conversationId: ConversationId, more: object = {}) =>
    connector(createTicket, {
      body: { subject: 'Drawer jams', source: 'conversation', conversationId, ...more },
    });
  const sla = (ticketId: TicketId) => admin.api(readTicketSla, { params: { ticketId } });
  const dueOf = async (id: TicketId) => (await sla(id)).clocks.map(({ dueAt }) => dueAt);

  return { connector, post, say, ticketOf, sla, dueOf };
}
