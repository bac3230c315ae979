import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import pg from 'pg';
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

/**
 * Only what has not ended: the first answer of a key is the one that is kept. It does not wait for the disk: who repeats a call whose
 * answer a crash of PostgreSQL took back hears the present truth of the same wish. The ids stand there twice because PostgreSQL takes
 * a list of ten for likely and a JSON document of a hundred, for which it would read the whole table.
 */
const FINISH: Statement = {
  name: 'telephony_finish_function_calls',
  unaudited: true,
  text: `
    with quick as (select set_config('synchronous_commit', 'off', true))
    update function_calls f set answer = told.answer, http_status = told.http_status, chain = told.chain, ms = told.ms,
      state = 'finished', finished_at = now(), claimed_until = null
    from quick, json_to_recordset($2) as told(id uuid, answer json, http_status int, chain jsonb, ms int)
    where f.id = any($1) and f.id = told.id and f.state = 'started'`,
};

/**
 * Keeps what was answered, for who asks the same again and for people. What ends in the same turn of the event loop is kept with one
 * statement, which costs little more than one for each would: the busier the process, the longer its turns.
 */
@Injectable()
export class KeptAnswers {
  private next: { answers: KeptAnswer[]; written: Promise<void> } | null = null;

  constructor(
    private readonly statements: Statements,
    private readonly logger: PinoLogger,
  ) {}

  /** Never throws: an answer is true even when it could not be kept, and a repeat then finds the wish itself. */
  keep(answer: KeptAnswer): Promise<void> {
    const next = (this.next ??= { answers: [], written: endOfTurn().then(() => this.writeNext()) });
    next.answers.push(answer);
    return next.written;
  }

  private writeNext(): Promise<void> {
    const answers = this.next?.answers ?? [];
    this.next = null;
    return this.write(answers);
  }

  /**
   * All at once; when PostgreSQL refuses that each by itself, so that one that cannot be stored loses no other. Where it does not answer
   * it is not asked twice: callers wait.
   */
  private async write(answers: KeptAnswer[]): Promise<void> {
    try {
      const ids = answers.map(({ functionCallId }) => functionCallId);
      await this.statements.run(FINISH, [ids, JSON.stringify(answers.map(toldOf))]);
    } catch (error) {
      if (answers.length > 1 && error instanceof pg.DatabaseError)
        return void (await Promise.all(answers.map(async (answer) => this.write([answer]))));
      for (const { functionCallId } of answers) this.logger.warn({ event: 'function_call.answer_not_kept', functionCallId, err: error });
    }
  }
}

function toldOf({ functionCallId, answer, httpStatus, chain, ms }: KeptAnswer): object {
  return { id: functionCallId, answer, http_status: httpStatus, chain, ms };
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
