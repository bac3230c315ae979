import { AdminApi } from '../../sandbox/admin-api.js';
import { seedDemo } from '../../sandbox/seed.js';
import { startProduct as runProduct } from '../../test/support/product.js';

/** The companies of the sandbox, set up through the API and the real sync of a running Frontdesk. */
export async function furnish(origin: string, folder: string, env: Record<string, string>): Promise<void> {
  const token = runProduct('src/cli.js', ['token:create', '--name', 'faults', '--json'], folder, { NODE_ENV: 'production', ...env });
  if ((await token.ended) !== 0) throw new Error(token.output());
  await seedDemo(new AdminApi(origin, JSON.parse(token.output()).token));
}
