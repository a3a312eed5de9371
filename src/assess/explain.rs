//! The way to the answer, step by step, and what would help (S20).

use crate::code::Code;
use crate::law::Citation;

use super::assessment::{Assessment, Coverage, DueBasis, Remedy, Status, Step};
use super::case::Case;
use super::field_names;
use super::messages::vietnamese;
use super::status::Judgement;

fn step<'a>(name: &'static str, vi: String, en: String, citation: Option<&'a Citation>) -> Step<'a> {
    Step {
        step: name,
        text_vi: vi,
        text_en: en,
        document: citation.and_then(|citation| citation.document.as_deref()),
        provision: citation.and_then(|citation| citation.provision.as_deref()),
    }
}

/// List, criterion, inspection, rule, date, status: in this order, each where it played a part.
pub(super) fn explanation<'a>(
    case: &Case<'a, '_>,
    answer: &Assessment<'a>,
    judgement: Option<&Judgement<'a>>,
) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let day = vietnamese(case.as_of);
    let as_of = case.as_of;
    match case.category.map(|(category, law)| (category, case.book.list_row(law, as_of))) {
        None => steps.push(step(
            "list",
            format!("Loại {:?} không có trong bộ quy tắc.", case.item.category),
            format!("The category {:?} is not in the rulebook.", case.item.category),
            None,
        )),
        Some((_, None)) => steps.push(step(
            "list",
            format!("Không có danh mục nào của bộ quy tắc có hiệu lực ngày {day}."),
            format!("No list of the rulebook is in force on {as_of}."),
            None,
        )),
        Some((category, Some((list, row)))) => {
            steps.push(step(
                "list",
                format!("Danh mục có hiệu lực ngày {day}: {}.", list.document),
                format!("The list in force on {as_of} is {}.", list.document),
                Some(&list.citation),
            ));
            let (vi, en) = match row {
                None => (
                    format!("{} không có trong danh mục này.", category.name_vi),
                    format!("{} is not on this list.", category.name_en),
                ),
                Some(row) => {
                    let when = row.when.as_ref().map(ToString::to_string);
                    let (vi, en) = match answer.coverage {
                        Coverage::Regulated => ("thuộc danh mục", "covered"),
                        Coverage::NotRegulated => ("không thuộc danh mục", "not covered"),
                        Coverage::Undetermined => ("chưa xác định được", "undetermined"),
                    };
                    (
                        format!(
                            "{}: {}; kết quả: {vi}.",
                            category.name_vi,
                            when.as_deref().unwrap_or("không có ngưỡng")
                        ),
                        format!("{}: {}; result: {en}.", category.name_en, when.as_deref().unwrap_or("no threshold")),
                    )
                }
            };
            steps.push(step("criterion", vi, en, row.map(|row| &row.citation)));
        }
    }
    let Some(judgement) = judgement else { return steps };
    if let Some(view) = judgement.rests_on {
        let (vi, en) = match judgement.performed_on() {
            Some(day) => (format!("ngày {}", vietnamese(day)), format!("of {day}")),
            None => ("không rõ ngày".to_owned(), "without a known day".to_owned()),
        };
        let result = view.record.result.map_or(("chưa ghi kết quả", "result not recorded"), |result| match result {
            crate::record::Outcome::Pass => ("đạt", "passed"),
            crate::record::Outcome::Fail => ("không đạt", "failed"),
        });
        steps.push(step(
            "inspection",
            format!("Lần kiểm định được tính: số {} trong hồ sơ, {vi}, {}.", view.index + 1, result.0),
            format!("The inspection that counts: number {} on record, {en}, {}.", view.index + 1, result.1),
            None,
        ));
    } else {
        let (vi, en) = ("Không có lần kiểm định nào được tính.", "No inspection counts.");
        steps.push(step("inspection", vi.into(), en.into(), None));
    }
    if let Some(interval) = &answer.interval {
        let rules: Vec<&str> = interval.rules().map(|rule| rule.id.as_str()).collect();
        let rules = if rules.is_empty() { "—".to_owned() } else { rules.join(", ") };
        let (vi, en) = match interval.months {
            Some((min, max)) if min == max => (format!("{min} tháng"), format!("{min} months")),
            Some((min, max)) => (format!("từ {min} đến {max} tháng"), format!("{min} to {max} months")),
            None => ("chưa biết hoặc chưa xác minh".to_owned(), "unknown or not verified".to_owned()),
        };
        steps.push(step(
            "rule",
            format!("Chu kỳ: {vi} (quy tắc {rules}; mức xác minh: {}).", interval.verification.name()),
            format!("Interval: {en} (rules {rules}; verification: {}).", interval.verification.name()),
            interval.citation,
        ));
    }
    if let (Some(due_on), Some(basis)) = (answer.due_on, answer.due_basis) {
        let (vi, en) = match basis {
            DueBasis::Stated => ("ngày ghi trên hồ sơ", "the stated date"),
            DueBasis::Computed => ("tính từ ngày kiểm định", "computed from the day of the inspection"),
            DueBasis::Requested => {
                ("theo chu kỳ của nhà chế tạo hoặc cơ sở", "the maker's or establishment's own term")
            }
            DueBasis::LegalMaximum => ("thời hạn tối đa theo quy định", "the longest term of the law"),
        };
        // A stated date does not rest on an interval that nobody knows.
        let known = answer.interval.as_ref().filter(|interval| interval.months.is_some());
        let citation = known.and_then(|interval| interval.citation);
        steps.push(step(
            "date",
            format!("Ngày đến hạn: {} ({vi}).", vietnamese(due_on)),
            format!("Due on {due_on} ({en})."),
            citation,
        ));
    }
    let (vi, en) = answer.status.words();
    steps.push(step("status", format!("Kết luận ngày {day}: {vi}."), format!("Answer for {as_of}: {en}."), None));
    steps
}

fn remedy(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Remedy {
    Remedy { code, text_vi: vi.into(), text_en: en.into() }
}

/// What would make the item valid, or the answer certain.
pub(super) fn remedies<'a>(
    case: &Case<'a, '_>,
    answer: &Assessment<'a>,
    judgement: Option<&Judgement<'a>>,
) -> Vec<Remedy> {
    let mut remedies = Vec::new();
    let has = |code: Code| answer.findings.iter().any(|finding| finding.code == code);
    match answer.status {
        Status::NotRegulated | Status::Valid => {}
        Status::NotInUse => remedies.push(remedy(
            "record_use",
            "Nếu đưa vào sử dụng lại: ghi nhận ngày sử dụng lại và bảo đảm còn hạn kiểm định.",
            "Before it is used again: record the return to use, and have a valid inspection.",
        )),
        Status::Failed => remedies.push(remedy(
            "inspect_again",
            "Khắc phục các kiến nghị rồi kiểm định lại đạt yêu cầu; không sử dụng cho đến lúc đó.",
            "Carry out the recommendations and pass a new inspection; no use until then.",
        )),
        Status::Withdrawn => remedies.push(remedy(
            "inspect_again",
            "Kết quả đã bị thu hồi: kiểm định lại đạt yêu cầu.",
            "The result was withdrawn: pass a new inspection.",
        )),
        Status::NeverInspected => remedies.push(remedy(
            "inspect_first",
            "Kiểm định lần đầu đạt yêu cầu trước khi sử dụng, hoặc bổ sung hồ sơ kiểm định đã có.",
            "Pass a first inspection before use, or add the inspection on paper to the record.",
        )),
        Status::Overdue => remedies.push(remedy(
            "inspect",
            "Kiểm định định kỳ đạt yêu cầu; không sử dụng cho đến lúc đó.",
            "Pass a periodic inspection; no use until then.",
        )),
        Status::ExtraordinaryDue => remedies.push(remedy(
            "inspect_extraordinary",
            "Kiểm định bất thường đạt yêu cầu sau sửa chữa, cải tạo, di chuyển hoặc dừng lâu.",
            "Pass an extraordinary inspection after the repair, alteration, move or long stop.",
        )),
        Status::DueSoon => {
            let day = answer.due_on.unwrap_or(case.as_of);
            remedies.push(remedy(
                "inspect",
                format!("Kiểm định định kỳ trước hoặc trong ngày {}.", vietnamese(day)),
                format!("Have the periodic inspection made on or before {day}."),
            ));
        }
        Status::Undetermined => undetermined(case, answer, judgement, &mut remedies),
    }
    for finding in &answer.findings {
        if matches!(finding.code, Code::MissingAttribute | Code::CoverageUndetermined)
            && let Some(field) = &finding.field
        {
            let (vi, en) = field_names::names(field, finding.attribute);
            remedies.push(remedy("state_attribute", format!("Bổ sung: {vi}."), format!("State: {en}.")));
        }
    }
    if has(Code::NotDeclared) {
        remedies.push(remedy(
            "declare",
            "Khai báo sử dụng với cơ quan có thẩm quyền của tỉnh.",
            "Declare the item to the competent provincial authority.",
        ));
    }
    if has(Code::PastServiceLife) {
        remedies.push(remedy(
            "take_out_of_use",
            "Dừng sử dụng: đã hết niên hạn sử dụng.",
            "Take it out of use: the service life is over.",
        ));
    }
    remedies
}

fn undetermined<'a>(
    case: &Case<'a, '_>,
    answer: &Assessment<'a>,
    judgement: Option<&Judgement<'a>>,
    remedies: &mut Vec<Remedy>,
) {
    let has = |code: Code| answer.findings.iter().any(|finding| finding.code == code);
    if has(Code::CategoryUnknown) || has(Code::MissingField) && case.category.is_none() {
        remedies.push(remedy("state_category", "Ghi đúng loại đối tượng.", "State a category of the rulebook."));
    }
    if has(Code::CriterionUnverified) || has(Code::IntervalUnverified) {
        remedies.push(remedy(
            "verify_law",
            "Xác minh quy định trong văn bản gốc và bổ sung bằng tệp bổ sung của cơ quan có thẩm quyền.",
            "Verify the provision in the legal text and add it by an authority's overlay.",
        ));
    }
    if let (Some(DueBasis::Requested), Some(day)) = (answer.due_basis, answer.due_on) {
        remedies.push(remedy(
            "inspect",
            format!("Theo chu kỳ của nhà chế tạo hoặc cơ sở, kiểm định trước hoặc trong ngày {}.", vietnamese(day)),
            format!("By the maker's or the establishment's own term, inspect on or before {day}."),
        ));
    } else if judgement.is_some_and(|judgement| judgement.rests_on.is_some()) && answer.due_on.is_none() {
        remedies.push(remedy(
            "state_next_date",
            "Bổ sung kết quả, ngày kiểm định và ngày kiểm định lần sau ghi trong biên bản.",
            "State the result, the day and the next date that the report gives.",
        ));
    }
    if has(Code::ValidityExceedsReportedMaximum) {
        remedies.push(remedy(
            "inspect",
            "Ngày ghi vượt thời hạn theo nguồn tham khảo: kiểm định lại hoặc xác minh chu kỳ.",
            "The stated date exceeds the reported interval: inspect, or verify the interval.",
        ));
    }
    if has(Code::InspectionDateUnknown) {
        remedies.push(remedy(
            "state_inspection_date",
            "Bổ sung ngày kiểm định từ biên bản hoặc giấy chứng nhận.",
            "State the day of the inspection from the report or the certificate.",
        ));
    }
    if case.item.inspections.is_empty() {
        remedies.push(remedy(
            "state_inspection",
            "Bổ sung hồ sơ kiểm định, nếu có.",
            "Add the inspections, if there are any.",
        ));
    }
}
