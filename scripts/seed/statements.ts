/**
 * Sample rows made inside the database, a batch a statement. Everything follows from a row's place in its kind, so ids need no
 * look-up and the same size gives the same data; `run` tells one seeding of a database from the next.
 */
import type { Spread } from './settings.ts';
import { sqlArray } from './words.ts';

export type Batch = { from: number; to: number };
export type Size = { run: number; tickets: number; records: number };

/** Records come in groups: an account with nine contacts, six leads, two opportunities and two tasks. */
export const GROUP = 20;

/** Functions that last as long as the connection. `share` is even over 0 to 1; `pick` takes a word. */
export function helpers({ run }: Size): string[] {
  return [
    `create or replace function pg_temp.id_of(kind text, n bigint) returns uuid language sql immutable as $$
      select overlay(overlay(md5('${run}/' || kind || '/' || n) placing '4' from 13) placing '8' from 17)::uuid $$`,
    `create or replace function pg_temp.share(n bigint, salt int) returns float8 language sql immutable as $$
      select (hashint8(n * 64 + salt) & 2147483647) / 2147483648.0 $$`,
    `create or replace function pg_temp.pick(words text[], n bigint, salt int) returns text language sql immutable as $$
      select words[1 + floor(pg_temp.share(n, salt) * cardinality(words))::int] $$`,
    `create or replace function pg_temp.pick_id(ids uuid[], share float8) returns uuid language sql immutable as $$
      select ids[1 + floor(share * cardinality(ids))::int] $$`,
    `create or replace function pg_temp.firm(n bigint) returns text language sql immutable as $$
      select pg_temp.pick(${sqlArray('firms')}, n, 1) || ' ' || pg_temp.pick(${sqlArray('trades')}, n, 2) || ' '
        || pg_temp.pick(${sqlArray('towns')}, n, 3) $$`,
    `create or replace function pg_temp.person(n bigint) returns text language sql immutable as $$
      select pg_temp.pick(${sqlArray('firstNames')}, n, 4) || ' ' || pg_temp.pick(${sqlArray('lastNames')}, n, 5) $$`,
    `create or replace function pg_temp.address(n bigint) returns text language sql immutable as $$
      select lower(replace(pg_temp.person(n), ' ', '.')) || '.' || n || '@'
        || lower(replace(pg_temp.firm(n / ${GROUP}), ' ', '-')) || '.example' $$`,
  ];
}

const kindOfRecord = `case when n % ${GROUP} = 0 then 'account' when n % ${GROUP} < 10 then 'contact'
  when n % ${GROUP} < 16 then 'lead' when n % ${GROUP} < 18 then 'opportunity' else 'task' end`;

export function insertRecords({ from, to }: Batch, { owners }: Spread): string {
  return `
    with given as (select n, n / ${GROUP} as firm, ${kindOfRecord} as kind from generate_series(${from}, ${to - 1}) as n),
    added as (
      insert into record (id, kind, name, title, company, account_id, about_id, owner_id, due_on, created_at, updated_at, active_at)
      select pg_temp.id_of('record', n), kind,
        case kind when 'account' then pg_temp.firm(firm)
          when 'opportunity' then pg_temp.firm(firm) || ': ' || pg_temp.pick(${sqlArray('things')}, n, 6)
          when 'task' then 'Call about the ' || pg_temp.pick(${sqlArray('things')}, n, 6)
          else pg_temp.person(n) end,
        case when kind in ('contact', 'lead') then pg_temp.pick(${sqlArray('titles')}, n, 7) end,
        case when kind = 'lead' then pg_temp.firm(firm) end,
        case when kind in ('contact', 'opportunity') then pg_temp.id_of('record', firm * ${GROUP}) end,
        case when kind = 'task' then pg_temp.id_of('record', firm * ${GROUP} + 1) end,
        pg_temp.pick_id(${idArray(owners)}, pg_temp.share(n, 8)),
        case when kind = 'task' then current_date + (pg_temp.share(n, 9) * 60 - 30)::int end,
        now() - pg_temp.share(n, 10) * interval '900 days', now() - pg_temp.share(n, 11) * interval '300 days',
        now() - pg_temp.share(n, 11) * interval '300 days'
      from given returning id
    )
    insert into record_email (record_id, match_key, address, position, kind)
    select pg_temp.id_of('record', n), pg_temp.address(n), pg_temp.address(n), 1, kind from given where kind in ('contact', 'lead')`;
}

export function idArray(ids: readonly string[]): string {
  return `('{${ids.join(',')}}'::uuid[])`;
}
