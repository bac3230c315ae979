import { endWithStarter, sayReady } from '../running/child-end.js';
import { runStream } from './run-stream.js';
import type { Stream } from './stream.js';

endWithStarter();
process.on('message', (stream: Stream) => {
  void runStream(stream).then((result) => process.send?.(result));
});
sayReady({});
