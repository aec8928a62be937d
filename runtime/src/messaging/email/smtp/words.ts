import type { SmtpFailure } from './outcome';

export interface Explained {
  readonly code: string;
  readonly words: string;
}

const BY_CODE: Readonly<Record<string, Explained>> = {
  ENOTFOUND: { code: 'host_not_found', words: 'There is no host of that name. Check the spelling of the host.' },
  EAI_AGAIN: { code: 'host_not_found', words: 'The name of the host could not be looked up. Is the network up?' },
  EDNS: { code: 'host_not_found', words: 'The name of the host could not be looked up. Check its spelling.' },
  ECONNREFUSED: { code: 'refused', words: 'Nothing listens there. Check the port (587 or 465 as a rule).' },
  EHOSTUNREACH: { code: 'unreachable', words: 'No way leads to that host. A firewall may be in between.' },
  ENETUNREACH: { code: 'unreachable', words: 'No way leads to that network. A firewall may be in between.' },
  ETIMEDOUT: {
    code: 'timeout',
    words: 'The server did not answer in time. Wrong port, a firewall, or TLS switched on where the server has none.',
  },
  ETLS: {
    code: 'tls',
    words: 'The server offers no encryption (STARTTLS). Use port 465 with TLS, or ask the provider.',
  },
  EPROTOCOL: { code: 'not_smtp', words: 'What answers there does not speak SMTP. Check host and port.' },
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/** Why a connection to a mail server failed, for the person who set it up. Says nothing that the server said. */
export function explainFailure(failure: SmtpFailure): Explained {
  if (failure.code === 'EAUTH')
    return { code: 'wrong_password', words: 'The server does not accept this user name and password.' };
  const codes = [failure.originalCode, failure.code].filter((code) => code !== undefined);
  if (codes.some((code) => CERTIFICATE.test(code)))
    return { code: 'tls', words: 'The certificate of the server is not valid for this host name.' };
  if (codes.some((code) => code.startsWith('ERR_SSL')))
    return { code: 'tls', words: 'No TLS connection came about. Is "secure" right for this port (465 yes, 587 no)?' };
  const known = codes.map((code) => BY_CODE[code]).find((explained) => explained !== undefined);
  if (known) return known;
  if (failure.responseCode !== undefined)
    return { code: 'refused', words: `The server answered ${String(failure.responseCode)} and refused us.` };
  return { code: 'failed', words: 'The connection broke off. Check host, port and TLS.' };
}
