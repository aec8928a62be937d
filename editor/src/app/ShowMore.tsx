import { useTranslation } from 'react-i18next';

import { Button } from '../design/Button';

export interface ShowMoreProps {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** Under the last row of a list that goes on. */
export function ShowMore({ query }: ShowMoreProps) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button
      look="quiet"
      size="s"
      busy={query.isFetchingNextPage}
      onClick={() => {
        void query.fetchNextPage();
      }}
    >
      {t('showMore')}
    </Button>
  );
}
