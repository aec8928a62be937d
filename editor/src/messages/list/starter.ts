interface Words {
  readonly subject: string;
  readonly preheader: string;
  readonly greeting: string;
  readonly body: string;
  readonly why: string;
  readonly leave: string;
}

const ENGLISH: Words = {
  subject: 'A word from {{ workspace.name }}',
  preheader: 'One line that says why to open it',
  greeting: '{% if profile.firstName %}Hello {{ profile.firstName }},{% else %}Hello,{% endif %}',
  body: 'write here what you want to say.',
  why: 'You receive this e-mail because you agreed to hear from {{ workspace.name }}.',
  leave: 'Unsubscribe',
};

const CHINESE: Words = {
  subject: '来自 {{ workspace.name }} 的消息',
  preheader: '用一句话说明为什么值得打开',
  greeting: '{% if profile.firstName %}{{ profile.firstName }}，您好：{% else %}您好：{% endif %}',
  body: '请在这里写下您想说的话。',
  why: '您收到此邮件，是因为您同意接收 {{ workspace.name }} 的消息。',
  leave: '退订',
};

export interface StarterText {
  readonly subject: string;
  readonly preheader: string;
  readonly mjml: string;
}

/** A first text that can go out as it is: greeting, a paragraph, and for marketing the way out. */
export function starterText(language: string, category: 'marketing' | 'transactional'): StarterText {
  const words = /^zh\b/i.test(language) ? CHINESE : ENGLISH;
  const { subject, preheader } = words;
  return { subject, preheader, mjml: mjmlOf(words, category === 'marketing') };
}

function mjmlOf({ greeting, body, why, leave }: Words, marketing: boolean): string {
  const footer = `
    <mj-section padding="20px 32px">
      <mj-column>
        <mj-text align="center" font-size="12px" line-height="18px" color="#696e66">
          ${why}<br /><a href="{{ links.unsubscribe }}" style="color: #696e66">${leave}</a>
        </mj-text>
      </mj-column>
    </mj-section>`;
  return `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica Neue, Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="26px" color="#1f2933" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f3f4f1" width="600px">
    <mj-section padding="24px 32px 8px">
      <mj-column>
        <mj-text align="center" font-size="18px" font-weight="600">{{ workspace.name }}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" border-radius="12px" padding="32px">
      <mj-column>
        <mj-text>${greeting}</mj-text>
        <mj-text>${body}</mj-text>
      </mj-column>
    </mj-section>${marketing ? footer : ''}
  </mj-body>
</mjml>
`;
}
