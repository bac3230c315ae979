import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { type Statement, Statements } from '../../shared/statements.js';

export interface StoredAnswer {
  answer: object;
  httpStatus: number;
}

interface KeptAnswer extends StoredAnswer {
  functionCallId: string;
  /** The steps of the chain that were walked. */
  chain: object[];
  ms: number;
}

/** Answers of so long are kept with one statement, which costs little more than each of them would. */
const TOGETHER_MS = 20;

/**
 * Only what has not ended: the first answer of a key is the one that is kept. It does not wait for the disk: who repeats a call whose
 * answer a crash of PostgreSQL took back hears the present truth of the same wish. The ids stand there twice because PostgreSQL takes
 * a list of ten for likely and a JSON document of a hundred, for which it would read the whole table.
 */
const FINISH: Statement = {
  name: 'telephony_finish_function_calls',
  text: `
    with quick as (select set_config('synchronous_commit', 'off', true))
    update function_calls f set answer = told.answer, http_status = told.http_status, chain = told.chain, ms = told.ms,
      state = 'finished', finished_at = now(), claimed_until = null
    from quick, json_to_recordset($2) as told(id uuid, answer json, http_status int, chain jsonb, ms int)
    where f.id = any($1) and f.id = told.id and f.state = 'started'`,
};

/**
 * Keeps what was answered, for who asks the same again and for people. No caller waits for it: an answer is true even when it could
 * not be kept (a repeat then finds the wish itself), and a repeat that comes before it is kept waits as for one that still runs.
 */
@Injectable()
export class KeptAnswers implements OnApplicationShutdown {
  private waiting: KeptAnswer[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly statements: Statements,
    private readonly logger: PinoLogger,
  ) {}

  keep(answer: KeptAnswer): void {
    if (this.waiting.push(answer) === 1) setTimeout(() => this.writeAll(), TOGETHER_MS);
  }

  /** The calls have ended by now, the database is there still. */
  async onApplicationShutdown(): Promise<void> {
    this.writeAll();
    await this.writing;
  }

  private writeAll(): void {
    const answers = this.waiting;
    this.waiting = [];
    this.writing = Promise.all([this.writing, this.write(answers)]).then(() => undefined);
  }

  /** All at once; when that fails each by itself, so that one that cannot be stored loses no other. */
  private async write(answers: KeptAnswer[]): Promise<void> {
    if (answers.length === 0) return;
    try {
      const ids = answers.map(({ functionCallId }) => functionCallId);
      await this.statements.run(FINISH, [ids, JSON.stringify(answers.map(toldOf))]);
    } catch (error) {
      if (answers.length > 1) await Promise.all(answers.map((answer) => this.write([answer])));
      else this.logger.warn({ event: 'function_call.answer_not_kept', functionCallId: answers[0]?.functionCallId, err: error });
    }
  }
}

function toldOf({ functionCallId, answer, httpStatus, chain, ms }: KeptAnswer): object {
  return { id: functionCallId, answer, http_status: httpStatus, chain, ms };
}
