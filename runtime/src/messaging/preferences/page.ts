import { maskedAddress } from '../addresses';
import type { PreferenceState } from './service';

export type PageLanguage = 'en' | 'zh-CN';

const TEXTS = {
  en: {
    title: 'E-mail from',
    subscribed: 'gets marketing e-mail.',
    unsubscribed: 'gets no marketing e-mail. Messages about orders still arrive.',
    unsubscribe: 'Unsubscribe',
    resubscribe: 'Subscribe again',
    pending: 'was signed up for marketing e-mail. Nothing is sent until you confirm it.',
    confirm: 'Yes, send me e-mail',
    unknown: 'This link is not valid. Please use the link in the newest e-mail you got.',
    test: 'This was the link of a test message. Nothing has changed.',
  },
  'zh-CN': {
    title: '邮件偏好设置：',
    subscribed: '会收到营销邮件。',
    unsubscribed: '不会再收到营销邮件。与订单有关的邮件仍会送达。',
    unsubscribe: '退订',
    resubscribe: '重新订阅',
    pending: '已登记接收营销邮件。在您确认之前，不会发送任何邮件。',
    confirm: '是的，我要订阅',
    unknown: '此链接无效。请使用您最近收到的邮件中的链接。',
    test: '这是测试邮件中的链接，没有任何更改。',
  },
} as const;

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #1c1c1c; background: #f6f5f2; margin: 0; }
  main { max-width: 32rem; margin: 12vh auto; padding: 2rem; background: #fff; border-radius: 8px; }
  h1 { font-size: 1.25rem; margin: 0 0 1rem; }
  button { font: inherit; padding: .6rem 1.2rem; border: 1px solid #1c1c1c; border-radius: 6px; background: #fff; cursor: pointer; }
  button:focus-visible { outline: 3px solid #2f6fed; outline-offset: 2px; }
`;

export interface PageFacts {
  readonly language: PageLanguage;
  readonly nonce: string;
}

/** Works without a script, without an outside resource and without a cookie. */
export function preferencePage(state: PreferenceState, { language, nonce }: PageFacts): string {
  const text = TEXTS[language];
  const action = state.subscribed ? 'unsubscribe' : state.pending ? 'confirm' : 'resubscribe';
  const sentence = state.subscribed ? text.subscribed : state.pending ? text.pending : text.unsubscribed;
  return page(
    `${text.title} ${state.workspace}`,
    `<p><strong>${escaped(maskedAddress(state.address))}</strong> ${escaped(sentence)}</p>
    <form method="post"><button name="action" value="${action}">${text[action]}</button></form>`,
    { language, nonce },
  );
}

export function noticePage(notice: 'unknown' | 'test', facts: PageFacts): string {
  return page('Perennial', `<p>${escaped(TEXTS[facts.language][notice])}</p>`, facts);
}

function page(title: string, content: string, { language, nonce }: PageFacts): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style nonce="${escaped(nonce)}">${STYLE}</style>
</head>
<body><main><h1>${escaped(title)}</h1>
${content}
</main></body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
