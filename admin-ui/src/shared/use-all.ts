import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type RaRecord, useDataProvider } from 'react-admin';

const LARGEST_PAGE = 200;

/** Every row of a list, over all its pages: for choices and for lists that are read as one. */
export function useAll<Row extends RaRecord>(resource: string, filter: object = {}, enabled = true): UseQueryResult<Row[]> {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: [resource, 'all', filter],
    enabled,
    queryFn: async () => {
      const rows: Row[] = [];
      for (let page = 1, hasMore = true; hasMore; page += 1) {
        const params = { filter, pagination: { page, perPage: LARGEST_PAGE }, sort: { field: 'id', order: 'ASC' as const } };
        const { data, pageInfo } = await dataProvider.getList<Row>(resource, params);
        rows.push(...data);
        hasMore = pageInfo?.hasNextPage === true;
      }
      return rows;
    },
  });
}
