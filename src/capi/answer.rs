//! The answer in numbers.

use crate::Assessment;
use crate::code::Severity;

use super::date::number;
use super::error::Failure;
use super::guard::Out;
use super::numbered::{Numbered, number_of};
use super::numbers::KIEMDINH_DATE_NONE;
use super::plain::{Plain, kiemdinh_answer};

impl From<&Assessment<'_>> for kiemdinh_answer {
    fn from(assessment: &Assessment<'_>) -> kiemdinh_answer {
        let months = assessment.interval.and_then(|interval| interval.months);
        let (shortest, longest) = months.unwrap_or_default();
        let gravest: Option<Severity> = assessment.findings.iter().map(|finding| finding.severity).max();
        kiemdinh_answer {
            struct_size: size_of::<kiemdinh_answer>() as u32,
            status: assessment.status.number(),
            coverage: assessment.coverage.number(),
            may_operate: (assessment.may_operate == Some(true)).into(),
            must_not_operate: (assessment.may_operate == Some(false)).into(),
            due_on: number(assessment.due_on),
            days_left: assessment.days_left().unwrap_or(KIEMDINH_DATE_NONE),
            due_basis: number_of(assessment.due_basis),
            interval_min_months: shortest.into(),
            interval_max_months: longest.into(),
            interval_verification: number_of(assessment.interval.map(|interval| interval.verification)),
            verification: assessment.verification.number(),
            severity: number_of(gravest),
            finding_count: assessment.findings.len() as u32,
        }
    }
}

/// Where the answer is to be written: a struct of this version's size or larger.
pub(super) struct AnswerOut {
    out: *mut kiemdinh_answer,
    size: u32,
}

impl AnswerOut {
    /// # Safety
    /// `out` is NULL or may be written to, as many bytes as its `struct_size` says, until the function returns.
    pub(super) unsafe fn new(out: *mut kiemdinh_answer) -> Result<AnswerOut, Failure> {
        // SAFETY: the caller's promise.
        unsafe { Out::new(out, "answer") }?;
        // SAFETY: not NULL and aligned; the caller set the first field.
        let size = unsafe { (*out).struct_size };
        if (size as usize) < size_of::<kiemdinh_answer>() || size > super::init::MAX_STRUCT_BYTES {
            return Err(super::init::wrong_size::<kiemdinh_answer>(size));
        }
        Ok(AnswerOut { out, size })
    }

    pub(super) fn set(self, answer: kiemdinh_answer) {
        let own = size_of::<kiemdinh_answer>();
        // SAFETY: `new` found the pointer good for `size` bytes. What a later version appended becomes zero.
        unsafe {
            self.out.write(kiemdinh_answer { struct_size: self.size, ..answer });
            self.out.cast::<u8>().add(own).write_bytes(0, self.size as usize - own);
        }
    }
}

// SAFETY: `repr(C)`, `struct_size` first, integers alone.
unsafe impl Plain for kiemdinh_answer {
    fn size(&self) -> usize {
        self.struct_size as usize
    }

    const NAME: &'static str = "kiemdinh_answer";
    const ABSENT: Self = kiemdinh_answer {
        struct_size: size_of::<Self>() as u32,
        status: 0,
        coverage: 0,
        may_operate: 0,
        must_not_operate: 0,
        due_on: KIEMDINH_DATE_NONE,
        days_left: KIEMDINH_DATE_NONE,
        due_basis: 0,
        interval_min_months: 0,
        interval_max_months: 0,
        interval_verification: 0,
        verification: 0,
        severity: 0,
        finding_count: 0,
    };
}
