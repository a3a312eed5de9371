/* Why an item is valid or not, in Vietnamese: a hoist, filled in as a plain struct. */
#include <stdio.h>

#include <kiemdinh.h>

static kiemdinh_text text(const char *ended) {
    kiemdinh_text text;
    text.data = ended;
    text.length = KIEMDINH_NTS;
    return text;
}

int main(void) {
    kiemdinh_rulebook *book = NULL;
    kiemdinh_assessor *assessor = NULL;
    kiemdinh_assessment *assessment = NULL;
    kiemdinh_error *error = NULL;
    kiemdinh_options options;
    kiemdinh_item hoist;
    kiemdinh_inspection inspection;
    kiemdinh_attribute capacity;
    int32_t as_of = KIEMDINH_DATE_NONE;
    size_t index;
    int status = 0;

    kiemdinh_options_init(&options, sizeof options);
    kiemdinh_item_init(&hoist, sizeof hoist);
    kiemdinh_inspection_init(&inspection, sizeof inspection);
    kiemdinh_attribute_init(&capacity, sizeof capacity);
    options.flags = KIEMDINH_OPTION_EXPLANATION;
    hoist.id = text("PL-7");
    hoist.category = text("lifting.hoist_electric");
    hoist.attributes = &capacity;
    hoist.attribute_count = 1;
    hoist.inspections = &inspection;
    hoist.inspection_count = 1;
    capacity.name = text("rated_capacity");
    capacity.value_type = KIEMDINH_VALUE_NUMBER;
    capacity.value = 25; /* 2.5 t */
    capacity.scale = 1;
    capacity.unit = KIEMDINH_UNIT_TONNE;
    inspection.result = KIEMDINH_OUTCOME_PASS;

    if (kiemdinh_date_from_ymd(2020, 3, 1, &hoist.put_into_use_on, &error) != KIEMDINH_OK ||
        kiemdinh_date_from_ymd(2024, 5, 19, &inspection.performed_on, &error) != KIEMDINH_OK ||
        kiemdinh_date_from_ymd(2026, 11, 23, &as_of, &error) != KIEMDINH_OK ||
        kiemdinh_rulebook_builtin(&book, &error) != KIEMDINH_OK ||
        kiemdinh_assessor_new(book, &options, NULL, &assessor, &error) != KIEMDINH_OK ||
        kiemdinh_assessor_assess(assessor, &hoist, as_of, &assessment, &error) != KIEMDINH_OK) {
        fprintf(stderr, "%s\n", kiemdinh_error_message(error, KIEMDINH_LANGUAGE_VIETNAMESE, NULL));
        status = 1;
    } else {
        puts(kiemdinh_status_name(kiemdinh_assessment_status(assessment), KIEMDINH_LANGUAGE_VIETNAMESE));
        puts(kiemdinh_assessment_explanation(assessment, KIEMDINH_LANGUAGE_VIETNAMESE, NULL));
        for (index = 0; index < kiemdinh_assessment_finding_count(assessment); index++) {
            const kiemdinh_finding *finding = kiemdinh_assessment_finding(assessment, index);
            const char *document = kiemdinh_finding_document(finding, NULL);
            printf("%s%s%s\n", kiemdinh_finding_message(finding, KIEMDINH_LANGUAGE_VIETNAMESE, NULL),
                   document == NULL ? "" : ": ", document == NULL ? "" : document);
        }
    }
    kiemdinh_error_free(error);
    kiemdinh_assessment_free(assessment);
    kiemdinh_assessor_free(assessor);
    kiemdinh_rulebook_free(book);
    return status;
}
