import { useTranslate } from 'react-admin';

/** Who sent it and what, in words. */
export function SourceOf({ source }: { source: string }) {
  const translate = useTranslate();
  return <>{translate(`frontdesk.receipts.sources.${source}`, { _: source })}</>;
}
