import { explainFailure } from '../../../runtime/src/messaging/email/smtp/words';
import { REFUSALS } from '../customers/refusalWords';
import customers from '../i18n/locales/en/customers.json';
import customersZh from '../i18n/locales/zh-CN/customers.json';
import { CONNECTION_CODES } from '../senders/connectionWords';

/** Failures as mail servers and sockets cause them. */
const FAILURES = [
  ...['EAUTH', 'ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'ETIMEDOUT', 'ETLS', 'EPROTOCOL', 'CERT_HAS_EXPIRED'],
  ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ESOMETHINGELSE'],
];

test('every way a connection to a mail server fails has words', () => {
  const codes = FAILURES.map((code) => explainFailure({ code }).code);
  expect(codes.filter((code) => !CONNECTION_CODES.includes(code))).toEqual([]);
});

test('every refusal of the engine has words in both languages', () => {
  for (const texts of [customers.refusal, customersZh.refusal])
    expect(Object.keys(texts).toSorted()).toEqual([...REFUSALS].toSorted());
});
