import { Alert, LinearProgress, Stack } from '@mui/material';
import { type TranslateFunction, usePermissions, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { Chain, type ChainLink } from '../shared/chain';
import { Problem } from '../shared/problem';
import { type Standing, placeOfLink } from './places';
import { ReadinessServices } from './readiness-services';
import { useReadiness } from './use-readiness';

/** The links that all services of a number have in common. */
const BEFORE_SERVICES = new Set(['number', 'workspace', 'branch', 'company']);

/** A number's chain link by link, where a broken one is mended, and which services a caller can book. */
export function Readiness({ companyId, numberId }: { companyId: string; numberId: string }) {
  const translate = useTranslate();
  const { permissions } = usePermissions<string>();
  const { data, error, isPending } = useReadiness(companyId, numberId);
  if (isPending) return <LinearProgress aria-label={translate('ra.page.loading')} />;
  if (!data) return <Problem error={error} />;
  const branchId = data.links.find(({ link }) => link === 'branch')?.id ?? null;
  const standing: Standing = { companyId, numberId, branchId, isOperator: permissions === 'operator' };
  // Which agent answers is Retell's affair: it breaks nothing, so it is no part of the drawn chain.
  const chain = data.links.filter(({ link }) => link !== 'agent');
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Alert severity={data.ready ? 'success' : 'error'}>
        {translate(data.ready ? 'frontdesk.numbers.ready' : 'frontdesk.numbers.not_ready')}
      </Alert>
      <Chain links={chain.map((link) => drawn(link, standing, translate))} />
      {data.links.some(({ link, ok }) => link === 'agent' && !ok) && (
        <Alert severity="info">{translate('frontdesk.numbers.no_agent')}</Alert>
      )}
      <ReadinessServices
        services={data.services}
        standing={standing}
        isReached={chain.every(({ link, ok }) => ok || !BEFORE_SERVICES.has(link))}
      />
    </Stack>
  );
}

function drawn(link: Schema<'ReadinessLinkResponse'>, standing: Standing, translate: TranslateFunction): ChainLink {
  const { link: name, ok, what, reason } = link;
  return { link: name, ok, what: counted(what, translate), reason, to: ok ? undefined : placeOfLink(link, standing) };
}

/** The links behind the team say how many services get past them, in English: "3 of 4". */
function counted(what: string | null, translate: TranslateFunction): string | null {
  const [, past, all] = /^(\d+) of (\d+)$/.exec(what ?? '') ?? [];
  return past === undefined ? what : translate('frontdesk.numbers.services_of', { past, smart_count: Number(all) });
}
