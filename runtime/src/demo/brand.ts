/** What the demo brand sells and where. All of it is made up. */
export const BRAND = 'Mori & Fig';
export const SHOP_DOMAIN = 'mori-fig.example';

export type Category = 'cleanse' | 'care' | 'sun' | 'home';

export interface Product {
  readonly id: string;
  readonly variantId: string;
  readonly sku: string;
  readonly category: Category;
  /** In euro cents; other currencies follow from it. */
  readonly price: number;
  readonly variant?: string;
  /** By language; English when there is none. */
  readonly names: Readonly<Record<string, string>>;
}

type Row = readonly [
  sku: string,
  category: Category,
  price: number,
  variant: string,
  names: Readonly<Record<string, string>>,
];

const ROWS: readonly Row[] = [
  [
    'CLEANSE-OIL',
    'cleanse',
    2400,
    '150 ml',
    {
      en: 'Camellia cleansing oil',
      de: 'Kamelien-Reinigungsöl',
      fr: 'Huile démaquillante au camélia',
      es: 'Aceite limpiador de camelia',
      ja: '椿クレンジングオイル',
      zh: '山茶花卸妆油',
    },
  ],
  [
    'CLEANSE-GEL',
    'cleanse',
    1900,
    '120 ml',
    {
      en: 'Fig leaf gel cleanser',
      de: 'Feigenblatt-Waschgel',
      fr: 'Gel nettoyant feuille de figuier',
      es: 'Gel limpiador de higuera',
      ja: 'いちじく葉の洗顔ジェル',
      zh: '无花果叶洁面啫喱',
    },
  ],
  [
    'TONER-RICE',
    'care',
    2200,
    '200 ml',
    {
      en: 'Rice toner',
      de: 'Reis-Toner',
      fr: 'Lotion au riz',
      es: 'Tónico de arroz',
      ja: 'ライス化粧水',
      zh: '米酿爽肤水',
    },
  ],
  [
    'SERUM-NIGHT',
    'care',
    3900,
    '30 ml',
    {
      en: 'Night serum',
      de: 'Nachtserum',
      fr: 'Sérum de nuit',
      es: 'Sérum de noche',
      ja: 'ナイトセラム',
      zh: '夜间精华',
    },
  ],
  [
    'SERUM-VITC',
    'care',
    4200,
    '30 ml',
    {
      en: 'Yuzu vitamin C serum',
      de: 'Yuzu Vitamin-C-Serum',
      fr: 'Sérum vitamine C au yuzu',
      es: 'Sérum de vitamina C y yuzu',
      ja: '柚子ビタミンCセラム',
      zh: '柚子维C精华',
    },
  ],
  [
    'CREAM-DAY',
    'care',
    3400,
    '50 ml',
    { en: 'Day cream', de: 'Tagescreme', fr: 'Crème de jour', es: 'Crema de día', ja: 'デイクリーム', zh: '日间面霜' },
  ],
  [
    'CREAM-EYE',
    'care',
    2900,
    '15 ml',
    {
      en: 'Green tea eye cream',
      de: 'Grüntee-Augencreme',
      fr: 'Crème yeux au thé vert',
      es: 'Contorno de té verde',
      ja: '緑茶アイクリーム',
      zh: '绿茶眼霜',
    },
  ],
  [
    'MASK-SHEET',
    'care',
    1600,
    '5 pieces',
    {
      en: 'Silk sheet masks',
      de: 'Seiden-Tuchmasken',
      fr: 'Masques en soie',
      es: 'Mascarillas de seda',
      ja: 'シルクシートマスク',
      zh: '蚕丝面膜',
    },
  ],
  [
    'SUN-50',
    'sun',
    2700,
    '50 ml',
    {
      en: 'Sun fluid SPF 50',
      de: 'Sonnenfluid LSF 50',
      fr: 'Fluide solaire SPF 50',
      es: 'Fluido solar FPS 50',
      ja: 'サンフルイド SPF50',
      zh: '轻薄防晒乳 SPF50',
    },
  ],
  [
    'CANDLE-FIG',
    'home',
    3200,
    '220 g',
    {
      en: 'Fig tree candle',
      de: 'Feigenbaum-Kerze',
      fr: 'Bougie figuier',
      es: 'Vela de higuera',
      ja: 'いちじくのキャンドル',
      zh: '无花果树香薰蜡烛',
    },
  ],
  [
    'INCENSE',
    'home',
    1400,
    '40 sticks',
    {
      en: 'Hinoki incense',
      de: 'Hinoki-Räucherstäbchen',
      fr: 'Encens hinoki',
      es: 'Incienso de hinoki',
      ja: '檜のお香',
      zh: '桧木线香',
    },
  ],
  [
    'SET-TRAVEL',
    'care',
    4800,
    '4 pieces',
    {
      en: 'Travel set',
      de: 'Reiseset',
      fr: 'Coffret voyage',
      es: 'Set de viaje',
      ja: 'トラベルセット',
      zh: '旅行套装',
    },
  ],
];

/** Shopify's ids are above 2^53 in part; these are plausible and small. */
export const PRODUCTS: readonly [Product, ...Product[]] = ROWS.map(
  ([code, category, price, variant, names], index) => ({
    id: String(7_632_910_000 + index),
    variantId: String(42_808_950_000 + index),
    sku: `MF-${code}`,
    ...{ category, price, variant, names },
  }),
) as unknown as readonly [Product, ...Product[]];

export interface Market {
  readonly country: string;
  /** BCP 47, as a shop writes its customers' locale. */
  readonly language: string;
  readonly currency: string;
  /** Of one euro. */
  readonly rate: number;
  /** Prices end on whole units of this many minor units. */
  readonly step: number;
  readonly decimals: 0 | 2;
  readonly names: NameList;
  readonly cities: readonly [string, ...string[]];
  /** The n-th number of a range that is reserved for fiction; undefined where there is none. */
  readonly phone?: (n: number) => string | undefined;
}

export type NameList = keyof typeof NAMES;

/** First and last names; those of other scripts with how they are written in an address. */
export const NAMES = {
  de: {
    first: ['Hanna', 'Jonas', 'Lea', 'Paul', 'Mia', 'Finn', 'Emma', 'Lukas', 'Clara', 'Felix', 'Ida', 'Max'],
    last: ['Albrecht', 'Brandt', 'Diekmann', 'Fuchs', 'Hartwig', 'Keller', 'Lorenz', 'Petersen', 'Sommer', 'Vogt'],
  },
  en: {
    first: ['Olivia', 'Noah', 'Amelia', 'James', 'Grace', 'Ethan', 'Ruby', 'Leo', 'Chloe', 'Henry', 'Ava', 'Isaac'],
    last: ['Ashford', 'Bennett', 'Carver', 'Dalton', 'Ellis', 'Fletcher', 'Hayes', 'Marlow', 'Prescott', 'Whitmore'],
  },
  fr: {
    first: ['Camille', 'Louis', 'Inès', 'Hugo', 'Manon', 'Jules', 'Chloé', 'Arthur', 'Zoé', 'Adrien'],
    last: [
      'Aubert',
      'Blanchet',
      'Carpentier',
      'Delorme',
      'Fontaine',
      'Girard',
      'Lambert',
      'Moreau',
      'Renaud',
      'Vasseur',
    ],
  },
  es: {
    first: ['Lucía', 'Mateo', 'Sofía', 'Diego', 'Valeria', 'Álvaro', 'Carmen', 'Javier'],
    last: ['Alonso', 'Bravo', 'Castillo', 'Delgado', 'Herrera', 'Molina', 'Navarro', 'Vega'],
  },
  ja: {
    first: ['美咲|misaki', '蓮|ren', '陽菜|hina', '大翔|hiroto', '結衣|yui', '悠真|yuma', '葵|aoi', '湊|minato'],
    last: [
      '佐藤|sato',
      '鈴木|suzuki',
      '高橋|takahashi',
      '田中|tanaka',
      '伊藤|ito',
      '渡辺|watanabe',
      '中村|nakamura',
      '小林|kobayashi',
    ],
  },
  zh: {
    first: [
      '晓雯|xiaowen',
      '子涵|zihan',
      '雨桐|yutong',
      '浩然|haoran',
      '欣怡|xinyi',
      '梓萱|zixuan',
      '俊杰|junjie',
      '思远|siyuan',
      '佳琪|jiaqi',
      '明哲|mingzhe',
    ],
    last: ['王|wang', '李|li', '张|zhang', '刘|liu', '陈|chen', '杨|yang', '赵|zhao', '黄|huang', '周|zhou', '吴|wu'],
  },
} as const satisfies Record<string, { first: readonly string[]; last: readonly string[] }>;

const padded = (n: number, digits: number) => String(n).padStart(digits, '0');
const within = (n: number, limit: number, number: () => string) => (n < limit ? number() : undefined);

/** 555-0100 to 555-0199 of each area code. */
const AREAS = ['212', '310', '415', '617', '312', '206', '303', '512', '305', '702'];
const american = (n: number) =>
  within(n, AREAS.length * 100, () => `+1${AREAS[Math.floor(n / 100)] ?? ''}55501${padded(n % 100, 2)}`);

const EURO = { currency: 'EUR', rate: 1, step: 10, decimals: 2 } as const;
const DOLLAR = { rate: 1.1, step: 100, decimals: 2 } as const;

/** By weight: how much of the brand's custom comes from there. */
export const MARKETS: readonly (readonly [weight: number, market: Market])[] = [
  [
    24,
    {
      country: 'DE',
      language: 'de-DE',
      ...EURO,
      names: 'de',
      cities: ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig'],
      phone: (n) => within(n, 1_000, () => `+493023125${padded(n, 3)}`),
    },
  ],
  [
    20,
    {
      country: 'US',
      language: 'en-US',
      currency: 'USD',
      ...DOLLAR,
      names: 'en',
      cities: ['New York', 'Los Angeles', 'Chicago', 'Austin', 'Seattle'],
      phone: american,
    },
  ],
  [
    14,
    {
      country: 'GB',
      language: 'en-GB',
      currency: 'GBP',
      rate: 0.85,
      step: 50,
      decimals: 2,
      names: 'en',
      cities: ['London', 'Manchester', 'Bristol', 'Leeds'],
      phone: (n) => within(n, 1_000, () => `+447700900${padded(n, 3)}`),
    },
  ],
  [
    12,
    {
      country: 'CN',
      language: 'zh-CN',
      currency: 'CNY',
      rate: 7.8,
      step: 100,
      decimals: 2,
      names: 'zh',
      cities: ['上海', '北京', '杭州', '深圳', '成都'],
    },
  ],
  [
    10,
    {
      country: 'FR',
      language: 'fr-FR',
      ...EURO,
      names: 'fr',
      cities: ['Paris', 'Lyon', 'Bordeaux', 'Lille'],
      phone: (n) => within(n, 10_000, () => `+3363998${padded(n, 4)}`),
    },
  ],
  [
    8,
    {
      country: 'JP',
      language: 'ja-JP',
      currency: 'JPY',
      rate: 160,
      step: 10,
      decimals: 0,
      names: 'ja',
      cities: ['東京', '大阪', '京都', '福岡'],
    },
  ],
  [
    6,
    { country: 'ES', language: 'es-ES', ...EURO, names: 'es', cities: ['Madrid', 'Barcelona', 'Valencia', 'Sevilla'] },
  ],
  [
    3,
    {
      country: 'SG',
      language: 'zh-CN',
      currency: 'SGD',
      rate: 1.45,
      step: 10,
      decimals: 2,
      names: 'zh',
      cities: ['Singapore'],
    },
  ],
  [
    3,
    {
      country: 'AU',
      language: 'en-AU',
      currency: 'AUD',
      rate: 1.65,
      step: 10,
      decimals: 2,
      names: 'en',
      cities: ['Sydney', 'Melbourne', 'Brisbane'],
    },
  ],
];

/** What a customer of this market pays for one, in minor units of their currency. */
export function priceIn({ price }: Product, { rate, step, decimals }: Market): number {
  const minor = (price / 100) * rate * 10 ** decimals;
  return Math.round(minor / step) * step;
}

export function nameIn({ names }: Product, { language }: Market): string {
  return names[language.split('-')[0] ?? 'en'] ?? names['en'] ?? '';
}
