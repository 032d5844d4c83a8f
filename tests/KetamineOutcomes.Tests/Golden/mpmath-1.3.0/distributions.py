"""Recomputes ../r-stats-4.2.2/tails.csv and quantiles.csv with 40 digits, by integrating the densities.

Run in this folder: python3 distributions.py          (mpmath 1.3.0)
Continuous tails: the density of ln x (gamma), of the logit (beta, F, t) or of x (normal) is integrated by Gauss-Legendre over
intervals that double in width away from the tail's start. Noncentral t: the mixture over ln s, s = sqrt(chi-square/df).
Hypergeometric: exact fractions. Quantiles: Newton's method on the logarithm of the exact tail.
Column r_error: R's relative error against the exact value (NA: R gave none), so that the tests know where R is the worse.
"""
import csv, datetime, math, sys
from fractions import Fraction
import mpmath as mp

mp.mp.dps = 40
TINY = mp.mpf(10) ** -30


def integrate(log_density, start, direction, scale):
    """Integral of exp(log_density) from start to infinity in a direction."""
    top = log_density(start)
    total = mp.mpf(0)
    at, width = start, scale / 4
    for i in range(400):
        to = at + direction * width
        part = abs(mp.quad(lambda u: mp.exp(log_density(u) - top), [at, to], method="gauss-legendre"))
        total += part
        slope_down = log_density(to) < log_density(at)
        if slope_down and part < total * TINY:
            break
        at, width = to, (width * mp.mpf(1.5) if i % 2 else width)
    return total * mp.exp(top)


def both(log_density, at, mean, scale):
    """(lower, upper) tails at a point; the one that holds the mean is the complement."""
    if at <= mean:
        lower = integrate(log_density, at, -1, scale)
        return lower, 1 - lower
    upper = integrate(log_density, at, 1, scale)
    return 1 - upper, upper


def gamma_parts(a):
    constant = mp.loggamma(a)
    density = lambda u: a * u - mp.exp(u) - constant
    return density, mp.log(a), 1 / mp.sqrt(a) if a > 1 else 1 / a


def beta_parts(a, b):
    constant = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    # ln x = v - ln(1+e^v), ln(1-x) = -ln(1+e^v)
    density = lambda v: a * v - (a + b) * (mp.log1p(mp.exp(v)) if v < 0 else v + mp.log1p(mp.exp(-v))) - constant
    return density, mp.log(a / b), mp.sqrt(1 / a + 1 / b) if min(a, b) > 1 else 1 / min(a, b)


def tail_scale(density, at, spread):
    """Distance over which the density falls by about a factor e at a point."""
    h = spread * mp.mpf(10) ** -8
    slope = abs((density(at + h) - density(at - h)) / (2 * h))
    # ln x and the logit change their course over distances of about 1 (where x or 1 - x stops being small).
    spread = min(spread, mp.mpf(1) / 2)
    return min(spread, 1 / slope) if slope > 0 else spread


def continuous(parts, at):
    density, mean, spread = parts
    return both(density, at, mean, tail_scale(density, at, spread))


def noncentral_t(t, df, delta):
    k = df / 2
    constant = mp.log(2) + k * mp.log(k) - mp.loggamma(k)

    def log_tail(w):
        z = (t * mp.exp(w) - delta) / mp.sqrt(2)
        return mp.log(mp.erfc(z) / 2)

    def density_at(sign):
        def density(w):
            z = sign * (t * mp.exp(w) - delta) / mp.sqrt(2)
            return constant + 2 * k * w - k * mp.exp(2 * w) + (mp.log(mp.erfc(z) / 2) if z < 1e4 else mp.mpf("-inf"))
        return density

    out = []
    for sign in (-1, 1):
        density = density_at(sign)
        lo, hi = mp.mpf(-80), mp.mpf(8)
        for _ in range(200):  # golden-ish search of the mode
            m1, m2 = lo + (hi - lo) / 3, hi - (hi - lo) / 3
            d1, d2 = density(m1), density(m2)
            if d1 < d2: lo = m1
            else: hi = m2
        mode = (lo + hi) / 2
        spread = min(mp.mpf(1), 1 / mp.sqrt(4 * k))
        for _ in range(80):
            if max(density(mode) - density(mode + spread), density(mode) - density(mode - spread)) <= 1: break
            spread *= mp.mpf("0.7")
        out.append(integrate(density, mode, -1, spread) + integrate(density, mode, 1, spread))
    return out[0], out[1]


def beta_logit(x):
    return mp.log(x) - mp.log1p(-x)


def tails(d, x, p1, p2, p3):
    if d == "normal":
        return mp.erfc(-x / mp.sqrt(2)) / 2, mp.erfc(x / mp.sqrt(2)) / 2
    if d == "t":
        if x == 0: return mp.mpf(1) / 2, mp.mpf(1) / 2
        lower, upper = continuous(beta_parts(mp.mpf(1) / 2, p1 / 2), mp.log(x * x / p1))
        return (1 - upper / 2, upper / 2) if x > 0 else (upper / 2, 1 - upper / 2)
    if d == "chisq":
        return continuous(gamma_parts(p1 / 2), mp.log(x / 2)) if x > 0 else (mp.mpf(0), mp.mpf(1))
    if d == "f":
        return continuous(beta_parts(p1 / 2, p2 / 2), mp.log(p1 * x / p2))
    if d == "beta":
        return continuous(beta_parts(p1, p2), beta_logit(x))
    if d == "binomial":
        if x >= p1: return mp.mpf(1), mp.mpf(0)
        lower, upper = continuous(beta_parts(x + 1, p1 - x), beta_logit(p2))
        return upper, lower
    if d == "poisson":
        lower, upper = continuous(gamma_parts(x + 1), mp.log(p1))
        return upper, lower
    if d == "hypergeometric":
        marked, unmarked, drawn, k = int(p1), int(p2), int(p3), int(x)
        low, high = max(0, drawn - unmarked), min(marked, drawn)
        def run(start, stop, step):
            term = total = mp.mpf(1)
            j = start
            while j != stop:
                r = mp.mpf((marked - j) * (drawn - j)) / ((j + 1) * (unmarked - drawn + j + 1)) if step > 0 else mp.mpf(j * (unmarked - drawn + j)) / ((marked - j + 1) * (drawn - j + 1))
                term *= r
                total += term
                j += step
                if term < total * TINY and r < 1: break
            return total
        weight = lambda j: mp.exp(sum(mp.loggamma(n + 1) - mp.loggamma(c + 1) - mp.loggamma(n - c + 1) for n, c in ((marked, j), (unmarked, drawn - j))) - (mp.loggamma(marked + unmarked + 1) - mp.loggamma(drawn + 1) - mp.loggamma(marked + unmarked - drawn + 1)))
        lower = weight(k) * run(k, low, -1)
        upper = weight(k + 1) * run(k + 1, high, 1) if k < high else mp.mpf(0)
        return lower, upper
    if d == "noncentral-t":
        return noncentral_t(x, p1, p2)
    raise ValueError(d)


def quantile(d, p, tail, p1, p2, guess):
    """Newton on ln(tail) in ln x or the logit."""
    p = mp.mpf(p)
    sign = 1
    if d == "normal":
        z = mp.erfinv(2 * p - 1) if p > mp.mpf("1e-10") else None
        if z is None:
            target = mp.log(p)
            x = -mp.sqrt(-2 * target)
            for _ in range(60):
                value = mp.erfc(-x / mp.sqrt(2)) / 2
                x -= (mp.log(value) - target) * value / (mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi))
            z = x / mp.sqrt(2)
        x = z * mp.sqrt(2)
        return x if tail == "lower" else -x
    if d == "t":
        if p == mp.mpf(1) / 2: return mp.mpf(0)
        upper, sign = p, (1 if tail == "upper" else -1)
        if upper > mp.mpf(1) / 2: upper, sign = 1 - upper, -sign
        parts, want, which = beta_parts(mp.mpf(1) / 2, p1 / 2), 2 * upper, 1
        back = lambda v: sign * mp.sqrt(p1) * mp.exp(v / 2)
    elif d == "chisq":
        parts, want, which = gamma_parts(p1 / 2), p, 0 if tail == "lower" else 1
        back = lambda u: 2 * mp.exp(u)
    elif d == "f":
        parts, want, which = beta_parts(p1 / 2, p2 / 2), p, 0 if tail == "lower" else 1
        back = lambda v: p2 / p1 * mp.exp(v)
    elif d == "beta":
        parts, want, which = beta_parts(p1, p2), p, 0 if tail == "lower" else 1
        back = lambda v: 1 / (1 + mp.exp(-v))
    else:
        return None
    if want > mp.mpf(1) / 2: want, which = 1 - want, 1 - which
    density, mean, spread = parts
    target = mp.log(want)
    at, low, high = mean, mp.mpf("-inf"), mp.mpf("inf")
    if guess is not None and 0 < guess < mp.inf and d != "t" and not (d == "beta" and guess == 1):
        at = mp.log(guess / 2) if d == "chisq" else mp.log(p1 * guess / p2) if d == "f" else beta_logit(guess)
    elif guess is not None and d == "t" and 0 < abs(guess) < mp.inf:
        at = mp.log(guess * guess / p1)
    limit = spread
    for _ in range(200):
        value = continuous(parts, at)[which]
        gap = mp.log(value) - target
        if (gap < 0) == (which == 0): low = at
        else: high = at
        step = -gap * value / mp.exp(density(at)) * (1 if which == 0 else -1)
        if abs(gap) < mp.mpf(10) ** -10:
            at += step  # Newton's error is squared by this last step
            break
        if abs(step) > limit:
            step, limit = mp.sign(step) * limit, limit * 2
        next_at = at + step
        if not low < next_at < high:
            next_at = (low + high) / 2
        at = next_at
    return back(at)


def error(r, exact):
    if r in ("NA", "NaN"): return "NA"
    r = float(r)
    if math.isinf(r): return "Inf" if exact < mp.mpf("1.7e308") else "0"
    if exact == 0: return "0" if r == 0 else "Inf"
    return "%.2g" % float(abs((mp.mpf(r) - exact) / exact)) if abs(exact) > mp.mpf("1e-306") else ("0" if abs(r) < 1e-305 else "Inf")


def text(value):
    return ("Inf" if value > 0 else "-Inf") if abs(value) > mp.mpf("1.797e308") else mp.nstr(value, 20) if abs(value) > mp.mpf("1e-330") else "0"


def read(name):
    with open("../r-stats-4.2.2/" + name) as file:
        return list(csv.DictReader(line for line in file if line[0] != "#"))


def pedigree(what):
    return "# mpmath %s, 40 digits; %s; %s\n" % (mp.__version__, what, datetime.date.today())


if "tails" in sys.argv or len(sys.argv) == 1:
    with open("tails.csv", "w") as out:
        out.write(pedigree("integrals of the densities by distributions.py; r_error: relative error of R 4.2.2"))
        out.write("distribution,x,p1,p2,p3,lower,upper,r_error_lower,r_error_upper\n")
        for row in read("tails.csv"):
            x, p1, p2, p3 = (mp.mpf(float(row[c])) for c in ("x", "p1", "p2", "p3"))
            lower, upper = tails(row["distribution"], x, p1, p2, p3)
            out.write(",".join([row["distribution"], row["x"], row["p1"], row["p2"], row["p3"], text(lower), text(upper), error(row["lower"], lower), error(row["upper"], upper)]) + "\n")
            out.flush()
if "quantiles" in sys.argv or len(sys.argv) == 1:
    mp.mp.dps, TINY = 30, mp.mpf(10) ** -22
    with open("quantiles.csv", "w") as out:
        out.write(pedigree("exact quantiles (30 digits) by distributions.py; r_error: relative error of R 4.2.2"))
        out.write("distribution,p,tail,p1,p2,quantile,r_error\n")
        for row in read("quantiles.csv"):
            p, p1, p2 = (mp.mpf(float(row[c])) for c in ("p", "p1", "p2"))
            guess = None if row["quantile"] in ("NA", "NaN") else mp.mpf(row["quantile"].lower())
            exact = quantile(row["distribution"], p, row["tail"], p1, p2, guess)
            if exact is None: continue
            out.write(",".join([row["distribution"], row["p"], row["tail"], row["p1"], row["p2"], text(exact), error(row["quantile"], exact)]) + "\n")
            out.flush()
