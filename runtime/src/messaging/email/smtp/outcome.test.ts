import { classify } from './outcome';

const rcpt = { code: 'EENVELOPE', command: 'RCPT TO' };

describe('what an SMTP failure means', () => {
  it.each([
    ['no such user', { ...rcpt, responseCode: 550, response: '550 5.1.1 No such user' }, 'envelope', 'bounced'],
    ['a bare 550 at RCPT', { ...rcpt, responseCode: 550, response: '550 gone' }, 'envelope', 'bounced'],
    ['mailbox disabled', { ...rcpt, responseCode: 550, response: '550 5.2.1 disabled' }, 'envelope', 'bounced'],
    ['mailbox full', { ...rcpt, responseCode: 552, response: '552 5.2.2 full' }, 'envelope', 'rejected'],
    ['relaying denied', { ...rcpt, responseCode: 550, response: '550 5.7.1 Relaying denied' }, 'envelope', 'rejected'],
    ['greylisting', { ...rcpt, responseCode: 451, response: '451 4.7.1 later' }, 'envelope', 'later'],
    ['a refused sender', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'envelope', 'rejected'],
    ['a refused message', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'handedOver', 'rejected'],
    ['a wrong password', { code: 'EAUTH', responseCode: 535, response: '535 5.7.8' }, 'connecting', 'later'],
    ['a refused connection', { code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'connecting', 'later'],
    ['a connection lost before DATA', { code: 'ECONNECTION' }, 'envelope', 'later'],
    ['a connection lost while the text was written', { code: 'ECONNECTION' }, 'body', 'later'],
    ['a connection lost after it', { code: 'ECONNECTION' }, 'handedOver', 'unknown'],
    ['no answer after it', { code: 'ETIMEDOUT' }, 'handedOver', 'unknown'],
  ] as const)('%s', (_, failure, stage, kind) => {
    expect(classify(failure, stage).kind).toBe(kind);
  });

  it('rests the whole channel for a server that is down, not for one recipient put off', () => {
    expect(classify({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'connecting')).toEqual({
      kind: 'later',
      channel: true,
      detail: 'ECONNREFUSED',
    });
    expect(classify({ ...rcpt, responseCode: 451, response: '451 4.7.1 a@b.example later' }, 'envelope')).toEqual({
      kind: 'later',
      channel: false,
      detail: '451 4.7.1 at RCPT TO',
    });
  });
});
