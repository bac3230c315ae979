import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ScheduleModule } from '@nestjs/schedule';
import { LoggerModule } from 'nestjs-pino';
import { AdminModule } from './admin/admin.module.js';
import { AUTH_ENTITIES, AuthModule } from './auth/auth.module.js';
import { BOOKING_ENTITIES, BookingModule } from './booking/booking.module.js';
import { CALCOM_ENTITIES, CalcomModule } from './calcom/calcom.module.js';
import { COMPANIES_ENTITIES, CompaniesModule } from './companies/companies.module.js';
import { Env } from './config/env.js';
import { logging } from './config/logging.js';
import { ormOptions } from './config/orm.js';
import { SharedModule } from './config/shared.module.js';
import { HealthModule } from './health/health.module.js';
import { OutboxEntry } from './outbox/entities/outbox-entry.entity.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { TELEPHONY_ENTITIES, TelephonyModule } from './telephony/telephony.module.js';

const ENTITIES = [...AUTH_ENTITIES, ...BOOKING_ENTITIES, ...CALCOM_ENTITIES, ...COMPANIES_ENTITIES, ...TELEPHONY_ENTITIES, OutboxEntry];

/** The whole monolith for one configuration and database. */
@Module({})
export class AppModule {
  static forEnv(env: Env, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(logging(env.logLevel)),
        MikroOrmModule.forRoot({ ...ormOptions(databaseUrl, ENTITIES), registerRequestContext: false }),
        CqrsModule.forRoot(),
        ScheduleModule.forRoot(),
        SharedModule.forEnv(env, databaseUrl),
        OutboxModule,
        AuthModule,
        CompaniesModule,
        CalcomModule,
        TelephonyModule,
        BookingModule,
        AdminModule,
        HealthModule,
      ],
    };
  }
}
