#include "put.h"

#include <stdio.h>
#include <string.h>

#include "request.h"

void put_text(const char *at, const char *key, const char *text, size_t length) {
    if (text == NULL) {
        printf("0 %s%s\n", at, key);
        return;
    }
    printf("t %s%s %lu\n", at, key, (unsigned long)length);
    fwrite(text, 1, length, stdout);
    printf("\n");
}

static void put_word(const char *at, const char *key, const char *word) {
    put_text(at, key, word, word == NULL ? 0 : strlen(word));
}

static void put_number(const char *at, const char *key, long number) { printf("n %s%s %ld\n", at, key, number); }

static void put_date(const char *at, const char *key, kiemdinh_date date) {
    char text[11];
    if (date == KIEMDINH_DATE_NONE) {
        put_text(at, key, NULL, 0);
    } else if (kiemdinh_date_format(date, text, sizeof text, NULL) == KIEMDINH_OK) {
        put_word(at, key, text);
    } else {
        broken("an impossible day");
    }
}

void put_list(const char *at, const char *key) { printf("l %s%s\n", at, key); }

const char *entry(char *place, const char *at, const char *list, size_t index) {
    sprintf(place, "%s%s.%lu.", at, list, (unsigned long)index);
    return place;
}

static void put_error(kiemdinh_error *error) {
    const char *at = "error.";
    const kiemdinh_fault *fault = kiemdinh_error_fault(error, 0);
    const char *text;
    size_t length;
    put_word(at, "result", kiemdinh_result_name(kiemdinh_error_result(error)));
    put_number(at, "finding", kiemdinh_error_finding(error));
    text = kiemdinh_error_json(error, &length);
    put_text(at, "json", text, length);
    text = kiemdinh_error_message(error, KIEMDINH_LANGUAGE_VIETNAMESE, &length);
    put_text(at, "message_vi", text, length);
    text = kiemdinh_error_message(error, KIEMDINH_LANGUAGE_ENGLISH, &length);
    put_text(at, "message_en", text, length);
    put_number(at, "fault_count", (long)kiemdinh_error_fault_count(error));
    text = kiemdinh_fault_field(fault, &length);
    put_text(at, "field", text, length);
    text = kiemdinh_fault_value(fault, &length);
    put_text(at, "value", text, length);
    put_number(at, "row", (long)kiemdinh_fault_row(fault));
    put_number(at, "column", (long)kiemdinh_fault_column(fault));
    kiemdinh_error_free(error);
}

int good(kiemdinh_result result, kiemdinh_error **error) {
    if (result == KIEMDINH_OK) {
        return 1;
    }
    put_error(*error);
    return 0;
}

void put_answer(const char *at, const kiemdinh_answer *answer) {
    const int32_t wire = KIEMDINH_LANGUAGE_WIRE;
    put_word(at, "status", kiemdinh_status_name(answer->status, wire));
    put_word(at, "coverage", kiemdinh_coverage_name(answer->coverage, wire));
    put_number(at, "may_operate", answer->may_operate);
    put_number(at, "must_not_operate", answer->must_not_operate);
    put_date(at, "due_on", answer->due_on);
    if (answer->days_left == KIEMDINH_DATE_NONE) {
        put_text(at, "days_left", NULL, 0);
    } else {
        put_number(at, "days_left", answer->days_left);
    }
    put_word(at, "due_basis", kiemdinh_due_basis_name(answer->due_basis, wire));
    put_number(at, "interval_min_months", answer->interval_min_months);
    put_number(at, "interval_max_months", answer->interval_max_months);
    put_word(at, "interval_verification", kiemdinh_verification_name(answer->interval_verification, wire));
    put_word(at, "verification", kiemdinh_verification_name(answer->verification, wire));
    put_word(at, "severity", kiemdinh_severity_name(answer->severity, wire));
    put_number(at, "finding_count", (long)answer->finding_count);
}

static void put_finding(const char *at, const kiemdinh_finding *finding) {
    const char *text;
    size_t length;
    int32_t number = kiemdinh_finding_number(finding);
    put_number(at, "number", number);
    put_word(at, "number_name", kiemdinh_finding_number_name(number, KIEMDINH_LANGUAGE_WIRE));
    text = kiemdinh_finding_name(finding, &length);
    put_text(at, "name", text, length);
    put_word(at, "severity", kiemdinh_severity_name(kiemdinh_finding_severity(finding), KIEMDINH_LANGUAGE_WIRE));
    text = kiemdinh_finding_field(finding, &length);
    put_text(at, "field", text, length);
    text = kiemdinh_finding_raw(finding, &length);
    put_text(at, "raw", text, length);
    put_date(at, "on", kiemdinh_finding_on(finding));
    text = kiemdinh_finding_message(finding, KIEMDINH_LANGUAGE_VIETNAMESE, &length);
    put_text(at, "message_vi", text, length);
    text = kiemdinh_finding_message(finding, KIEMDINH_LANGUAGE_ENGLISH, &length);
    put_text(at, "message_en", text, length);
    text = kiemdinh_finding_document(finding, &length);
    put_text(at, "document", text, length);
    text = kiemdinh_finding_provision(finding, &length);
    put_text(at, "provision", text, length);
    put_word(at, "verification",
             kiemdinh_verification_name(kiemdinh_finding_verification(finding), KIEMDINH_LANGUAGE_WIRE));
}

static void put_step(const char *at, const kiemdinh_step *step) {
    size_t length;
    const char *text = kiemdinh_step_name(step, &length);
    put_text(at, "name", text, length);
    text = kiemdinh_step_text(step, KIEMDINH_LANGUAGE_VIETNAMESE, &length);
    put_text(at, "text_vi", text, length);
    text = kiemdinh_step_text(step, KIEMDINH_LANGUAGE_ENGLISH, &length);
    put_text(at, "text_en", text, length);
    text = kiemdinh_step_document(step, &length);
    put_text(at, "document", text, length);
    text = kiemdinh_step_provision(step, &length);
    put_text(at, "provision", text, length);
}

static void put_remedy(const char *at, const kiemdinh_remedy *remedy) {
    size_t length;
    const char *text = kiemdinh_remedy_name(remedy, &length);
    put_text(at, "name", text, length);
    text = kiemdinh_remedy_text(remedy, KIEMDINH_LANGUAGE_VIETNAMESE, &length);
    put_text(at, "text_vi", text, length);
    text = kiemdinh_remedy_text(remedy, KIEMDINH_LANGUAGE_ENGLISH, &length);
    put_text(at, "text_en", text, length);
}

void put_assessment(const char *at, kiemdinh_assessment *assessment) {
    kiemdinh_answer answer;
    char place[128];
    char name[24];
    const char *text;
    size_t index, length;
    kiemdinh_answer_init(&answer, sizeof answer);
    if (kiemdinh_assessment_answer(assessment, &answer, NULL) != KIEMDINH_OK) {
        broken("no answer in an assessment");
    }
    put_answer(at, &answer);
    put_word(at, "own_status", kiemdinh_status_name(kiemdinh_assessment_status(assessment), KIEMDINH_LANGUAGE_WIRE));
    put_date(at, "own_due_on", kiemdinh_assessment_due_on(assessment));
    text = kiemdinh_assessment_id(assessment, &length);
    put_text(at, "id", text, length);
    text = kiemdinh_assessment_document(assessment, &length);
    put_text(at, "document", text, length);
    text = kiemdinh_assessment_provision(assessment, &length);
    put_text(at, "provision", text, length);
    put_list(at, "rules");
    for (index = 0; index < kiemdinh_assessment_rule_count(assessment); index++) {
        sprintf(place, "%srules.", at);
        sprintf(name, "%lu", (unsigned long)index);
        text = kiemdinh_assessment_rule(assessment, index, &length);
        put_text(place, name, text, length);
    }
    put_list(at, "findings");
    for (index = 0; index < kiemdinh_assessment_finding_count(assessment); index++) {
        put_finding(entry(place, at, "findings", index), kiemdinh_assessment_finding(assessment, index));
    }
    put_list(at, "steps");
    for (index = 0; index < kiemdinh_assessment_step_count(assessment); index++) {
        put_step(entry(place, at, "steps", index), kiemdinh_assessment_step(assessment, index));
    }
    put_list(at, "remedies");
    for (index = 0; index < kiemdinh_assessment_remedy_count(assessment); index++) {
        put_remedy(entry(place, at, "remedies", index), kiemdinh_assessment_remedy(assessment, index));
    }
    text = kiemdinh_assessment_explanation(assessment, KIEMDINH_LANGUAGE_VIETNAMESE, &length);
    put_text(at, "explanation_vi", text, length);
    text = kiemdinh_assessment_explanation(assessment, KIEMDINH_LANGUAGE_ENGLISH, &length);
    put_text(at, "explanation_en", text, length);
    text = kiemdinh_assessment_json(assessment, &length);
    put_text(at, "json", text, length);
    kiemdinh_assessment_free(assessment);
}
