/** What the brand sells. */
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
