import { withPreheader } from '../../../../runtime/src/messaging/messages/mjml';
import { preheaderOf } from './preheader';

test('the line that mail clients show beside the subject is found where the runtime puts it', () => {
  expect(preheaderOf(withPreheader('<html><body style="x"><p>Text</p></body></html>', 'Mori &amp; Fig &lt;3'))).toBe(
    'Mori & Fig <3',
  );
  expect(preheaderOf('<html><body>Text</body></html>')).toBe('');
});
