import { Command, CommandHandler, CqrsModule, Query, QueryHandler } from '@nestjs/cqrs';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { refuseUnlessHandledOnce } from './handler-check.js';

class Tell extends Command<void> {}
class Ask extends Query<void> {}

@CommandHandler(Tell)
class TellHandler {
  execute(): Promise<void> {
    return Promise.resolve();
  }
}

@QueryHandler(Ask)
class AskHandler {
  execute(): Promise<void> {
    return Promise.resolve();
  }
}

@QueryHandler(Ask)
class SecondAskHandler extends AskHandler {}

async function checked(...handlers: (new () => object)[]): Promise<void> {
  const module = await Test.createTestingModule({ imports: [DiscoveryModule, CqrsModule.forRoot()], providers: handlers }).compile();
  refuseUnlessHandledOnce(module.get(DiscoveryService), [Tell, Ask]);
}

describe('messages and their handlers', () => {
  it('may start when each message has one', async () => {
    await expect(checked(TellHandler, AskHandler)).resolves.toBeUndefined();
  });

  it('refuses a message without a handler', async () => {
    await expect(checked(AskHandler)).rejects.toThrow('Tell: no handler');
  });

  it('refuses a message with two handlers and names them', async () => {
    await expect(checked(TellHandler, AskHandler, SecondAskHandler)).rejects.toThrow('Ask: 2 handlers (AskHandler, SecondAskHandler)');
  });

  it('names all that is wrong at once', async () => {
    await expect(checked(AskHandler, SecondAskHandler)).rejects.toThrow(/Tell: no handler\n {2}Ask: 2 handlers/);
  });
});
