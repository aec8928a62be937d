import type { AlertFacts, AlertKind, AlertSettings, Notice } from './model';

/** What a message says about, and where to look. */
export interface Told {
  readonly kind: AlertKind;
  readonly what: Notice['what'];
  readonly facts: AlertFacts;
  readonly workspaceName: string;
  readonly link: string;
}

interface Texts {
  readonly subject: string;
  readonly text: string;
}

type Words = (facts: AlertFacts) => readonly [subject: string, ...lines: string[]];

/** Subject and text of a mail. Names of things and numbers only. */
export function wordsOf(language: AlertSettings['language'], { kind, what, facts, workspaceName, link }: Told): Texts {
  const [subject, ...lines] = WORDS[language][kind][what](facts);
  return { subject: `${workspaceName}: ${subject}`, text: [...lines, '', link, ''].join('\n') };
}

export function testWords(language: AlertSettings['language'], workspaceName: string, link: string): Texts {
  const [subject, line] = language === 'en' ? TEST_EN : TEST_ZH;
  return { subject: `${workspaceName}: ${subject}`, text: [line, '', link, ''].join('\n') };
}

const TEST_EN = ['a test', 'This is a test: messages about what needs a person arrive here.'] as const;
const TEST_ZH = ['测试', '这是一条测试：需要人处理的消息会发到这里。'] as const;

const minutesOf = (seconds: number) => String(Math.max(1, Math.round(seconds / 60)));
const place = ({ journeyName, stepName = '' }: AlertFacts) =>
  journeyName === undefined ? `“${stepName}”` : `“${stepName}” (${journeyName})`;
const placeZh = ({ journeyName, stepName = '' }: AlertFacts) =>
  journeyName === undefined ? `“${stepName}”` : `“${stepName}”（${journeyName}）`;

const WORDS: Readonly<
  Record<AlertSettings['language'], Readonly<Record<AlertKind, Readonly<Record<Notice['what'], Words>>>>>
> = {
  en: {
    lag: {
      began: ({ value, limit }) => [
        'people are moved on too late',
        `Somebody in a journey should have gone on ${minutesOf(value)} minutes ago. You are told from ${minutesOf(limit)} minutes on.`,
        'Nobody is lost: they go on as soon as there is a worker for them.',
      ],
      ended: () => ['people are moved on in time again', 'Everybody in a journey goes on in time again.'],
    },
    deadLetters: {
      began: ({ value, limit }) => [
        `${String(value)} people are stuck`,
        `A step has failed for good for ${String(value)} people; each waits until somebody decides. You are told from ${String(limit)} on.`,
      ],
      ended: ({ limit }) => ['few people are stuck', `Fewer than ${String(limit)} people are stuck now.`],
    },
    circuit: {
      began: (facts) => [
        `the step ${place(facts)} fails for everybody`,
        `It says: ${facts.code ?? ''}. ${String(facts.value)} people are held before it.`,
        'One of them tries it from time to time; when it works, the others go on by themselves.',
      ],
      ended: (facts) => [`the step ${place(facts)} works again`, 'The people held before it go on.'],
    },
    sender: {
      began: ({ senderName = '', value }) => [
        `the sender “${senderName}” does not reach its server`,
        `For ${String(value)} minutes no message could go out through it. Messages wait and are tried again.`,
      ],
      ended: ({ senderName = '' }) => [`the sender “${senderName}” works again`, 'Messages that waited go out.'],
    },
  },
  'zh-CN': {
    lag: {
      began: ({ value, limit }) => [
        '旅程中的人推进得太慢',
        `有人本应在 ${minutesOf(value)} 分钟前继续。超过 ${minutesOf(limit)} 分钟就会通知您。`,
        '没有人会丢失：一有空闲的处理进程，他们就会继续。',
      ],
      ended: () => ['推进已恢复正常', '旅程中的人又能按时继续了。'],
    },
    deadLetters: {
      began: ({ value, limit }) => [
        `有 ${String(value)} 人卡住了`,
        `某个步骤对 ${String(value)} 人彻底失败，他们在等人决定。达到 ${String(limit)} 人就会通知您。`,
      ],
      ended: ({ limit }) => ['卡住的人变少了', `现在卡住的人少于 ${String(limit)} 人。`],
    },
    circuit: {
      began: (facts) => [
        `步骤${placeZh(facts)}对所有人都失败`,
        `它报告：${facts.code ?? ''}。有 ${String(facts.value)} 人停在它前面等待。`,
        '会不时让其中一人再试；一旦成功，其余的人会自动继续。',
      ],
      ended: (facts) => [`步骤${placeZh(facts)}恢复正常`, '停在它前面的人继续前进。'],
    },
    sender: {
      began: ({ senderName = '', value }) => [
        `发送账号“${senderName}”连不上服务器`,
        `${String(value)} 分钟内没有消息能通过它发出。消息会等待并重试。`,
      ],
      ended: ({ senderName = '' }) => [`发送账号“${senderName}”恢复正常`, '等待中的消息会发出。'],
    },
  },
};
