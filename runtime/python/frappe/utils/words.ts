/** Whole numbers in English words, in groups of a thousand or of lakh and crore. */

const SMALL = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const THOUSANDS = [
  "",
  "thousand",
  "million",
  "billion",
  "trillion",
  "quadrillion",
  "quintillion",
  "sextillion",
  "septillion",
  "octillion",
  "nonillion",
  "decillion",
];

function belowHundred(n: number): string {
  if (n < 20) return SMALL[n]!;
  return n % 10 === 0 ? TENS[n / 10]! : `${TENS[Math.floor(n / 10)]} ${SMALL[n % 10]}`;
}

function belowThousand(n: number): string {
  if (n < 100) return belowHundred(n);
  const hundreds = `${SMALL[Math.floor(n / 100)]} hundred`;
  return n % 100 === 0 ? hundreds : `${hundreds} and ${belowHundred(n % 100)}`;
}

/** Joins named groups; a last group below a hundred is joined with "and", as in "one thousand and five". */
function joinGroups(groups: readonly string[], last: number): string {
  if (groups.length === 0) return last === 0 ? SMALL[0]! : belowThousand(last);
  if (last === 0) return groups.join(", ");
  const head = groups.join(", ");
  return last < 100 ? `${head} and ${belowThousand(last)}` : `${head}, ${belowThousand(last)}`;
}

function international(n: bigint): string {
  const groups: string[] = [];
  for (let power = THOUSANDS.length - 1; power > 0; power--) {
    const count = Number((n / 1000n ** BigInt(power)) % (power === THOUSANDS.length - 1 ? 10n ** 9n : 1000n));
    if (count > 0) groups.push(`${belowThousand(count)} ${THOUSANDS[power]}`);
  }
  return joinGroups(groups, Number(n % 1000n));
}

function indian(n: bigint): string {
  const groups: string[] = [];
  const crores = n / 10_000_000n;
  if (crores > 0n) groups.push(`${crores >= 100n ? indian(crores) : belowHundred(Number(crores))} crore`);
  const lakhs = Number((n / 100_000n) % 100n);
  if (lakhs > 0) groups.push(`${belowHundred(lakhs)} lakh`);
  const thousands = Number((n / 1000n) % 100n);
  if (thousands > 0) groups.push(`${belowHundred(thousands)} thousand`);
  return joinGroups(groups, Number(n % 1000n));
}

/** A whole number in words. */
export function inWords(n: bigint, inMillions: boolean): string {
  const size = n < 0n ? -n : n;
  const words = inMillions ? international(size) : indian(size);
  return n < 0n ? `minus ${words}` : words;
}
