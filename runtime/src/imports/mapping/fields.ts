/** What a file is about. */
export const KINDS = ['profiles', 'orders', 'consents', 'events'] as const;
export type ImportKind = (typeof KINDS)[number];

/** What kind of value a field takes; guesses by values go by it. */
type FieldType = 'text' | 'email' | 'phone' | 'date' | 'amount' | 'number' | 'currency' | 'country' | 'language';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly kinds: readonly ImportKind[];
  /** As columns are called: lower case, letters, digits and Chinese characters only. The first ones are the most telling. */
  readonly called: readonly string[];
}

const EVERYBODY: readonly ImportKind[] = KINDS;
const PEOPLE: readonly ImportKind[] = ['profiles', 'orders'];

const field = (name: string, type: FieldType, kinds: readonly ImportKind[], called: string): Field => ({
  ...{ name, type, kinds },
  called: called.split(/[\s,]+/),
});

/** Where columns may go. Beside them `attribute:<name>` of profiles, `property:<name>` of events, `evidence:<name>` of consents. */
export const FIELDS: readonly Field[] = [
  field(
    'email',
    'email',
    EVERYBODY,
    'email emailaddress mail buyeremail customeremail contactemail useremail 邮箱 电子邮箱 邮件 电子邮件 邮箱地址 买家邮箱 客户邮箱',
  ),
  field(
    'phone',
    'phone',
    EVERYBODY,
    'phone phonenumber mobile mobilephone telephone tel cell cellphone buyerphonenumber customerphone 手机 手机号 手机号码 电话 电话号码 联系电话',
  ),
  field(
    'externalId',
    'text',
    EVERYBODY,
    'externalid userid customerid clientid memberid profileid id 用户id 客户id 会员id 客户编号 会员编号 用户编号',
  ),
  field('anonymousId', 'text', ['events'], 'anonymousid deviceid visitorid cookieid 设备id 访客id'),
  field('firstName', 'text', PEOPLE, 'firstname givenname forename vorname prenom nombre 名字 名'),
  field('lastName', 'text', PEOPLE, 'lastname surname familyname nachname apellido 姓氏 姓'),
  field(
    'fullName',
    'text',
    PEOPLE,
    'name fullname buyername customername contactname 姓名 全名 客户姓名 买家姓名 收货人 收件人',
  ),
  field('language', 'language', PEOPLE, 'language locale lang preferredlanguage customerlocale 语言 语种'),
  field(
    'country',
    'country',
    PEOPLE,
    'country countrycode shipcountry shippingcountry billingcountry land pays 国家 国家代码 国家地区 收货国家',
  ),
  field('timeZone', 'text', ['profiles'], 'timezone tz 时区'),
  field('tags', 'text', ['profiles'], 'tags tag labels 标签'),
  field(
    'updatedAt',
    'date',
    ['profiles', 'orders'],
    'updatedat lastupdated modifiedat lastmodified updated lastupdatedate 更新时间 修改时间',
  ),

  field(
    'orderId',
    'text',
    ['orders', 'events'],
    'orderid ordernumber orderno order orderref bestellnummer numerodecommande 订单号 订单编号 订单id',
  ),
  field('orderName', 'text', ['orders'], 'ordername 订单名称'),
  field(
    'placedAt',
    'date',
    ['orders'],
    'placedat orderdate purchasedate createdat created date saledate datedevente paidat 下单时间 下单日期 订单时间 创建时间 订单日期 付款时间',
  ),
  field('currency', 'currency', ['orders', 'events'], 'currency currencycode 币种 货币'),
  field(
    'total',
    'amount',
    ['orders'],
    'total totalprice ordertotal grandtotal totalamount amount prixtotal 总价 总金额 订单金额 实付金额 合计',
  ),
  field('subtotal', 'amount', ['orders'], 'subtotal itemstotal 小计 商品金额'),
  field('discount', 'amount', ['orders'], 'discount discountamount totaldiscount 优惠 折扣 优惠金额'),
  field('tax', 'amount', ['orders'], 'tax taxes totaltax vat 税 税费'),
  field(
    'shipping',
    'amount',
    ['orders'],
    'shipping shippingprice shippingcost postage postageandhandling delivery 运费 邮费',
  ),
  field('refunded', 'amount', ['orders'], 'refunded refundedamount totalrefunded refund 退款 退款金额'),
  field('refundedAt', 'date', ['orders'], 'refundedat refunddate 退款时间'),
  field('cancelledAt', 'date', ['orders'], 'cancelledat canceledat cancelled canceled 取消时间'),
  field('status', 'text', ['orders'], 'status orderstatus financialstatus paymentstatus 订单状态 状态 付款状态'),
  field('fulfilmentStatus', 'text', ['orders'], 'fulfilmentstatus fulfillmentstatus shippingstatus 发货状态 物流状态'),
  field('trackingNumber', 'text', ['orders'], 'trackingnumber tracking 物流单号 快递单号 运单号'),
  field('coupon', 'text', ['orders'], 'coupon couponcode discountcode vouchercode 优惠券 优惠码'),
  field('lineSku', 'text', ['orders'], 'sku lineitemsku sellersku customlabel productsku 商品编码 货号'),
  field('lineProductId', 'text', ['orders'], 'productid itemid itemnumber asin 商品id'),
  field(
    'lineName',
    'text',
    ['orders'],
    'productname lineitemname itemname itemtitle product title 商品名称 商品 产品名称 商品标题',
  ),
  field('lineVariant', 'text', ['orders'], 'variant variantname option 规格 款式'),
  field('lineBrand', 'text', ['orders'], 'brand vendor lineitemvendor 品牌'),
  field('lineCategory', 'text', ['orders'], 'category producttype 类目 分类'),
  field('lineQuantity', 'number', ['orders'], 'quantity qty lineitemquantity quantitypurchased 数量'),
  field('linePrice', 'amount', ['orders'], 'unitprice lineitemprice price itemprice soldfor 单价 价格'),
  field('lineStatus', 'text', ['orders'], 'itemstatus lineitemstatus 商品状态'),

  field('event', 'text', ['events'], 'event eventname eventtype action type 事件 事件名称 事件名 行为'),
  field(
    'occurredAt',
    'date',
    ['events'],
    'occurredat timestamp time date datetime eventtime createdat at 时间 发生时间 日期 事件时间',
  ),
  field('messageId', 'text', ['events'], 'messageid eventid uuid 消息id 事件id'),
  field('checkoutId', 'text', ['events'], 'checkoutid checkouttoken'),
  field('cartId', 'text', ['events'], 'cartid carttoken 购物车id'),

  field('channel', 'text', ['consents'], 'channel medium 渠道 通道'),
  field(
    'state',
    'text',
    ['consents'],
    'state status consent subscribed optin optedin subscriptionstatus acceptsmarketing 状态 订阅状态 同意 是否订阅 是否同意',
  ),
  field(
    'at',
    'date',
    ['consents'],
    'at date time consentdate optindate subscribedat timestamp consentedat 时间 日期 同意时间 订阅时间',
  ),
  field('source', 'text', ['consents'], 'source consentsource optinsource origin 来源 同意来源 订阅来源'),
  field('wording', 'text', ['consents'], 'wording consenttext text statement 文案 同意文案 同意内容'),
];

export const FREE = { profiles: 'attribute', orders: 'attribute', events: 'property', consents: 'evidence' } as const;

export const fieldsOf = (kind: ImportKind): readonly Field[] => FIELDS.filter(({ kinds }) => kinds.includes(kind));

/** Where a column goes. */
export interface Mapped {
  readonly column: string;
  /** A field, or `attribute:<name>` and the like. */
  readonly to: string;
}
export type Mapping = readonly Mapped[];

/** `attribute:size` → `size`; undefined for a field, or for another prefix than the kind's. */
export function freeNameOf(kind: ImportKind, to: string): string | undefined {
  const prefix = `${FREE[kind]}:`;
  return to.startsWith(prefix) ? to.slice(prefix.length) : undefined;
}
