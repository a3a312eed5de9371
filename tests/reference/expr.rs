//! The language of criteria and conditions, in three-valued logic (S5): `None` is unknown.

use super::book::{Attribute, AttributeType};
use super::dates::{Day, Span, add_months};
use super::numbers::{self, Number};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
pub enum Expr {
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Not(Box<Expr>),
    /// A quantity against a threshold in its base unit.
    Measure(String, Comparison, Number),
    /// A choice against the values it may have.
    Choice(String, BTreeSet<String>),
    /// An age in years against a number of years (S3).
    Age(String, Comparison, u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Greater,
    AtLeast,
    Less,
    AtMost,
    Equal,
    Unequal,
}

/// What is known: a name that is absent is unknown. Ages are given as the range of days on which they may start.
#[derive(Clone, Default)]
pub struct Facts {
    pub measures: BTreeMap<String, Number>,
    pub choices: BTreeMap<String, String>,
    pub age_starts: BTreeMap<String, Span>,
    /// The day on which ages are taken.
    pub day: Day,
}

impl Expr {
    pub fn value(&self, facts: &Facts) -> Option<bool> {
        match self {
            Expr::And(parts) => {
                let values: Vec<_> = parts.iter().map(|part| part.value(facts)).collect();
                if values.contains(&Some(false)) {
                    Some(false)
                } else if values.contains(&None) {
                    None
                } else {
                    Some(true)
                }
            }
            Expr::Or(parts) => {
                let values: Vec<_> = parts.iter().map(|part| part.value(facts)).collect();
                if values.contains(&Some(true)) {
                    Some(true)
                } else if values.contains(&None) {
                    None
                } else {
                    Some(false)
                }
            }
            Expr::Not(part) => part.value(facts).map(|value| !value),
            Expr::Measure(name, comparison, threshold) => {
                let value = facts.measures.get(name)?;
                Some(match comparison {
                    Comparison::Greater => value > threshold,
                    Comparison::AtLeast => value >= threshold,
                    Comparison::Less => value < threshold,
                    Comparison::AtMost => value <= threshold,
                    Comparison::Equal => value == threshold,
                    Comparison::Unequal => value != threshold,
                })
            }
            Expr::Choice(name, values) => Some(values.contains(facts.choices.get(name)?)),
            Expr::Age(name, comparison, years) => {
                let starts = facts.age_starts.get(name)?;
                let at_first = age_holds(starts.first, *comparison, *years, facts.day);
                let at_last = age_holds(starts.last, *comparison, *years, facts.day);
                // An age grows with an earlier start, so equal answers at both ends hold in between.
                (at_first == at_last).then_some(at_first)
            }
        }
    }

    /// I6: the names at the leaves, descending only through unknown subexpressions.
    pub fn unknown_names(&self, facts: &Facts) -> BTreeSet<String> {
        if self.value(facts).is_some() {
            return BTreeSet::new();
        }
        match self {
            Expr::And(parts) | Expr::Or(parts) => parts.iter().flat_map(|part| part.unknown_names(facts)).collect(),
            Expr::Not(part) => part.unknown_names(facts),
            _ => self.names(),
        }
    }

    /// All names that the expression mentions.
    pub fn names(&self) -> BTreeSet<String> {
        self.leaves()
            .into_iter()
            .map(|leaf| match leaf {
                Expr::Measure(name, ..) | Expr::Choice(name, _) | Expr::Age(name, ..) => name.clone(),
                _ => unreachable!("a leaf"),
            })
            .collect()
    }

    pub fn leaves(&self) -> Vec<&Expr> {
        match self {
            Expr::And(parts) | Expr::Or(parts) => parts.iter().flat_map(Expr::leaves).collect(),
            Expr::Not(part) => part.leaves(),
            leaf => vec![leaf],
        }
    }
}

/// S3: never subtract dates to get an age.
fn age_holds(start: Day, comparison: Comparison, years: u32, day: Day) -> bool {
    let birthday = add_months(start, 12 * years);
    match comparison {
        Comparison::Greater => birthday < day,
        Comparison::AtLeast => birthday <= day,
        Comparison::Less => birthday > day,
        Comparison::AtMost => birthday >= day,
        Comparison::Equal | Comparison::Unequal => panic!("an age is not compared for equality"),
    }
}

/// Reads an expression; a mistake in it is a mistake of the rulebook.
pub fn parse(text: &str, attributes: &BTreeMap<String, Attribute>) -> Expr {
    let mut parser = Parser { words: words(text), at: 0, attributes, text };
    let expr = parser.any_of();
    assert!(parser.at == parser.words.len(), "too much in: {text}");
    expr
}

fn words(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut operator = false;
    for c in text.chars() {
        let in_operator = matches!(c, '<' | '>' | '=' | '!');
        if matches!(c, '(' | ')' | '{' | '}' | ',') {
            spaced.extend([' ', c, ' ']);
        } else {
            if in_operator != operator {
                spaced.push(' ');
            }
            spaced.push(c);
        }
        operator = in_operator;
    }
    spaced.split_whitespace().map(str::to_string).collect()
}

struct Parser<'a> {
    words: Vec<String>,
    at: usize,
    attributes: &'a BTreeMap<String, Attribute>,
    text: &'a str,
}

impl Parser<'_> {
    fn next(&mut self) -> String {
        let word = self.words.get(self.at);
        let word = word.unwrap_or_else(|| panic!("too little in: {}", self.text));
        self.at += 1;
        word.clone()
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at).is_some_and(|next| next == word);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, word: &str) {
        assert!(self.take(word), "`{word}` expected in: {}", self.text);
    }

    fn any_of(&mut self) -> Expr {
        let mut parts = vec![self.all_of()];
        while self.take("or") {
            parts.push(self.all_of());
        }
        Expr::Or(parts)
    }

    fn all_of(&mut self) -> Expr {
        let mut parts = vec![self.one()];
        while self.take("and") {
            parts.push(self.one());
        }
        Expr::And(parts)
    }

    fn one(&mut self) -> Expr {
        if self.take("not") {
            return Expr::Not(Box::new(self.one()));
        }
        if self.take("(") {
            let inner = self.any_of();
            self.expect(")");
            return inner;
        }
        let name = self.next();
        let attribute = self.attributes.get(&name);
        let attribute = attribute.unwrap_or_else(|| panic!("`{name}` unknown in: {}", self.text));
        match &attribute.kind {
            AttributeType::Quantity(range) => {
                let comparison = self.comparison();
                let number = numbers::decimal(&self.next()).expect("a number");
                let measured = numbers::unit(&self.next()).expect("a unit");
                assert!(measured.quantity == range.unit.quantity, "a unit of {name} in: {}", self.text);
                Expr::Measure(name, comparison, measured.to_base(&number))
            }
            AttributeType::Age { .. } => {
                let comparison = self.comparison();
                let years = self.next().parse().expect("a number of years");
                Expr::Age(name, comparison, years)
            }
            AttributeType::Choice { values } => self.choice(name, values),
            AttributeType::Text => panic!("`{name}` is a text in: {}", self.text),
        }
    }

    fn comparison(&mut self) -> Comparison {
        match self.next().as_str() {
            ">" => Comparison::Greater,
            ">=" => Comparison::AtLeast,
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            "=" => Comparison::Equal,
            "!=" => Comparison::Unequal,
            other => panic!("`{other}` is no comparison in: {}", self.text),
        }
    }

    fn choice(&mut self, name: String, values: &[String]) -> Expr {
        let operator = self.next();
        let mut named = BTreeSet::new();
        if operator == "in" {
            self.expect("{");
            loop {
                named.insert(self.next());
                if !self.take(",") {
                    break;
                }
            }
            self.expect("}");
        } else {
            named.insert(self.next());
        }
        for value in &named {
            assert!(values.contains(value), "`{value}` is no {name} in: {}", self.text);
        }
        match operator.as_str() {
            "in" | "=" => Expr::Choice(name, named),
            "!=" => Expr::Not(Box::new(Expr::Choice(name, named))),
            other => panic!("`{other}` does not fit {name} in: {}", self.text),
        }
    }
}
