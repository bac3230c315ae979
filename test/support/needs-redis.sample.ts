import { describeWith } from './external.js';

// Run by test/int/external.spec.ts on a PATH without redis-server; its name keeps it out of the ordinary run.
describeWith('redis')('a sample that needs Redis', () => {
  it('runs only where Redis is installed', () => {
    expect(process.env.PATH).not.toBe('');
  });
});
