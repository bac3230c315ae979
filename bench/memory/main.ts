import { endWithStarter, sayReady } from '../running/child-end.js';
import { type TalkStream, runTalks } from './run-talks.js';

endWithStarter();
process.on('message', (stream: TalkStream) => {
  void runTalks(stream).then((told) => process.send?.(told));
});
sayReady({});
