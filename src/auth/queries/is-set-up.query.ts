import { Query } from '@nestjs/cqrs';

/** Whether anybody may log in at all. */
export class IsSetUp extends Query<boolean> {}
