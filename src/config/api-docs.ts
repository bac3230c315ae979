import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** OpenAPI at /api/openapi.json, browsable at /api/docs. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const document = new DocumentBuilder()
    .setTitle('Frontdesk')
    .setDescription('The front desk of many businesses: what an operator, a company user or a program does.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token of `npm run cli -- token:create`.' })
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, document), { jsonDocumentUrl: 'api/openapi.json' });
}
