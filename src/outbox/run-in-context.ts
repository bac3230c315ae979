import { type EntityManager, RequestContext } from '@mikro-orm/postgresql';

/** Everything that does not begin with an HTTP request (cron, jobs, relay) starts here: an identity map of its own. */
export function runInContext<T>(em: EntityManager, work: () => Promise<T>): Promise<T> {
  return RequestContext.create(em, work);
}
