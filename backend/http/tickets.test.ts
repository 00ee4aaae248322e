import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createComment } from '#lib/contract/comments.ts';
import { createTicket, listTickets, readTicket, updateTicket } from '#lib/contract/tickets.ts';
import { createRecord } from '#lib/contract/records.ts';
import { listPipelines } from '#lib/contract/pipelines.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { aContact, aThread, aTicketFrom, anAddress, refusalOf } from '#backend/testing/requests.ts';
import { startTestCompanion, type TestCompanion } from '#backend/testing/test-companion.ts';

describeOnEngines('tickets', (open) => {
  let companion: TestCompanion;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  afterAll(() => companion.close());
  const agent = () => companion.agent.api;

  describe('creating by hand', () => {
    it('[G2.2.1d] numbers the first manual ticket TKT-M001 and each source by itself', async () => {
      const first = await agent()(createTicket, { body: { subject: 'Torn ribbon' } });
      const byApi = await agent()(createTicket, { body: { subject: 'Battery low', source: 'api' } });
      const second = await agent()(createTicket, { body: { subject: 'Another' } });
      expect([first.number, byApi.number, second.number]).toEqual(['TKT-M001', 'TKT-A001', 'TKT-M002']);
    });

    it('starts in the default pipeline and its first stage, owned by its creator, with no conversation', async () => {
      const ticket = await agent()(createTicket, { body: { subject: '  Torn ribbon  ' } });
      expect(ticket).toMatchObject({
        subject: 'Torn ribbon',
        status: 'open',
        conversation: null,
        version: 1,
      });
      expect(ticket.pipeline.name).toBe('Support');
      expect(ticket.stage.name).toBe('New');
      expect(ticket.owner?.id).toBe(companion.agent.id);
      expect(ticket.url).toBe(`${companion.url}/tickets/${ticket.number}`);
    });

    it('names the field when something is wrong and writes nothing', async () => {
      const before = (await agent()(listTickets, { query: {} })).total;
      const refused = await Promise.all([
        refusalOf(agent()(createTicket, { body: { subject: ' ' } })),
        refusalOf(agent()(createTicket, { body: { subject: 'x'.repeat(501) } })),
        refusalOf(agent()(createTicket, { body: { subject: 'a\u0000b' } })),
        refusalOf(agent()(createTicket, { body: { subject: 'x', stageId: randomUUID() } })),
        refusalOf(agent()(createTicket, { body: { subject: 'x', ownerId: randomUUID() } })),
        refusalOf(agent()(createTicket, { body: { subject: 'x', associations: { leadId: randomUUID() } } })),
        refusalOf(agent()(createTicket, { body: { subject: 'x', fields: { colour: 'red' } } })),
        refusalOf(agent()(createTicket, { body: { subject: 'x', urgent: true } as never })),
        refusalOf(agent()(createTicket, { body: { subject: 'x', source: 'email' } })),
      ]);
      expect(refused.map(({ fields }) => fields[0])).toEqual([
        'subject',
        'subject',
        'subject',
        'stageId',
        'ownerId',
        'associations.leadId',
        'fields.colour',
        'urgent',
        'thread',
      ]);
      expect(refused.every(({ status }) => status >= 400 && status < 500)).toBe(true);
      expect((await agent()(listTickets, { query: {} })).total).toBe(before);
    });

    it('refuses a profile without the Create permission', async () => {
      const viewer = await companion.addUser('Viewer');
      expect(await refusalOf(viewer.api(createTicket, { body: { subject: 'x' } }))).toMatchObject({
        code: 'not_permitted',
        status: 403,
      });
    });
  });

  describe('Idempotency-Key', () => {
    it('answers a repeat with the first answer and makes one ticket', async () => {
      const idempotencyKey = randomUUID();
      const call = () => agent()(createTicket, { body: { subject: 'Once' } }, { idempotencyKey });
      const answers = await Promise.all([call(), call(), call(), call(), call()]);
      expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
      expect((await agent()(listTickets, { query: { search: 'Once' } })).total).toBe(1);
    });

    it('refuses another request under a used key', async () => {
      const idempotencyKey = randomUUID();
      await agent()(createTicket, { body: { subject: 'One thing' } }, { idempotencyKey });
      const refused = await refusalOf(
        agent()(createTicket, { body: { subject: 'Another thing' } }, { idempotencyKey }),
      );
      expect(refused).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
    });

    it('keeps keys of users apart', async () => {
      const idempotencyKey = randomUUID();
      const mine = await agent()(createTicket, { body: { subject: 'Mine' } }, { idempotencyKey });
      const theirs = await companion.admin.api(
        createTicket,
        { body: { subject: 'Theirs' } },
        { idempotencyKey },
      );
      expect(theirs.number).not.toBe(mine.number);
    });

    it('keeps nothing of a refusal, so that the corrected request may use the key', async () => {
      const idempotencyKey = randomUUID();
      await refusalOf(
        agent()(createTicket, { body: { subject: 'x', ownerId: randomUUID() } }, { idempotencyKey }),
      );
      const ticket = await agent()(createTicket, { body: { subject: 'x' } }, { idempotencyKey });
      expect(ticket.number).toMatch(/^TKT-M\d+$/);
    });
  });

  describe('editing', () => {
    const create = (subject = 'White line down every wristband') =>
      agent()(createTicket, { body: { subject } });
    const stageNamed = async (name: string) => {
      const { items } = await agent()(listPipelines, {});
      return items[0]?.stages.find((stage) => stage.name === name)?.id;
    };

    it('[G4.6a] writes an event for each change, in order, with its actor', async () => {
      const ticket = await create();
      const changed = await agent()(updateTicket, {
        params: { ticketId: ticket.id },
        body: { version: 1, subject: 'White line', ownerId: companion.admin.id },
      });
      await agent()(createComment, { params: { ticketId: ticket.id }, body: { text: 'Ask for the roll.' } });
      const { timeline } = await agent()(readTicket, { params: { ticketId: ticket.number } });
      expect(timeline.map(({ kind, from, to }) => [kind, from, to])).toEqual([
        ['created', null, ticket.number],
        ['subject-changed', 'White line down every wristband', 'White line'],
        ['owner-changed', 'Ana Ribeiro', 'Priya Nair'],
        ['commented', null, null],
      ]);
      expect(new Set(timeline.map(({ actor }) => actor?.name))).toEqual(new Set(['Ana Ribeiro']));
      expect(changed.version).toBe(2);
    });

    it('sets the status that a stage carries, and says so', async () => {
      const ticket = await create();
      const stageId = await stageNamed('Waiting for customer');
      const moved = await agent()(updateTicket, {
        params: { ticketId: ticket.id },
        body: { version: 1, ...(stageId ? { stageId } : {}) },
      });
      expect(moved.status).toBe('pending');
      expect(moved.timeline.at(-1)).toMatchObject({
        kind: 'status-changed',
        from: 'open',
        to: 'pending',
        reason: 'stage Waiting for customer sets it',
      });
    });

    it('refuses a stale version with what changed and by whom', async () => {
      const ticket = await create();
      const params = { ticketId: ticket.id };
      await companion.admin.api(updateTicket, { params, body: { version: 1, subject: 'By Priya' } });
      const refused = await refusalOf(
        agent()(updateTicket, { params, body: { version: 1, subject: 'By Ana' } }),
      );
      expect(refused.code).toBe('stale_version');
      expect(refused.facts).toMatchObject({
        ticket: { subject: 'By Priya', version: 2 },
        changes: [{ kind: 'subject-changed', actor: { name: 'Priya Nair' }, to: 'By Priya' }],
      });
    });

    it('lets one of many simultaneous edits win and tells the others', async () => {
      const ticket = await create();
      const edit = (index: number) =>
        agent()(updateTicket, {
          params: { ticketId: ticket.id },
          body: { version: 1, subject: `Edit ${index}` },
        }).then(
          () => 'saved',
          () => 'refused',
        );
      const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => edit(index)));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect((await agent()(readTicket, { params: { ticketId: ticket.id } })).version).toBe(2);
    });

    it('makes an edit once when it is sent again under its key, whatever happened since', async () => {
      const ticket = await create();
      const params = { ticketId: ticket.id };
      const options = { idempotencyKey: `edit-${ticket.id}` };
      const send = () => agent()(updateTicket, { params, body: { version: 1, status: 'closed' } }, options);
      const first = await send();
      const again = await send();
      expect(again).toEqual(first);
      expect(first.timeline.map(({ kind }) => kind)).toEqual(['created', 'status-changed']);
    });

    it('tells another than the first edit under a key apart, and lets a refused one be sent again', async () => {
      const ticket = await create();
      const params = { ticketId: ticket.id };
      const options = { idempotencyKey: `edit-${ticket.id}` };
      const edit = (version: number, subject: string) =>
        agent()(updateTicket, { params, body: { version, subject } }, options);
      await companion.admin.api(updateTicket, { params, body: { version: 1, subject: 'By Priya' } });
      expect((await refusalOf(edit(1, 'By Ana'))).code).toBe('stale_version');
      expect((await edit(2, 'By Ana')).subject).toBe('By Ana');
      expect((await refusalOf(edit(3, 'By Ana'))).code).toBe('idempotency_key_reused');
    });

    it('keeps a closed ticket as it is: no edit, no comment', async () => {
      const ticket = await create();
      const params = { ticketId: ticket.id };
      const closed = await agent()(updateTicket, { params, body: { version: 1, status: 'closed' } });
      expect(closed.closedAt).not.toBeNull();
      expect(closed.abilities).toEqual({
        canUpdate: false,
        canClose: false,
        canReassign: false,
        canComment: false,
        canDelete: false,
      });
      const refused = await Promise.all([
        refusalOf(agent()(updateTicket, { params, body: { version: 2, status: 'open' } })),
        refusalOf(agent()(createComment, { params, body: { text: 'Late' } })),
      ]);
      expect(refused.map(({ code }) => code)).toEqual(['ticket_closed', 'ticket_closed']);
    });

    it('[G4.3a] keeps one record of each kind, several kinds at once, each with an event', async () => {
      const contact = await agent()(createRecord, { body: aContact(anAddress()) });
      const account = await agent()(createRecord, { body: { kind: 'account', name: 'Osterby Lighting' } });
      const ticket = await create();
      const associations = { contactId: contact.id, accountId: account.id };
      const changed = await agent()(updateTicket, {
        params: { ticketId: ticket.id },
        body: { version: 1, associations },
      });
      expect(changed.associations.map(({ kind }) => kind).toSorted()).toEqual(['account', 'contact']);
      const removed = await agent()(updateTicket, {
        params: { ticketId: ticket.id },
        body: { version: 2, associations: { contactId: null } },
      });
      expect(removed.associations.map(({ kind }) => kind)).toEqual(['account']);
      expect(removed.timeline.map(({ kind }) => kind)).toEqual([
        'created',
        'associated',
        'associated',
        'dissociated',
      ]);
      const wrongKind = { version: 3, associations: { leadId: account.id } };
      expect(
        await refusalOf(agent()(updateTicket, { params: { ticketId: ticket.id }, body: wrongKind })),
      ).toMatchObject({ fields: ['associations.leadId'] });
    });
  });

  describe('listing', () => {
    it('pages through every ticket once, newest change first', async () => {
      for (let index = 0; index < 7; index += 1)
        await agent()(createTicket, { body: { subject: `Paging ${index}` } });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await agent()(listTickets, {
          query: { search: 'paging', limit: 3, ...(cursor === undefined ? {} : { cursor }) },
        });
        expect(page.total).toBe(7);
        seen.push(...page.items.map(({ subject }) => subject));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `Paging ${index}`));
    });

    it('finds by number and by words of the subject, and takes operators as text', async () => {
      const ticket = await agent()(createTicket, { body: { subject: 'Holster straps tear & break' } });
      const find = async (search: string) =>
        (await agent()(listTickets, { query: { search } })).items.map(({ number }) => number);
      expect(await find(ticket.number.toLowerCase())).toEqual([ticket.number]);
      expect(await find('strap hol')).toEqual([ticket.number]);
      expect(await find("tear & 'br | !x")).toEqual([]);
      expect(await find('& | !')).toEqual([]);
    });

    it('refuses a cursor that is not its own, naming it', async () => {
      expect(await refusalOf(agent()(listTickets, { query: { cursor: 'bm9wZQ' } }))).toMatchObject({
        status: 400,
        fields: ['cursor'],
      });
    });

    it('answers not found alike for a number that is not there and a wrong id', async () => {
      const refused = await Promise.all([
        refusalOf(agent()(readTicket, { params: { ticketId: 'TKT-M999999' } })),
        refusalOf(agent()(readTicket, { params: { ticketId: randomUUID() } })),
      ]);
      expect(refused.map(({ code }) => code)).toEqual(['not_found', 'not_found']);
    });
  });

  it('[G2.2.1b] keeps associations of a manual ticket optional', async () => {
    const ticket = await agent()(createTicket, { body: { subject: 'Phone call', ownerId: null } });
    expect(ticket).toMatchObject({ owner: null, associations: [], conversation: null, source: 'manual' });
  });

  it('makes a ticket from a thread through the same door as all others', async () => {
    const address = anAddress();
    await agent()(createRecord, { body: aContact(address) });
    const ticket = await agent()(createTicket, { body: aTicketFrom(aThread(address)) });
    expect(ticket.number).toBe('TKT-E001');
  });
});
