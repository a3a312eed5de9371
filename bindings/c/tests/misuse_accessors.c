/* Accessors give nothing for NULL, a misaligned pointer, an index out of range, an unknown number or word. */
#include "misuse.h"

#include <string.h>

/* The largest index. */
#define LAST ((size_t)-1)

static size_t length;

static void errors(void)
{
    GIVES(KIEMDINH_ERROR_NULL_ARGUMENT, kiemdinh_error_result(wrong));
    NO_TEXT(kiemdinh_error_message(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    ZERO(kiemdinh_error_finding(wrong));
    NO_TEXT(kiemdinh_error_json(wrong, &length));
    ZERO(kiemdinh_error_fault_count(wrong));
    NOTHING(kiemdinh_error_fault(wrong, 0));
    CHECK(kiemdinh_error_fault(own.failed, 1) == NULL);
    CHECK(kiemdinh_error_fault(own.failed, LAST) == NULL);
    GIVES(KIEMDINH_ERROR_NULL_ARGUMENT, kiemdinh_fault_result(wrong));
    NO_TEXT(kiemdinh_fault_message(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    NO_TEXT(kiemdinh_fault_file(wrong, &length));
    ZERO(kiemdinh_fault_row(wrong));
    ZERO(kiemdinh_fault_column(wrong));
    NO_TEXT(kiemdinh_fault_field(wrong, &length));
    NO_TEXT(kiemdinh_fault_value(wrong, &length));
    NO_TEXT(kiemdinh_string_text(wrong, &length));
    /* An error that is no row has neither of these. */
    ZERO(kiemdinh_error_finding(own.failed));
    LENT(kiemdinh_error_json(own.failed, &length), NULL);
    LENT(kiemdinh_fault_value(kiemdinh_error_fault(own.failed, 0), &length), "?");
}

static void books(void)
{
    NO_TEXT(kiemdinh_rulebook_id(wrong, &length));
    NO_TEXT(kiemdinh_rulebook_version(wrong, &length));
    NO_TEXT(kiemdinh_rulebook_sha256(wrong, &length));
    NO_TEXT(kiemdinh_rulebook_name(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    GIVES(KIEMDINH_DATE_NONE, kiemdinh_rulebook_verified_until(wrong));
    ZERO(kiemdinh_rulebook_category_count(wrong));
    NOTHING(kiemdinh_rulebook_category(wrong, 0));
    NOTHING(kiemdinh_rulebook_category_find(wrong, "lifting.lift", 12));
    ZERO(kiemdinh_rulebook_attribute_count(wrong));
    NOTHING(kiemdinh_rulebook_attribute(wrong, 0));
    NOTHING(kiemdinh_rulebook_attribute_find(wrong, "cover", 5));
    ZERO(kiemdinh_rulebook_provision_count(wrong));
    NOTHING(kiemdinh_rulebook_provision(wrong, 0));
    NOTHING(kiemdinh_rulebook_provision_find(wrong, "header", 6));
    NOTHING(kiemdinh_rulebook_list(wrong, 20000));
    NOTHING(kiemdinh_rulebook_obligation(wrong, KIEMDINH_FINDING_NOT_DECLARED, 20000));
    NOTHING(kiemdinh_rulebook_authority(wrong, "lead_ministry", KIEMDINH_NTS, 20000));
    NOTHING(kiemdinh_rulebook_interval(wrong, "lifting.lift", 12, 20000, 0));
    CHECK(kiemdinh_rulebook_category(own.rulebook, LAST) == NULL);
    CHECK(kiemdinh_rulebook_category_find(own.rulebook, NULL, 0) == NULL);
    CHECK(kiemdinh_rulebook_category_find(own.rulebook, NULL, 12) == NULL);
    CHECK(kiemdinh_rulebook_category_find(own.rulebook, "\377", 1) == NULL);
    CHECK(kiemdinh_rulebook_category_find(own.rulebook, "x", LAST - 1) == NULL);
    CHECK(kiemdinh_rulebook_attribute(own.rulebook, LAST) == NULL);
    CHECK(kiemdinh_rulebook_attribute_find(own.rulebook, NULL, 5) == NULL);
    CHECK(kiemdinh_rulebook_attribute_find(own.rulebook, "\377", 1) == NULL);
    CHECK(kiemdinh_rulebook_provision(own.rulebook, LAST) == NULL);
    CHECK(kiemdinh_rulebook_provision_find(own.rulebook, NULL, 5) == NULL);
    CHECK(kiemdinh_rulebook_provision_find(own.rulebook, "intervals", 9) == NULL);
    CHECK(kiemdinh_rulebook_list(own.rulebook, KIEMDINH_DATE_NONE) == NULL);
    CHECK(kiemdinh_rulebook_list(own.rulebook, 2932897) == NULL);
    CHECK(kiemdinh_rulebook_list(own.rulebook, 0) == NULL);
    CHECK(kiemdinh_rulebook_obligation(own.rulebook, 0, 20000) == NULL);
    CHECK(kiemdinh_rulebook_obligation(own.rulebook, KIEMDINH_DATE_NONE, 20000) == NULL);
    CHECK(kiemdinh_rulebook_obligation(own.rulebook, KIEMDINH_FINDING_NOT_DECLARED, KIEMDINH_DATE_NONE) == NULL);
    CHECK(kiemdinh_rulebook_authority(own.rulebook, NULL, 3, 20000) == NULL);
    CHECK(kiemdinh_rulebook_authority(own.rulebook, "nobody", 6, 20000) == NULL);
    CHECK(kiemdinh_rulebook_authority(own.rulebook, "lead_ministry", KIEMDINH_NTS, KIEMDINH_DATE_NONE) == NULL);
    CHECK(kiemdinh_rulebook_interval(own.rulebook, NULL, 12, 20000, 0) == NULL);
    CHECK(kiemdinh_rulebook_interval(own.rulebook, "lifting.lift", 12, KIEMDINH_DATE_NONE, 0) == NULL);
    CHECK(kiemdinh_rulebook_interval(own.rulebook, "lifting.lift", 12, 20000, LAST) == NULL);
}

static void entries(void)
{
    NO_TEXT(kiemdinh_category_id(wrong, &length));
    NO_TEXT(kiemdinh_category_name(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    ZERO(kiemdinh_category_kind(wrong));
    ZERO(kiemdinh_category_regime(wrong));
    NO_TEXT(kiemdinh_category_json(wrong, &length));
    NO_TEXT(kiemdinh_attribute_definition_name(wrong, &length));
    NO_TEXT(kiemdinh_attribute_definition_label(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    ZERO(kiemdinh_attribute_definition_type(wrong));
    ZERO(kiemdinh_attribute_definition_unit(wrong));
    ZERO(kiemdinh_attribute_definition_choice_count(wrong));
    NO_TEXT(kiemdinh_attribute_definition_choice(wrong, 0, &length));
    LENT(kiemdinh_attribute_definition_choice(kiemdinh_rulebook_attribute(own.rulebook, 0), LAST, &length), NULL);
    NO_TEXT(kiemdinh_attribute_definition_json(wrong, &length));
    NO_TEXT(kiemdinh_provision_key(wrong, &length));
    NO_TEXT(kiemdinh_provision_table(wrong, &length));
    NO_TEXT(kiemdinh_provision_document(wrong, &length));
    NO_TEXT(kiemdinh_provision_article(wrong, &length));
    ZERO(kiemdinh_provision_verification(wrong));
    GIVES(KIEMDINH_DATE_NONE, kiemdinh_provision_from(wrong));
    GIVES(KIEMDINH_DATE_NONE, kiemdinh_provision_to(wrong));
    NO_TEXT(kiemdinh_provision_json(wrong, &length));
    NO_TEXT(kiemdinh_record_id(wrong, &length));
    NO_TEXT(kiemdinh_record_category(wrong, &length));
    NO_TEXT(kiemdinh_record_name(wrong, &length));
    ZERO(kiemdinh_record_units(wrong));
    ZERO(kiemdinh_record_row(wrong));
}

static void assessments(void)
{
    NO_TEXT(kiemdinh_assessment_json(wrong, &length));
    NO_TEXT(kiemdinh_assessment_id(wrong, &length));
    ZERO(kiemdinh_assessment_status(wrong));
    GIVES(KIEMDINH_DATE_NONE, kiemdinh_assessment_due_on(wrong));
    ZERO(kiemdinh_assessment_rule_count(wrong));
    NO_TEXT(kiemdinh_assessment_rule(wrong, 0, &length));
    NO_TEXT(kiemdinh_assessment_document(wrong, &length));
    NO_TEXT(kiemdinh_assessment_provision(wrong, &length));
    NO_TEXT(kiemdinh_assessment_explanation(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    ZERO(kiemdinh_assessment_finding_count(wrong));
    NOTHING(kiemdinh_assessment_finding(wrong, 0));
    ZERO(kiemdinh_assessment_step_count(wrong));
    NOTHING(kiemdinh_assessment_step(wrong, 0));
    ZERO(kiemdinh_assessment_remedy_count(wrong));
    NOTHING(kiemdinh_assessment_remedy(wrong, 0));
    LENT(kiemdinh_assessment_rule(own.assessment, LAST, &length), NULL);
    CHECK(kiemdinh_assessment_finding(own.assessment, LAST) == NULL);
    CHECK(kiemdinh_assessment_step(own.assessment, LAST) == NULL);
    CHECK(kiemdinh_assessment_remedy(own.assessment, LAST) == NULL);
    ZERO(kiemdinh_finding_number(wrong));
    NO_TEXT(kiemdinh_finding_name(wrong, &length));
    ZERO(kiemdinh_finding_severity(wrong));
    NO_TEXT(kiemdinh_finding_field(wrong, &length));
    NO_TEXT(kiemdinh_finding_raw(wrong, &length));
    GIVES(KIEMDINH_DATE_NONE, kiemdinh_finding_on(wrong));
    NO_TEXT(kiemdinh_finding_message(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    NO_TEXT(kiemdinh_finding_document(wrong, &length));
    NO_TEXT(kiemdinh_finding_provision(wrong, &length));
    ZERO(kiemdinh_finding_verification(wrong));
    NO_TEXT(kiemdinh_step_name(wrong, &length));
    NO_TEXT(kiemdinh_step_text(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
    NO_TEXT(kiemdinh_step_document(wrong, &length));
    NO_TEXT(kiemdinh_step_provision(wrong, &length));
    NO_TEXT(kiemdinh_remedy_name(wrong, &length));
    NO_TEXT(kiemdinh_remedy_text(wrong, KIEMDINH_LANGUAGE_ENGLISH, &length));
}

static void names(void)
{
    static const int32_t unknown[] = {0, -1, 99999, KIEMDINH_DATE_NONE};
    size_t each;
    for (each = 0; each < sizeof unknown / sizeof *unknown; ++each) {
        const int32_t number = unknown[each];
        CHECK(kiemdinh_status_name(number, KIEMDINH_LANGUAGE_WIRE) == NULL);
        CHECK(kiemdinh_coverage_name(number, KIEMDINH_LANGUAGE_WIRE) == NULL);
        CHECK(kiemdinh_due_basis_name(number, KIEMDINH_LANGUAGE_WIRE) == NULL);
        CHECK(kiemdinh_verification_name(number, KIEMDINH_LANGUAGE_WIRE) == NULL);
        CHECK(kiemdinh_severity_name(number, KIEMDINH_LANGUAGE_WIRE) == NULL);
        CHECK(kiemdinh_finding_number_name(number, KIEMDINH_LANGUAGE_WIRE) == NULL);
        CHECK(kiemdinh_unit_name(number) == NULL);
        /* 0 is KIEMDINH_OK. */
        CHECK(number == 0 || kiemdinh_result_name(number) == NULL);
        CHECK(number == 0 || kiemdinh_status_name(1, number) == NULL);
    }
}

/* A place for a length may lie anywhere: pointers into a packed buffer are common. */
static void anywhere(void)
{
    size_t found;
    TEXT(kiemdinh_rulebook_id(own.rulebook, misaligned), "vn");
    memcpy(&found, misaligned, sizeof found);
    NUMBER(found, 2);
}

void pointers_of_accessors(void)
{
    errors();
    books();
    entries();
    assessments();
    names();
    anywhere();
}
