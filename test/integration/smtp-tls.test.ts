import { Deadline, SMTP_TIMES, SmtpSession, type SmtpTarget } from '../../runtime/src/messaging/email/smtp/session';
import { explainFailure } from '../../runtime/src/messaging/email/smtp/words';
import { startSmtp, type Smtp } from '../support/smtp';

let plain: Smtp;
let encrypting: Smtp;

beforeAll(async () => {
  [plain, encrypting] = await Promise.all([startSmtp(), startSmtp({ startTls: true })]);
});
afterAll(async () => {
  await Promise.all([plain.stop(), encrypting.stop()]);
});

const target = ({ port }: Smtp, over: Partial<SmtpTarget>): SmtpTarget => ({
  ...{ host: 'mail.shop.example', address: '127.0.0.1', port, secure: false, local: true, clientName: 'brand.example' },
  ...over,
});

async function sent(to: SmtpTarget): Promise<void> {
  const deadline = new Deadline(10_000);
  const session = await SmtpSession.open(to, SMTP_TIMES, deadline);
  const envelope = { from: 'hello@shop.example', to: 'ada@shop.example' };
  const handOver = () => Promise.resolve(true);
  await session.send({ envelope, raw: Buffer.from('Subject: x\r\n\r\nx\r\n'), handOver }, deadline);
  session.close();
}

const explained = async (to: SmtpTarget) =>
  await sent(to).then(
    () => 'sent',
    (error: unknown) => explainFailure(error as object),
  );

describe('encryption on the way to a mail server', () => {
  it('is used with a server beside us that signed its certificate itself', async () => {
    await sent(target(encrypting, { local: true }));
    const [mail] = await encrypting.accepted();
    expect(mail).toMatchObject({ to: ['ada@shop.example'], encrypted: true });
  });

  it('is not asked of a server beside us that has none', async () => {
    await sent(target(plain, { local: true }));
    expect((await plain.accepted())[0]).toMatchObject({ encrypted: false });
  });

  it('is demanded of a server on the internet: without it nothing leaves', async () => {
    expect(await explained(target(plain, { local: false }))).toMatchObject({
      code: 'tls',
      words: expect.stringContaining('STARTTLS') as unknown,
    });
    expect(await plain.accepted()).toHaveLength(1);
  });

  it('must prove on the internet who the server is', async () => {
    expect(await explained(target(encrypting, { local: false }))).toMatchObject({
      code: 'tls',
      words: expect.stringContaining('certificate') as unknown,
    });
    expect(await encrypting.accepted()).toHaveLength(1);
  });
});
