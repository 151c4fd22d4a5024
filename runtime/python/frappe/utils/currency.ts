/** What a site's Currency documents say; a site without any has the most common ones. */

export interface CurrencyInfo {
  readonly symbol: string;
  /** Name of the smaller unit, and how many of it make one. */
  readonly fraction: string;
  readonly fractionUnits: number;
  /** Value of the smallest coin; 0 where amounts are rounded to whole numbers. */
  readonly smallest: number;
}

const info = (symbol: string, fraction: string, fractionUnits = 100, smallest = 0.01): CurrencyInfo => ({
  symbol,
  fraction,
  fractionUnits,
  smallest,
});

const COMMON: Record<string, CurrencyInfo> = {
  AED: info("د.إ", "Fils"),
  AUD: info("$", "Cent", 100, 0.05),
  BRL: info("R$", "Centavo"),
  CAD: info("$", "Cent", 100, 0.05),
  CHF: info("Fr", "Rappen", 100, 0.05),
  CNY: info("¥", "Fen"),
  DKK: info("kr", "Øre", 100, 0.5),
  EUR: info("€", "Cent"),
  GBP: info("£", "Penny"),
  IDR: info("Rp", "Sen"),
  INR: info("₹", "Paisa"),
  JPY: info("¥", "Sen", 100, 0),
  KES: info("Ksh", "Cent"),
  KWD: info("د.ك", "Fils", 1000, 0),
  MXN: info("$", "Centavo"),
  NGN: info("₦", "Kobo"),
  NZD: info("$", "Cent", 100, 0.1),
  PKR: info("₨", "Paisa"),
  SAR: info("ر.س", "Halala"),
  SGD: info("$", "Sen"),
  USD: info("$", "Cent"),
  ZAR: info("R", "Cent", 100, 0.1),
};

let siteCurrencies: ReadonlyMap<string, CurrencyInfo> = new Map();

/** Sets the currencies of the site; they go before the common ones. */
export function setCurrencies(currencies: ReadonlyMap<string, CurrencyInfo>): void {
  siteCurrencies = currencies;
}

export function currencyInfo(code: string): CurrencyInfo | undefined {
  return siteCurrencies.get(code) ?? (Object.hasOwn(COMMON, code) ? COMMON[code] : undefined);
}
