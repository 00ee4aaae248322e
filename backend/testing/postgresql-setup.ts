/** Starts one private PostgreSQL for a test run and stops it afterwards. */
import { startPostgresql } from './postgresql.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a PostgreSQL server of our own, without a database name. */
    postgresqlUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresql();
  project.provide('postgresqlUrl', server.url);
  return server.stop;
}
