import { useTranslation } from 'react-i18next';

import { useApiPages, type Item } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { Badge } from '../../design/Badge';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { Time } from '../../design/Time';
import { useFormat } from '../../i18n/useFormat';
import type { Customer } from '../detail';

/** What they have bought: the figures that journeys go by, and the orders behind them. */
export function OrdersPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const orders = useApiPages('/api/orders', { params: { query: { profileId: customer.id, limit: 5 } } });
  return (
    <Panel title={t('orders.title')}>
      <Figures orders={customer.orders} />
      <Loaded query={orders} failed={t('orders.failed')} skeleton={<Skeleton height={60} />}>
        {(all) =>
          all.length === 0 ? (
            <p className="small text-3">{t('orders.none')}</p>
          ) : (
            <ul className="profile-orders">
              {all.map((order) => (
                <OrderLine key={order.id} order={order} />
              ))}
              <ShowMore query={orders} />
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Figures({ orders }: { readonly orders: Customer['orders'] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  if (!orders || orders.count === 0) return null;
  const { count, spend, averageValue, firstAt, lastAt, medianIntervalDays, favouriteCategory, unconverted } = orders;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('orders.count'), format.number(count)],
    [t('orders.spend'), spend && format.money(spend)],
    [t('orders.average'), averageValue && format.money(averageValue)],
    [
      t('orders.interval'),
      medianIntervalDays === undefined ? undefined : t('orders.days', { count: Math.round(medianIntervalDays) }),
    ],
    [t('orders.first'), firstAt && format.date(firstAt)],
    [t('orders.last'), lastAt && format.date(lastAt)],
    [t('orders.category'), favouriteCategory],
  ];
  return (
    <>
      <dl className="profile-figures">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt className="small text-2">{name}</dt>
                <dd className="strong num">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {unconverted && unconverted.length > 0 && (
        <p className="small text-3">
          {t('orders.unconverted', { amounts: unconverted.map((amount) => format.money(amount)).join(', ') })}
        </p>
      )}
    </>
  );
}

type Order = Item<'/api/orders'>;

function OrderLine({ order }: { readonly order: Order }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { name, orderId, placedAt, net, lines, cancelled, refunds, counts } = order;
  const bought = lines.flatMap(({ name: product }) => product ?? []);
  return (
    <li className="col gap-2">
      <span className="row">
        <span className="grow strong cut">{name ?? orderId}</span>
        {cancelled && <Badge tone="danger">{t('orders.cancelled')}</Badge>}
        {!cancelled && refunds.length > 0 && <Badge tone="warn">{t('orders.refunded')}</Badge>}
        {!cancelled && !counts && <Badge tone="neutral">{t('orders.uncounted')}</Badge>}
        {net && <span className="num">{format.money(net)}</span>}
      </span>
      <span className="row small text-3">
        <span className="grow cut">{bought.length === 0 ? t('orders.noLines') : bought.join(', ')}</span>
        <Time at={placedAt} />
      </span>
    </li>
  );
}
