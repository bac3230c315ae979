import { AdminApi } from '../admin-api.js';
import type { SandboxFile } from '../sandbox-file.js';
import type { Installation } from '../scenario-player/installation.js';
import { chainOf, play, type Played } from '../scenario-player/player.js';
import { readScenario, scenarioNames } from '../scenario-player/scenario-files.js';
import type { Scenario } from '../scenario-player/scenario-schema.js';
import { heading, summary, traceOf } from '../scenario-player/trace.js';

/** The names and titles of all conversations. */
export function listScenarios(): string {
  const all = scenarioNames().map((name) => readScenario(name));
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n');
}

/** The running sandbox of this folder; null when none was started. */
export function installationOf(file: SandboxFile | null, key: string | undefined): Installation | null {
  if (!file?.baseUrl || !file.operatorToken || !file.calcomOrigin) return null;
  return {
    ...{ baseUrl: file.baseUrl, retellKey: key ?? file.retellApiKey, calcomOrigin: file.calcomOrigin, calcomKey: file.calcomApiKey },
    api: new AdminApi(file.baseUrl, file.operatorToken),
  };
}

/** Plays conversations one after the other and prints each turn as it happens. False: something was not as expected. */
export async function playScenarios(names: string[], at: Installation, print: (text: string) => void): Promise<boolean> {
  // All are read before the first is played: a mistake in the last file should not wait for it.
  const scenarios: Scenario[] = names.map((name) => readScenario(name));
  const all: Played[] = [];
  for (const scenario of scenarios) {
    print(heading(scenario.id, scenario.title));
    const watched = await play(scenario, at, async (turn) => {
      // Of many the chain is shown where something went wrong: each look costs a request, and the API counts them.
      const wanted = turn.answer && turn.answer.httpStatus !== 401 && (names.length < 5 || turn.misses.length > 0);
      print(traceOf(turn, wanted ? await chainOf(turn.call, at.api) : null));
    });
    all.push(watched);
  }
  print(summary(all));
  return all.every(({ misses }) => misses.length === 0);
}
