import type pg from 'pg';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Node[];
}

interface Explained {
  /** As EXPLAIN ANALYZE prints it. */
  text: string;
  /** Tables that were read from end to end. */
  fullScans: string[];
}

/** Carries a statement out, takes it back, and tells how PostgreSQL went about it. */
export async function explain(client: pg.Client, statement: string, values: unknown[]): Promise<Explained> {
  const carryOut = async <Row>(format: string): Promise<Row[]> => {
    await client.query('begin');
    try {
      return (await client.query(`explain (analyze, buffers, format ${format}) ${statement}`, values)).rows;
    } finally {
      await client.query('rollback');
    }
  };
  const lines = await carryOut<{ 'QUERY PLAN': string }>('text');
  const [plan] = await carryOut<{ 'QUERY PLAN': { Plan: Node }[] }>('json');
  const root = plan?.['QUERY PLAN'][0]?.Plan;
  return { text: lines.map((line) => line['QUERY PLAN']).join('\n'), fullScans: root ? fullScansIn(root) : [] };
}

function fullScansIn(node: Node): string[] {
  const own = node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? 'unknown'] : [];
  return [...own, ...(node.Plans ?? []).flatMap(fullScansIn)];
}
