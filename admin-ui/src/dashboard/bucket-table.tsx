import { Box } from '@mui/material';

interface BucketTableProps {
  caption: string;
  head: string[];
  rows: string[][];
}

/** Numbers by hour or day; the first column names the row. Scrolls in itself. */
export function BucketTable({ caption, head, rows }: BucketTableProps) {
  const cells = { textAlign: 'right', py: 0.25, px: 1, fontWeight: 'inherit', '&:first-of-type': { textAlign: 'left', pl: 0 } };
  return (
    <Box component="section" sx={{ maxHeight: 320, overflow: 'auto' }} tabIndex={0} aria-label={caption}>
      <Box
        component="table"
        sx={{ width: '100%', borderCollapse: 'collapse', typography: 'body2', fontVariantNumeric: 'tabular-nums', 'th, td': cells }}
      >
        <thead>
          <Box component="tr" sx={{ color: 'text.secondary' }}>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </Box>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={head[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
