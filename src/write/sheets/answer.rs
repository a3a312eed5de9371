use crate::assess::{Assessment, Status};
use crate::date::Date;
use crate::error::cut;
use crate::read::RowError;
use crate::write::ground::{cited, ground};
use crate::write::{Language, printable};

/// What is written beside one row of a sheet.
///
/// Several rows may belong to one item, one an inspection; each of them gets the item's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The row of the sheet, from 1.
    pub row: u64,
    /// The status; `None` for a row that cannot be read.
    pub status: Option<Status>,
    /// Whether the law lets the item operate; `None` where the facts do not decide.
    pub may_operate: Option<bool>,
    /// The due date.
    pub due_on: Option<Date>,
    /// Days from the day asked about to the due date; negative when past.
    pub days_left: Option<i32>,
    /// What the due date, or else the answer, rests on; in the language of the reader.
    pub provision: String,
    /// The findings, the gravest first, in the language of the reader: one line of a bounded length.
    pub findings: String,
}

impl Answer {
    /// The longest text of findings, in characters; after it stands how many were left out.
    pub const MAX_FINDINGS: usize = 2_000;

    /// The answer for a row of the item assessed.
    ///
    /// Where there is no due date, the provision is that of the list, if the assessment carries its explanation
    /// ([`Options::explanation`](crate::Options)).
    ///
    /// ```
    /// use kiemdinh::write::{Language, sheets::Answer};
    /// use kiemdinh::{Item, Options, Rulebook};
    ///
    /// let hoist = Item::new("PL-7", "lifting.hoist_electric");
    /// let assessment = Rulebook::builtin().assess(&hoist, "2026-11-23".parse()?, &Options::default());
    /// let answer = Answer::of(&assessment, Language::English, 6);
    /// assert_eq!(answer.row, 6);
    /// assert_eq!(answer.status, Some(assessment.status));
    /// # Ok::<(), kiemdinh::DateError>(())
    /// ```
    #[must_use]
    pub fn of(assessment: &Assessment<'_>, language: Language, row: u64) -> Answer {
        let mut findings: Vec<_> = assessment.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        Answer {
            row,
            status: Some(assessment.status),
            may_operate: assessment.may_operate,
            due_on: assessment.due_on,
            days_left: assessment.days_left(),
            provision: provision(assessment, language),
            findings: joined(
                findings.into_iter().map(|finding| language.pick(finding.message_vi(), finding.message_en())),
                language,
            ),
        }
    }

    /// The answer for a row that cannot be read: what is wrong with it.
    #[must_use]
    pub fn of_error(error: &RowError, language: Language, row: u64) -> Answer {
        let message = language.pick(error.message_vi(), error.message_en());
        let raw = error.raw.as_deref().map(|raw| format!(" ({raw:?})")).unwrap_or_default();
        Answer {
            row,
            status: None,
            may_operate: None,
            due_on: None,
            days_left: None,
            provision: String::new(),
            findings: joined([format!("{message}{raw}")].into_iter(), language),
        }
    }

    /// Whether the term runs although the law forbids the use: what is beyond its service life.
    pub(super) fn is_past_service_life(&self) -> bool {
        matches!(self.status, Some(Status::Valid | Status::DueSoon)) && self.may_operate == Some(false)
    }

    /// The status as the sheet shows it. Beyond the service life it must not read as if all were well.
    pub(super) fn status_text(&self, language: Language) -> String {
        let Some(status) = self.status else {
            return language.pick("Không đọc được", "Cannot be read").to_owned();
        };
        let status = language.status(status);
        if self.is_past_service_life() {
            return format!("{status}; {}", language.pick("hết niên hạn sử dụng", "past the service life"));
        }
        status.to_owned()
    }
}

/// What the due date rests on; without one, what the law says of the item at all.
fn provision(assessment: &Assessment<'_>, language: Language) -> String {
    let listed = || {
        let steps = assessment.explanation.iter().flatten().rev();
        steps.map(|step| cited(step.document, step.provision)).find(|text| !text.is_empty())
    };
    printable(&ground(assessment, language).or_else(listed).unwrap_or_default())
}

/// The messages as one line, each once.
fn joined(messages: impl Iterator<Item = String>, language: Language) -> String {
    let mut lines: Vec<String> = Vec::new();
    for message in messages {
        let line = printable(&cut(&message));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let mut text = String::new();
    let mut length = 0;
    for (index, line) in lines.iter().enumerate() {
        length += line.chars().count() + 2;
        if length > Answer::MAX_FINDINGS {
            let more = lines.len() - index;
            text.push_str(&language.pick(format!("; … và {more} phát hiện nữa"), format!("; … and {more} more")));
            break;
        }
        if index > 0 {
            text.push_str("; ");
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Item, Options, Rulebook};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn hoist() -> Item {
        let mut item = Item::new("PL-7", "lifting.hoist_electric");
        item.put_into_use_on = Some(day("2020-03-01").into());
        item.inspections.push(crate::Inspection {
            performed_on: Some(day("2024-05-19").into()),
            result: Some(crate::Outcome::Pass),
            ..Default::default()
        });
        item
    }

    #[test]
    fn an_answer_says_what_the_assessment_says() {
        let item = hoist();
        let assessment = Rulebook::builtin().assess(&item, day("2026-11-23"), &Options::default());
        let answer = Answer::of(&assessment, Language::Vietnamese, 9);
        assert_eq!((answer.row, answer.status, answer.may_operate), (9, Some(Status::Valid), Some(true)));
        assert_eq!((answer.due_on, answer.days_left), (Some(day("2027-05-19")), Some(177)));
        assert!(answer.provision.starts_with("tính theo chu kỳ; 54/2016/TT-BLĐTBXH"), "{}", answer.provision);
        assert_eq!(answer.status_text(Language::Vietnamese), "Còn hạn");
    }

    #[test]
    fn beyond_the_service_life_nothing_reads_as_valid() {
        let mut item = hoist();
        item.service_life_until = Some(day("2026-01-01"));
        let assessment = Rulebook::builtin().assess(&item, day("2026-11-23"), &Options::default());
        let answer = Answer::of(&assessment, Language::English, 1);
        assert_eq!(answer.status, Some(Status::Valid));
        assert_eq!(answer.status_text(Language::English), "Valid; past the service life");
    }

    #[test]
    fn without_a_due_date_the_list_is_the_ground() {
        let mut item = Item::new("T-1", "lifting.hoist_electric");
        let mut options = Options::default();
        let answer = |item: &Item, options: &Options<'_>| {
            Answer::of(&Rulebook::builtin().assess(item, day("2026-11-23"), options), Language::Vietnamese, 1)
        };
        assert_eq!(answer(&item, &options).provision, "");
        options.explanation = true;
        assert!(answer(&item, &options).provision.contains("36/2019"), "{}", answer(&item, &options).provision);
        item.category = "no.such".to_owned();
        assert_eq!(answer(&item, &options).provision, "");
    }

    #[test]
    fn findings_are_one_line_and_not_endless() {
        assert_eq!(joined(["a\nb", "a\nb", "c\u{202e}"].map(String::from).into_iter(), Language::English), "a b; c ");
        let many = joined((0..1000).map(|number| format!("phát hiện số {number}")), Language::Vietnamese);
        assert!(many.chars().count() < Answer::MAX_FINDINGS + 40);
        assert!(many.ends_with("phát hiện nữa"), "{many}");
        let counted = many.matches("phát hiện số").count();
        assert!(many.contains(&format!("và {} phát hiện nữa", 1000 - counted)));
    }
}
