import type { Item } from '../../api/queries';
import type { components } from '../../api/schema';

export type Sender = Item<'/api/senders'>;
type Input = components['schemas']['SenderInput'];

/** `tls` from the first byte (465), `starttls` after a greeting (587). */
export type Security = 'tls' | 'starttls';

export const PORTS: Readonly<Record<Security, number>> = { tls: 465, starttls: 587 };

/** A sender as its form has it: texts, empty for what is not given. */
export interface SenderForm {
  readonly kind: 'smtp' | 'sandbox';
  readonly name: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string;
  readonly host: string;
  readonly port: number | null;
  readonly security: Security;
  readonly user: string;
  /** Written only; empty leaves the one that is there. */
  readonly password: string;
  readonly dkimDomain: string;
  readonly dkimSelector: string;
  readonly dkimKey: string;
  readonly bounceDomain: string;
  /** Of a new one: what it is used for from now on. */
  readonly roles: readonly string[];
}

const BLANK: SenderForm = {
  ...{ kind: 'smtp', name: '', fromName: '', fromAddress: '', replyTo: '' },
  ...{ host: '', port: PORTS.starttls, security: 'starttls', user: '', password: '' },
  ...{ dkimDomain: '', dkimSelector: '', dkimKey: '', bounceDomain: '', roles: [] },
};

export function formOf(sender: Sender | undefined): SenderForm {
  if (!sender) return BLANK;
  const { kind, name, from, replyTo = '', smtp, dkim, bounceDomain = '' } = sender;
  return {
    ...BLANK,
    ...{ kind, name, replyTo, bounceDomain, fromName: from.name, fromAddress: from.address },
    ...(smtp && {
      ...{ host: smtp.host, port: smtp.port, user: smtp.user ?? '' },
      security: smtp.secure ? ('tls' as const) : ('starttls' as const),
    }),
    ...(dkim && { dkimDomain: dkim.domain, dkimSelector: dkim.selector }),
  };
}

export function inputOf(form: SenderForm): Input {
  const { kind, name, replyTo, bounceDomain, dkimDomain, dkimSelector, dkimKey, roles } = form;
  const dkim = { domain: dkimDomain.trim(), selector: dkimSelector.trim(), ...(dkimKey && { privateKey: dkimKey }) };
  return {
    ...{ kind, name: name.trim(), from: { name: form.fromName.trim(), address: form.fromAddress.trim() } },
    ...(replyTo.trim() && { replyTo: replyTo.trim() }),
    ...(kind === 'smtp' && { smtp: accountOf(form) }),
    ...(dkim.domain && { dkim }),
    ...(bounceDomain.trim() && { bounceDomain: bounceDomain.trim() }),
    ...(roles.length > 0 && { roles: [...roles] }),
  };
}

function accountOf({ host, port, security, user, password }: SenderForm) {
  return {
    ...{ host: host.trim(), port: port ?? PORTS[security], secure: security === 'tls' },
    ...(user.trim() && { user: user.trim() }),
    ...(password && { password }),
  };
}

/** The change of the encryption takes the port along when that was the usual one. */
export function withSecurity(form: SenderForm, security: Security): SenderForm {
  const usual = form.port === PORTS[form.security];
  return { ...form, security, ...(usual && { port: PORTS[security] }) };
}

export type Problem = 'wanted' | 'address' | 'port' | 'domain';
export type Problems = Readonly<Partial<Record<keyof SenderForm, Problem>>>;

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const DOMAIN = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** What the server would refuse, told before it is asked. */
export function problemsOf(form: SenderForm): Problems {
  const problems: Partial<Record<keyof SenderForm, Problem>> = {};
  if (form.name.trim() === '') problems.name = 'wanted';
  if (!ADDRESS.test(form.fromAddress.trim())) problems.fromAddress = 'address';
  if (form.replyTo.trim() !== '' && !ADDRESS.test(form.replyTo.trim())) problems.replyTo = 'address';
  if (form.kind === 'sandbox') return problems;
  if (form.host.trim() === '') problems.host = 'wanted';
  if (form.port === null || form.port < 1 || form.port > 65_535) problems.port = 'port';
  for (const field of ['dkimDomain', 'bounceDomain'] as const)
    if (form[field].trim() !== '' && !DOMAIN.test(form[field].trim())) problems[field] = 'domain';
  if (form.dkimDomain.trim() !== '' && form.dkimSelector.trim() === '') problems.dkimSelector = 'wanted';
  return problems;
}
