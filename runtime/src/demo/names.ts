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

export type NameList = keyof typeof NAMES;
