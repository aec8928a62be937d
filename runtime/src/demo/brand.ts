/** What the demo brand sells and where. All of it is made up. */
export const BRAND = 'Mori & Fig';
export const SHOP_DOMAIN = 'mori-fig.example';
