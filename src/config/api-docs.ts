import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ProblemResponse } from '../shared/problem.response.js';
import { describeProblems } from './api-problems.js';

/** OpenAPI at /api/openapi.json, browsable at /api/docs. */
export function serveApiDocs(app: NestFastifyApplication, codes: Readonly<Record<string, number>>): void {
  const document = new DocumentBuilder()
    .setTitle('Frontdesk')
    .setDescription('The front desk of many businesses: what an operator, a company user or a program does.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token of `npm run cli -- token:create`.' })
    .build();
  const describe = (): ReturnType<typeof SwaggerModule.createDocument> => {
    const options = { extraModels: [ProblemResponse] };
    return describeProblems(SwaggerModule.createDocument(app, document, options), codes);
  };
  SwaggerModule.setup('api/docs', app, describe, { jsonDocumentUrl: 'api/openapi.json' });
}
