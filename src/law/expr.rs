//! The small language of conditions: compare, in-set, `and`, `or`, `not`, years. Not a programming language.
//!
//! `rated_capacity >= 1000 kg`, `drive = electric or lift_height > 2 m`, `pipeline_class in {I, II}`,
//! `not years_in_service > 12`.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::error::cut;
use crate::quantity::{Decimal, Quantity, Unit};

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
    /// `!=`
    Differs,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

impl Comparison {
    const SIGNS: [(&'static str, Comparison); 6] = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("!=", Comparison::Differs),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
    ];

    /// Whether a value that stands in this order to the threshold satisfies the comparison.
    #[must_use]
    pub const fn admits(self, order: Ordering) -> bool {
        match self {
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Equal => order.is_eq(),
            Self::Differs => order.is_ne(),
            Self::AtLeast => order.is_ge(),
            Self::More => order.is_gt(),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::SIGNS.iter().find(|(_, op)| op == self).map_or("", |(sign, _)| sign))
    }
}

/// The smallest condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `name > 0.7 bar`
    Measure(Comparison, Quantity),
    /// `years_in_service > 12`
    Years(Comparison, u16),
    /// `name in {a, b}`, `name = a`; negated for `name != a`.
    OneOf {
        /// The words.
        words: Vec<String>,
        /// Whether they are excluded instead.
        negated: bool,
    },
}

/// A condition over an item's attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A test of the attribute of that name.
    Test(String, Test),
    /// `not …`
    Not(Box<Expr>),
    /// `… and …`
    And(Box<Expr>, Box<Expr>),
    /// `… or …`
    Or(Box<Expr>, Box<Expr>),
}

/// The deepest nesting of a condition.
pub const MAX_DEPTH: usize = 32;
/// The most tests in a condition; each value of a set is one.
pub const MAX_TESTS: usize = 256;

impl Expr {
    /// Reads a condition; the error says what was expected where.
    pub fn parse(text: &str) -> Result<Expr, String> {
        let mut parser = Parser { rest: text.trim(), depth: 0, tests: 0 };
        let expr = parser.or()?;
        if parser.rest.is_empty() { Ok(expr) } else { Err(format!("unexpected {:?}", cut(parser.rest))) }
    }

    /// Every test in it.
    pub fn tests(&self) -> Vec<(&str, &Test)> {
        fn collect<'e>(expr: &'e Expr, tests: &mut Vec<(&'e str, &'e Test)>) {
            match expr {
                Expr::Test(name, test) => tests.push((name, test)),
                Expr::Not(inner) => collect(inner, tests),
                Expr::And(a, b) | Expr::Or(a, b) => {
                    collect(a, tests);
                    collect(b, tests);
                }
            }
        }
        let mut tests = Vec::new();
        collect(self, &mut tests);
        tests
    }

    /// How many tests there are, each value of a set counted.
    pub(super) fn size(&self) -> usize {
        match self {
            Expr::Test(_, Test::OneOf { words, .. }) => words.len(),
            Expr::Test(..) => 1,
            Expr::Not(inner) => inner.size(),
            Expr::And(a, b) | Expr::Or(a, b) => a.size() + b.size(),
        }
    }

    /// The condition's truth, from the truth of its tests, by Kleene's three-valued logic; `None` is unknown.
    pub(crate) fn truth(&self, test: &impl Fn(&str, &Test) -> Option<bool>) -> Option<bool> {
        match self {
            Expr::Test(name, inner) => test(name, inner),
            Expr::Not(inner) => inner.truth(test).map(|truth| !truth),
            Expr::And(a, b) => match (a.truth(test), b.truth(test)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Expr::Or(a, b) => match (a.truth(test), b.truth(test)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
        }
    }

    /// Calls `name` with each attribute whose value would decide an unknown truth.
    pub(crate) fn undecided<'a>(&'a self, test: &impl Fn(&str, &Test) -> Option<bool>, name: &mut impl FnMut(&'a str)) {
        if self.truth(test).is_some() {
            return;
        }
        match self {
            Expr::Test(attribute, _) => name(attribute),
            Expr::Not(inner) => inner.undecided(test, name),
            Expr::And(a, b) | Expr::Or(a, b) => {
                a.undecided(test, name);
                b.undecided(test, name);
            }
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |f: &mut fmt::Formatter<'_>, expr: &Expr| match expr {
            Expr::Test(..) | Expr::Not(_) => write!(f, "{expr}"),
            _ => write!(f, "({expr})"),
        };
        match self {
            Expr::Test(name, Test::Measure(op, limit)) => write!(f, "{name} {op} {limit}"),
            Expr::Test(name, Test::Years(op, years)) => write!(f, "{name} {op} {years}"),
            Expr::Test(name, Test::OneOf { words, negated }) => match (words.as_slice(), negated) {
                ([word], false) => write!(f, "{name} = {word}"),
                ([word], true) => write!(f, "{name} != {word}"),
                (words, _) => write!(f, "{name} in {{{}}}", words.join(", ")),
            },
            Expr::Not(inner) => {
                f.write_str("not ")?;
                part(f, inner)
            }
            Expr::And(a, b) => {
                part(f, a)?;
                f.write_str(" and ")?;
                part(f, b)
            }
            Expr::Or(a, b) => {
                part(f, a)?;
                f.write_str(" or ")?;
                part(f, b)
            }
        }
    }
}

impl Serialize for Expr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
    tests: usize,
}

impl<'a> Parser<'a> {
    fn or(&mut self) -> Result<Expr, String> {
        let mut left = self.and()?;
        while self.keyword("or") {
            left = Expr::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Expr, String> {
        let mut left = self.not()?;
        while self.keyword("and") {
            left = Expr::And(Box::new(left), Box::new(self.not()?));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Expr, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!("nested deeper than {MAX_DEPTH}"));
        }
        let expr = if self.keyword("not") {
            Expr::Not(Box::new(self.not()?))
        } else if self.sign("(") {
            let inner = self.or()?;
            self.expect(")")?;
            inner
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(expr)
    }

    fn count(&mut self) -> Result<(), String> {
        self.tests += 1;
        if self.tests > MAX_TESTS { Err(format!("more than {MAX_TESTS} tests")) } else { Ok(()) }
    }

    fn test(&mut self) -> Result<Expr, String> {
        self.count()?;
        let name = self.word().filter(|word| !matches!(*word, "and" | "or" | "not" | "in"));
        let name = name.ok_or_else(|| format!("expected an attribute at {:?}", cut(self.rest)))?.to_owned();
        if self.keyword("in") {
            self.expect("{")?;
            let mut words = Vec::new();
            loop {
                words.push(self.word().ok_or_else(|| format!("expected a value at {:?}", cut(self.rest)))?.to_owned());
                if !self.sign(",") {
                    break;
                }
                self.count()?;
            }
            self.expect("}")?;
            return Ok(Expr::Test(name, Test::OneOf { words, negated: false }));
        }
        let op = Comparison::SIGNS.iter().find(|(sign, _)| self.sign(sign)).map(|(_, op)| *op);
        let op = op.ok_or_else(|| format!("expected a comparison at {:?}", cut(self.rest)))?;
        let value = self.word().ok_or_else(|| format!("expected a value at {:?}", cut(self.rest)))?;
        let test = match (value.parse::<Decimal>(), op) {
            (Ok(number), _) => {
                // A number with a unit behind it, or a bare number of years (or a word that is a number: group 1).
                let ahead = self.rest;
                match self.word().map(str::parse::<Unit>) {
                    Some(Ok(unit)) => Test::Measure(op, Quantity { value: number, unit }),
                    Some(Err(_)) if !is_operator(ahead) => return Err(format!("unknown unit at {:?}", cut(ahead))),
                    _ => {
                        self.rest = ahead;
                        match (op, number.as_integer().and_then(|n| u16::try_from(n).ok())) {
                            (Comparison::Equal | Comparison::Differs, _) => {
                                Test::OneOf { words: vec![value.to_owned()], negated: op == Comparison::Differs }
                            }
                            (_, Some(years)) => Test::Years(op, years),
                            _ => return Err(format!("{:?} is no whole number of years and has no unit", cut(value))),
                        }
                    }
                }
            }
            (Err(_), Comparison::Equal | Comparison::Differs) => {
                Test::OneOf { words: vec![value.to_owned()], negated: op == Comparison::Differs }
            }
            _ => return Err(format!("{:?} is not a number", cut(value))),
        };
        Ok(Expr::Test(name, test))
    }

    /// A run of characters that are neither blank nor signs.
    fn word(&mut self) -> Option<&'a str> {
        let stop = |c: char| c.is_whitespace() || "(){},<>=!".contains(c);
        let end = self.rest.find(stop).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return None;
        }
        self.rest = rest.trim_start();
        Some(word)
    }

    fn keyword(&mut self, keyword: &str) -> bool {
        let before = self.rest;
        let found = self.word() == Some(keyword);
        if !found {
            self.rest = before;
        }
        found
    }

    fn sign(&mut self, sign: &str) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, sign: &str) -> Result<(), String> {
        if self.sign(sign) { Ok(()) } else { Err(format!("expected {sign:?} at {:?}", cut(self.rest))) }
    }
}

fn is_operator(text: &str) -> bool {
    let word = text.split([' ', '(', ')']).next().unwrap_or_default();
    matches!(word, "and" | "or" | "not")
}
