import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Metrics } from '../shared/metrics.js';
import { SecretBox } from '../shared/secret-box.js';
import { Statements } from '../shared/statements.js';
import { Env } from './env.js';

/** What every module may have: configuration, clock, metrics, secrets, the hot statements' pool. */
@Global()
@Module({})
export class SharedModule {
  static forEnv(env: Env, databaseUrl: string): DynamicModule {
    return {
      module: SharedModule,
      providers: [
        Clock,
        Metrics,
        { provide: Env, useValue: env },
        { provide: SecretBox, useValue: new SecretBox(env.encryptionKeys) },
        { provide: Statements, useFactory: () => new Statements(databaseUrl) },
      ],
      exports: [Clock, Metrics, Env, SecretBox, Statements],
    };
  }
}
