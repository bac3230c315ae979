import { readFileSync } from 'node:fs';
import { startCalcomServer } from '../../sandbox/calcom-server/server.js';
import { endWithStarter, sayReady } from '../running/child-end.js';

// The sandbox's stand-in as a process of its own, which also ends when its starter was killed.
endWithStarter();
const { WORLD = '', LIMIT = '' } = process.env;
const { origin } = await startCalcomServer({ world: JSON.parse(readFileSync(WORLD, 'utf8')), limitPerMinute: Number(LIMIT) });
sayReady({ origin });
