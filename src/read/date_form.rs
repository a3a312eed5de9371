/// The way in which a column writes dates: `DD/MM/YYYY`, `M/D/YYYY`, `YYYYMMDD` …
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateForm {
    tokens: Vec<Token>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// Four digits.
    Year,
    /// Two digits, or one or two.
    Month { fixed: bool },
    /// Two digits, or one or two.
    Day { fixed: bool },
    /// This character.
    Sign(char),
}

impl DateForm {
    /// Reads a form; `None` where it is none. A year has four digits, for two leave the century open.
    pub(super) fn parse(form: &str) -> Option<DateForm> {
        let mut tokens = Vec::new();
        let mut rest = form;
        while let Some(first) = rest.chars().next() {
            let run = rest.chars().take_while(|c| *c == first).count();
            let (token, length) = match (first, run) {
                ('Y', 4) => (Token::Year, 4),
                ('M', 1 | 2) => (Token::Month { fixed: run == 2 }, run),
                ('D', 1 | 2) => (Token::Day { fixed: run == 2 }, run),
                (c, _) if c.is_alphanumeric() => return None,
                (c, _) => (Token::Sign(c), c.len_utf8()),
            };
            tokens.push(token);
            rest = rest.get(length..).unwrap_or_default();
        }
        let count = |wanted: fn(&Token) -> bool| tokens.iter().filter(|token| wanted(token)).count();
        let years = count(|token| *token == Token::Year);
        let months = count(|token| matches!(token, Token::Month { .. }));
        let days = count(|token| matches!(token, Token::Day { .. }));
        // One digit or two would run into the digits that follow.
        let digits = |token: &Token| !matches!(token, Token::Sign(_));
        let runs_on = tokens.windows(2).any(|pair| match pair {
            [Token::Month { fixed: false } | Token::Day { fixed: false }, next] => digits(next),
            _ => false,
        });
        (years == 1 && months <= 1 && days <= months && !runs_on).then_some(DateForm { tokens })
    }

    /// The date as `YYYY-MM-DD`, or the shorter `YYYY-MM` or `YYYY`; `None` where the text has another form.
    pub(super) fn canonical<'b>(&self, text: &str, buffer: &'b mut [u8; 10]) -> Option<&'b str> {
        let mut length = 4;
        let mut rest = text;
        for token in &self.tokens {
            let (most, fixed) = match token {
                Token::Sign(sign) => {
                    rest = rest.strip_prefix(*sign)?;
                    continue;
                }
                Token::Year => (4, true),
                Token::Month { fixed } | Token::Day { fixed } => (2, *fixed),
            };
            let count = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
            if count == 0 || fixed && count < most {
                return None;
            }
            let (digits, after) = rest.split_at_checked(count)?;
            rest = after;
            let (place, end) = match token {
                Token::Year => (0, 4),
                Token::Month { .. } => (5, 7),
                _ => (8, 10),
            };
            length = length.max(end);
            let field = buffer.get_mut(place..end)?;
            field.fill(b'0');
            field.iter_mut().rev().zip(digits.bytes().rev()).for_each(|(slot, digit)| *slot = digit);
        }
        if !rest.is_empty() {
            return None;
        }
        for place in [4, 7] {
            *buffer.get_mut(place)? = b'-';
        }
        std::str::from_utf8(buffer.get(..length)?).ok()
    }
}
