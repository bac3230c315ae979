import { endWithStarter, sayReady } from '../running/child-end.js';
import { runStage } from './run-stage.js';
import type { Stage } from './stage.js';

endWithStarter();
process.on('message', (stage: Stage) => {
  void runStage(stage).then((result) => process.send?.(result));
});
sayReady({});
