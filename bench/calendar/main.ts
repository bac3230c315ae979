import { endWithStarter, sayReady } from '../running/child-end.js';
import { startCalendar } from './server.js';

endWithStarter();
sayReady({ origin: await startCalendar() });
