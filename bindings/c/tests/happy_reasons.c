/* Items with reasons: findings, steps, remedies, JSON. */
#include "happy.h"

#include <string.h>

/* due_dates.json, stated_more_than_a_month_shorter. */
static const char shortened[] =
    "{\"id\": \"A\", \"category\": \"lifting.hoist_manual\", \"put_into_use_on\": \"2024-05-20\", "
    "\"declared_on\": \"2024-05-21\", \"attributes\": {\"rated_capacity\": {\"value\": \"1500\", \"unit\": \"kg\"}, "
    "\"installation\": \"fixed\", \"cover\": \"indoor\"}, \"inspections\": [{\"kind\": \"initial\", "
    "\"performed_on\": \"2024-05-19\", \"result\": \"pass\", \"next_due_on\": \"2027-04-18\"}]}";

/* dates.json, the_same_record_a_day_after_its_end: overdue by a day, and nobody says whether it was used. */
static void from_numbers(kiemdinh_assessor *judge)
{
    size_t length;
    kiemdinh_item item;
    kiemdinh_attribute attributes[3];
    kiemdinh_inspection inspection;
    kiemdinh_assessment *told = NULL;
    kiemdinh_answer answer;
    hoist(&item, attributes, &inspection);
    OK(kiemdinh_assessor_assess(judge, &item, day("2027-05-20"), &told, &error));
    LENT(kiemdinh_assessment_id(told, &length), "A");
    NUMBER(kiemdinh_assessment_status(told), KIEMDINH_STATUS_OVERDUE);
    NUMBER(kiemdinh_assessment_due_on(told), day("2027-05-19"));
    NUMBER(kiemdinh_answer_init(&answer, sizeof answer), KIEMDINH_OK);
    OK(kiemdinh_assessment_answer(told, &answer, &error));
    NUMBER(answer.days_left, -1);
    NUMBER(kiemdinh_assessment_rule_count(told), 1);
    LENT(kiemdinh_assessment_rule(told, 0, &length), "qtkd-13-2016.1");
    LENT(kiemdinh_assessment_rule(told, 1, &length), NULL);
    LENT(kiemdinh_assessment_document(told, &length), "54/2016/TT-BLĐTBXH");
    LENT(kiemdinh_assessment_provision(told, &length), "QTKĐ 13-2016/BLĐTBXH item 10.1");
    NUMBER(kiemdinh_assessment_finding_count(told), 2);
    NUMBER(kiemdinh_finding_number(kiemdinh_assessment_finding(told, 0)), KIEMDINH_FINDING_NOT_ON_RECORD);
    NUMBER(kiemdinh_finding_number(kiemdinh_assessment_finding(told, 1)), KIEMDINH_FINDING_LAW_NOT_VERIFIED_AFTER);
    NUMBER(kiemdinh_finding_on(kiemdinh_assessment_finding(told, 1)), day("2026-11-23"));
    /* The remedy of an overdue item is an inspection. */
    NUMBER(kiemdinh_assessment_remedy_count(told), 1);
    LENT(kiemdinh_remedy_name(kiemdinh_assessment_remedy(told, 0), &length), "inspect");
    CHECK(kiemdinh_remedy_text(kiemdinh_assessment_remedy(told, 0), KIEMDINH_LANGUAGE_VIETNAMESE, NULL) != NULL);
    CHECK(kiemdinh_assessment_remedy(told, 1) == NULL);
    kiemdinh_assessment_free(told);
}

static void findings(const kiemdinh_assessment *told)
{
    size_t length;
    const kiemdinh_finding *finding = kiemdinh_assessment_finding(told, 0);
    NUMBER(kiemdinh_assessment_finding_count(told), 1);
    CHECK(kiemdinh_assessment_finding(told, 1) == NULL);
    NUMBER(kiemdinh_finding_number(finding), KIEMDINH_FINDING_SHORTENED_WITHOUT_REASON);
    LENT(kiemdinh_finding_name(finding, &length), "shortened_without_reason");
    NUMBER(kiemdinh_finding_severity(finding), KIEMDINH_SEVERITY_WARNING);
    LENT(kiemdinh_finding_field(finding, &length), "inspections[0].next_due_on");
    LENT(kiemdinh_finding_raw(finding, &length), "2027-04-18");
    NUMBER(kiemdinh_finding_on(finding), day("2027-04-18"));
    LENT(kiemdinh_finding_document(finding, &length), "54/2016/TT-BLĐTBXH");
    LENT(kiemdinh_finding_provision(finding, &length), "QTKĐ 13-2016/BLĐTBXH item 10.3");
    NUMBER(kiemdinh_finding_verification(finding), KIEMDINH_VERIFICATION_SECONDARY);
    CHECK(strcmp(kiemdinh_finding_message(finding, KIEMDINH_LANGUAGE_VIETNAMESE, NULL),
                 kiemdinh_finding_message(finding, KIEMDINH_LANGUAGE_ENGLISH, NULL)) != 0);
}

/* S20: list, criterion, inspection, rule, date, status; the whole explanation is its steps, a line each. */
static void steps(const kiemdinh_assessment *told)
{
    static const char *const names[] = {"list", "criterion", "inspection", "rule", "date", "status"};
    const char *const whole = kiemdinh_assessment_explanation(told, KIEMDINH_LANGUAGE_VIETNAMESE, NULL);
    const size_t count = kiemdinh_assessment_step_count(told);
    size_t length;
    size_t index;
    NUMBER(count, 6);
    for (index = 0; index < count && index < 6; ++index) {
        const kiemdinh_step *step = kiemdinh_assessment_step(told, index);
        LENT(kiemdinh_step_name(step, &length), names[index]);
        CHECK(strstr(whole, kiemdinh_step_text(step, KIEMDINH_LANGUAGE_VIETNAMESE, NULL)) != NULL);
    }
    LENT(kiemdinh_step_document(kiemdinh_assessment_step(told, 3), &length), "54/2016/TT-BLĐTBXH");
    LENT(kiemdinh_step_provision(kiemdinh_assessment_step(told, 3), &length), "QTKĐ 13-2016/BLĐTBXH item 10.1");
    CHECK(kiemdinh_assessment_step(told, count) == NULL);
}

static void from_json(kiemdinh_assessor *judge)
{
    kiemdinh_assessment *told = NULL;
    kiemdinh_assessment *again = NULL;
    kiemdinh_record *record = NULL;
    kiemdinh_answer answer;
    size_t length;
    OK(kiemdinh_assessor_assess_json(judge, shortened, sizeof shortened - 1, 0, day("2026-06-30"), &told, &error));
    NUMBER(kiemdinh_assessment_status(told), KIEMDINH_STATUS_VALID);
    NUMBER(kiemdinh_assessment_due_on(told), day("2027-04-18"));
    findings(told);
    steps(told);
    /* A record that is kept gives the same, to the byte. */
    OK(kiemdinh_record_from_json(shortened, KIEMDINH_NTS, 0, &record, &error));
    OK(kiemdinh_assessor_assess_record(judge, record, day("2026-06-30"), &again, &error));
    LENT(kiemdinh_assessment_json(again, &length), kiemdinh_assessment_json(told, NULL));
    CHECK(strstr(kiemdinh_assessment_json(told, NULL), "\"days_left\":292") != NULL);
    NUMBER(kiemdinh_answer_init(&answer, sizeof answer), KIEMDINH_OK);
    OK(kiemdinh_assessor_answer_record(judge, record, day("2026-06-30"), &answer, &error));
    NUMBER(answer.days_left, 292);
    kiemdinh_record_free(record);
    kiemdinh_assessment_free(again);
    kiemdinh_assessment_free(told);
}

/* reading.json, an_unknown_key: an error, and with leniency information. */
static void unknown_key(kiemdinh_assessor *judge)
{
    static const char json[] =
        "{\"id\": \"PL-7\", \"category\": \"lifting.hoist_manual\", \"colour\": \"đỏ\"}";
    kiemdinh_assessment *told = UNWRITTEN;
    const kiemdinh_fault *fault;
    size_t length;
    NUMBER(kiemdinh_assessor_assess_json(judge, json, KIEMDINH_NTS, 0, day("2026-06-30"), &told, &error),
           KIEMDINH_ERROR_ROW);
    CHECK(told == UNWRITTEN);
    NUMBER(kiemdinh_error_result(error), KIEMDINH_ERROR_ROW);
    NUMBER(kiemdinh_error_finding(error), KIEMDINH_FINDING_UNKNOWN_KEY);
    CHECK(strstr(kiemdinh_error_json(error, NULL), "\"code\":\"unknown_key\"") != NULL);
    CHECK(strstr(kiemdinh_error_json(error, NULL), "{\"id\":\"PL-7\"") != NULL);
    NUMBER(kiemdinh_error_fault_count(error), 1);
    fault = kiemdinh_error_fault(error, 0);
    NUMBER(kiemdinh_fault_result(fault), KIEMDINH_ERROR_ROW);
    CHECK(kiemdinh_fault_row(fault) == 1);
    NUMBER(kiemdinh_fault_column(fault), 0);
    LENT(kiemdinh_fault_field(fault, &length), "colour");
    LENT(kiemdinh_fault_value(fault, &length), "đỏ");
    LENT(kiemdinh_fault_file(fault, &length), NULL);
    kiemdinh_error_free(error);
    OK(kiemdinh_assessor_assess_json(judge, json, KIEMDINH_NTS, KIEMDINH_READ_LENIENT, day("2026-06-30"), &told,
                                     &error));
    NUMBER(kiemdinh_finding_number(kiemdinh_assessment_finding(told, 0)), KIEMDINH_FINDING_UNKNOWN_KEY);
    LENT(kiemdinh_finding_raw(kiemdinh_assessment_finding(told, 0), &length), "đỏ");
    LENT(kiemdinh_finding_document(kiemdinh_assessment_finding(told, 0), &length), NULL);
    NUMBER(kiemdinh_finding_verification(kiemdinh_assessment_finding(told, 0)), 0);
    kiemdinh_assessment_free(told);
}

void reasons(void)
{
    kiemdinh_rulebook *book = NULL;
    kiemdinh_assessor *judge = NULL;
    kiemdinh_assessment *told = NULL;
    kiemdinh_options options;
    size_t length;
    NUMBER(kiemdinh_options_init(&options, sizeof options), KIEMDINH_OK);
    options.flags = KIEMDINH_OPTION_EXPLANATION | KIEMDINH_OPTION_REMEDIES;
    OK(kiemdinh_rulebook_builtin(&book, &error));
    OK(kiemdinh_assessor_new(book, &options, NULL, &judge, &error));
    kiemdinh_rulebook_free(book);
    from_numbers(judge);
    from_json(judge);
    unknown_key(judge);
    /* Without the flags there are no steps and no remedies; what was told lives on when the assessor is freed. */
    OK(kiemdinh_rulebook_builtin(&book, &error));
    kiemdinh_assessor_free(judge);
    OK(kiemdinh_assessor_new(book, NULL, NULL, &judge, &error));
    OK(kiemdinh_assessor_assess_json(judge, shortened, KIEMDINH_NTS, 0, day("2027-05-20"), &told, &error));
    kiemdinh_assessor_free(judge);
    kiemdinh_rulebook_free(book);
    NUMBER(kiemdinh_assessment_step_count(told), 0);
    NUMBER(kiemdinh_assessment_remedy_count(told), 0);
    LENT(kiemdinh_assessment_explanation(told, KIEMDINH_LANGUAGE_ENGLISH, &length), "");
    CHECK(strstr(kiemdinh_assessment_json(told, NULL), "\"overdue\"") != NULL);
    kiemdinh_assessment_free(told);
}
