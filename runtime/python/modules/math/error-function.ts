/**
 * The error function by rational approximations on four intervals (the classic ones of the C library, whose
 * error is below one unit in the last place).
 */

const ERX = 0.8450629115104675;
const EFX = 0.1283791670955126;
/** Coefficients, lowest power first: numerator and denominator of each interval. */
const SMALL_P = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442,
  -2.3763016656650163e-5,
];
const SMALL_Q = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
  -3.960228278775368e-6,
];
const NEAR_ONE_P = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const NEAR_ONE_Q = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const MIDDLE_R = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const MIDDLE_S = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const LARGE_R = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const LARGE_S = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

const view = new DataView(new ArrayBuffer(8));

/** A double with the lower half of its bits cleared: its square is exact. */
function upperHalf(x: number): number {
  view.setFloat64(0, x);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** exp(-x * x) / x times the rational part, for x of at least 1.25. */
function tail(x: number): number {
  const s = 1 / (x * x);
  const ratio =
    x < 1 / 0.35
      ? polynomial(MIDDLE_R, s) / polynomial(MIDDLE_S, s)
      : polynomial(LARGE_R, s) / polynomial(LARGE_S, s);
  const z = upperHalf(x);
  return (Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + ratio)) / x;
}

/** The error function. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -28) return size < 2 ** -1022 ? (8 * x + 8 * EFX * x) / 8 : x + EFX * x;
    const z = x * x;
    return x + x * (polynomial(SMALL_P, z) / polynomial(SMALL_Q, z));
  }
  const sign = x < 0 ? -1 : 1;
  if (size < 1.25) return sign * (ERX + polynomial(NEAR_ONE_P, size - 1) / polynomial(NEAR_ONE_Q, size - 1));
  return size >= 6 ? sign : sign * (1 - tail(size));
}

/** One minus the error function, without loss for large arguments. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -56) return 1 - x;
    const z = x * x;
    const y = polynomial(SMALL_P, z) / polynomial(SMALL_Q, z);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < 1.25) {
    const y = polynomial(NEAR_ONE_P, size - 1) / polynomial(NEAR_ONE_Q, size - 1);
    return x >= 0 ? 1 - ERX - y : 1 + (ERX + y);
  }
  if (x < 0) return x < -6 ? 2 : 2 - tail(size);
  return size < 28 ? tail(size) : 0;
}
