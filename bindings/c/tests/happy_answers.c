/* Items in numbers: options, accreditations, answers. */
#include "happy.h"

static kiemdinh_item item;
static kiemdinh_attribute attributes[3];
static kiemdinh_inspection inspection;
static kiemdinh_options options;

static kiemdinh_answer answered(const kiemdinh_rulebook *book, const char *as_of)
{
    kiemdinh_answer answer;
    kiemdinh_assessor *judge = NULL;
    NUMBER(kiemdinh_answer_init(&answer, sizeof answer), KIEMDINH_OK);
    OK(kiemdinh_assessor_new(book, &options, NULL, &judge, &error));
    OK(kiemdinh_assessor_answer(judge, &item, day(as_of), &answer, &error));
    kiemdinh_assessor_free(judge);
    return answer;
}

static void anew(void)
{
    hoist(&item, attributes, &inspection);
    NUMBER(kiemdinh_options_init(&options, sizeof options), KIEMDINH_OK);
}

/* dates.json, the_same_record_on_its_last_day: 36 months from 2024-05-19 end on 2027-05-19. */
static void on_its_last_day(const kiemdinh_rulebook *book)
{
    kiemdinh_answer answer;
    anew();
    answer = answered(book, "2027-05-19");
    NUMBER(answer.struct_size, sizeof answer);
    NUMBER(answer.status, KIEMDINH_STATUS_DUE_SOON);
    NUMBER(answer.coverage, KIEMDINH_COVERAGE_REGULATED);
    NUMBER(answer.may_operate, 1);
    NUMBER(answer.must_not_operate, 0);
    NUMBER(answer.due_on, day("2027-05-19"));
    NUMBER(answer.days_left, 0);
    NUMBER(answer.due_basis, KIEMDINH_DUE_BASIS_COMPUTED);
    NUMBER(answer.interval_min_months, 36);
    NUMBER(answer.interval_max_months, 36);
    NUMBER(answer.interval_verification, KIEMDINH_VERIFICATION_TEXT);
    NUMBER(answer.verification, KIEMDINH_VERIFICATION_SECONDARY);
    NUMBER(answer.severity, KIEMDINH_SEVERITY_INFO);
    NUMBER(answer.finding_count, 1);
    answer = answered(book, "2027-05-20");
    NUMBER(answer.status, KIEMDINH_STATUS_OVERDUE);
    NUMBER(answer.must_not_operate, 1);
    NUMBER(answer.days_left, -1);
}

/* due_dates.json: a stated date beyond the law, and the parameter that lets it stand. */
static void stated(const kiemdinh_rulebook *book)
{
    kiemdinh_answer answer;
    anew();
    inspection.next_due_on = day("2028-05-19");
    answer = answered(book, "2026-06-30");
    NUMBER(answer.due_on, day("2027-05-19"));
    NUMBER(answer.due_basis, KIEMDINH_DUE_BASIS_LEGAL_MAXIMUM);
    NUMBER(answer.days_left, 323);
    NUMBER(answer.severity, KIEMDINH_SEVERITY_VIOLATION);
    options.printed_date_prevails = KIEMDINH_SWITCH_ON;
    answer = answered(book, "2026-06-30");
    NUMBER(answer.due_on, day("2028-05-19"));
    NUMBER(answer.due_basis, KIEMDINH_DUE_BASIS_STATED);
    NUMBER(answer.days_left, 689);
    /* dates.json, stamp_names_the_month_in_which_the_term_ends: within May 2027, so 2027-05-19. */
    anew();
    inspection.next_due_on = day("2027-05-01");
    inspection.next_due_on_precision = KIEMDINH_PRECISION_MONTH;
    NUMBER(answered(book, "2026-06-30").due_on, day("2027-05-19"));
}

/* The other options, one after the other. */
static void asked_otherwise(const kiemdinh_rulebook *book)
{
    kiemdinh_answer answer;
    anew();
    options.window_days = 323;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_DUE_SOON);
    options.window_days = 322;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_VALID);
    /* dates.json, a_term_that_rolls_over_the_weekend: Saturday 2026-05-23 becomes Monday. */
    anew();
    item.put_into_use_on = day("2023-05-24");
    item.declared_on = day("2023-05-25");
    inspection.performed_on = day("2023-05-23");
    NUMBER(answered(book, "2026-05-24").status, KIEMDINH_STATUS_OVERDUE);
    options.roll_to_working_day = KIEMDINH_SWITCH_ON;
    answer = answered(book, "2026-05-24");
    NUMBER(answer.status, KIEMDINH_STATUS_DUE_SOON);
    NUMBER(answer.due_on, day("2026-05-25"));
    /* S14: after 2026-11-23 nobody has looked the law up; strictly that is an error. */
    anew();
    options.flags = KIEMDINH_OPTION_STRICT;
    NUMBER(answered(book, "2026-11-23").severity, 0);
    NUMBER(answered(book, "2026-11-24").severity, KIEMDINH_SEVERITY_ERROR);
    /* obligations: declared 40 days after it was put into use, the law allows 30, and says so itself; silence is an
     * offence only where the records are complete. */
    anew();
    item.declared_on = day("2024-06-29");
    NUMBER(answered(book, "2026-06-30").severity, KIEMDINH_SEVERITY_INFO);
    options.flags = KIEMDINH_OPTION_COMPLETE_DECLARATIONS;
    NUMBER(answered(book, "2026-06-30").severity, KIEMDINH_SEVERITY_VIOLATION);
    options.declaration_days = 40;
    NUMBER(answered(book, "2026-06-30").severity, KIEMDINH_SEVERITY_VIOLATION);
    item.declared_on = day("2024-06-19");
    NUMBER(answered(book, "2026-06-30").severity, 0);
    /* S4b: an inspection after the day on which the records were known is an error. */
    anew();
    options.known_on = day("2024-05-18");
    NUMBER(answered(book, "2026-06-30").severity, KIEMDINH_SEVERITY_ERROR);
    options.known_on = KIEMDINH_DATE_NONE;
    /* S4b: a stated date beyond so many months is a typing error; then the 36 months of the law count. */
    inspection.next_due_on = day("2026-11-19");
    NUMBER(answered(book, "2026-06-30").due_on, day("2026-11-19"));
    options.stated_ceiling_months = 29;
    NUMBER(answered(book, "2026-06-30").due_on, day("2027-05-19"));
}

/* What else an item may say. */
static void said(const kiemdinh_rulebook *book)
{
    kiemdinh_event event;
    kiemdinh_text inspectors[2];
    kiemdinh_answer answer;
    anew();
    NUMBER(kiemdinh_event_init(&event, sizeof event), KIEMDINH_OK);
    event.kind = KIEMDINH_EVENT_KIND_REPAIRED;
    event.on = day("2024-05-20");
    item.events = &event;
    item.event_count = 1;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_EXTRAORDINARY_DUE);
    event.on = day("2024-05-19");
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_VALID);
    item.use_state = KIEMDINH_USE_STATE_STOPPED;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_NOT_IN_USE);
    item.use_state_on = day("2026-07-01");
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_VALID);
    inspection.result = KIEMDINH_OUTCOME_FAIL;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_FAILED);
    inspection.result = KIEMDINH_OUTCOME_PASS;
    inspection.withdrawn_on = day("2026-06-30");
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_WITHDRAWN);
    NUMBER(answered(book, "2026-06-29").status, KIEMDINH_STATUS_VALID);
    /* S12: the maker asks for 12 months. */
    anew();
    item.maker_interval_months = 12;
    answer = answered(book, "2026-06-30");
    NUMBER(answer.status, KIEMDINH_STATUS_OVERDUE);
    NUMBER(answer.due_on, day("2025-05-19"));
    /* A capacity in one text; 0.9 t are below the 1000 kg of the list. */
    anew();
    attributes[0].value_type = KIEMDINH_VALUE_TEXT;
    attributes[0].text = text("0.9 t");
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_NOT_REGULATED);
    attributes[0].value_type = KIEMDINH_VALUE_NUMBER;
    attributes[0].value = 9999;
    attributes[0].scale = 1;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_NOT_REGULATED);
    attributes[0].value = 10000;
    NUMBER(answered(book, "2026-06-30").status, KIEMDINH_STATUS_VALID);
    /* Past its service life it may not operate, and stays valid. */
    item.service_life_until = day("2026-06-29");
    inspection.body = text("KĐ-1");
    inspectors[0] = text("KĐV-1");
    inspectors[1] = text("KĐV-2");
    inspection.inspectors = inspectors;
    inspection.inspector_count = 2;
    answer = answered(book, "2026-06-30");
    NUMBER(answer.status, KIEMDINH_STATUS_VALID);
    NUMBER(answer.must_not_operate, 1);
}

/* accreditations.json, a_body_a_day_after_its_certificate: the pass is no evidence. */
static void accredited(const kiemdinh_rulebook *book, const char *until, int32_t status, int32_t severity)
{
    static const char before[] = "[{\"kind\": \"body\", \"number\": \"KĐ-1\", \"valid_from\": \"2020-01-01\", "
                                 "\"complete_until\": \"2026-01-01\", \"valid_until\": \"";
    char json[200] = "";
    char *at = json;
    const char *parts[3];
    size_t part;
    kiemdinh_accreditations *accreditations = NULL;
    kiemdinh_assessor *judge = NULL;
    kiemdinh_answer answer;
    parts[0] = before;
    parts[1] = until;
    parts[2] = "\"}]";
    for (part = 0; part < 3; ++part) {
        const char *from = parts[part];
        while (*from != '\0') {
            *at++ = *from++;
        }
    }
    anew();
    item.put_into_use_on = day("2024-06-01");
    inspection.body = text("KĐ-1");
    OK(kiemdinh_accreditations_from_json("bodies", KIEMDINH_NTS, json, (size_t)(at - json), &accreditations, &error));
    OK(kiemdinh_assessor_new(book, NULL, accreditations, &judge, &error));
    kiemdinh_accreditations_free(accreditations);
    NUMBER(kiemdinh_answer_init(&answer, sizeof answer), KIEMDINH_OK);
    OK(kiemdinh_assessor_answer(judge, &item, day("2026-06-30"), &answer, &error));
    kiemdinh_assessor_free(judge);
    NUMBER(answer.status, status);
    NUMBER(answer.severity, severity);
}

void answers(void)
{
    kiemdinh_rulebook *book = NULL;
    OK(kiemdinh_rulebook_builtin(&book, &error));
    on_its_last_day(book);
    stated(book);
    asked_otherwise(book);
    said(book);
    accredited(book, "2024-05-19", KIEMDINH_STATUS_VALID, 0);
    accredited(book, "2024-05-18", KIEMDINH_STATUS_NEVER_INSPECTED, KIEMDINH_SEVERITY_VIOLATION);
    kiemdinh_rulebook_free(book);
}
