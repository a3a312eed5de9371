/* Answers conformance cases through the C ABI. README.md describes the protocol. */
#include <kiemdinh.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "put.h"
#include "request.h"

/* What the requests before have set up. */
typedef struct state {
    kiemdinh_rulebook *book;
    kiemdinh_accreditations *accreditations;
    kiemdinh_options options;
} state;

static void set_book(state *own, request *asked) {
    kiemdinh_rulebook_builder *builder = NULL;
    kiemdinh_rulebook *book = NULL;
    kiemdinh_error *error = NULL;
    int fine = good(kiemdinh_rulebook_builder_new(&builder, &error), &error);
    while (fine && asked->next < asked->count) {
        kiemdinh_text overlay = take(asked);
        fine = good(kiemdinh_rulebook_builder_add_text(builder, 1, "overlay", KIEMDINH_NTS, overlay.data,
                                                       overlay.length, &error),
                    &error);
    }
    if (fine && good(kiemdinh_rulebook_builder_build(builder, &book, &error), &error)) {
        kiemdinh_rulebook_free(own->book);
        own->book = book;
    }
    kiemdinh_rulebook_builder_free(builder);
}

static void set_accreditations(state *own, request *asked) {
    kiemdinh_error *error = NULL;
    kiemdinh_accreditations_free(own->accreditations);
    own->accreditations = NULL;
    if (asked->count > 0) {
        kiemdinh_text json = take(asked);
        good(kiemdinh_accreditations_from_json("accreditations", KIEMDINH_NTS, json.data, json.length,
                                               &own->accreditations, &error),
             &error);
    }
}

static void set_options(state *own, request *asked) {
    kiemdinh_options_init(&own->options, sizeof own->options);
    own->options.flags = (uint32_t)take_number(asked);
    own->options.window_days = take_number(asked);
    own->options.known_on = take_date(asked);
    own->options.printed_date_prevails = take_number(asked);
    own->options.roll_to_working_day = take_number(asked);
}

static kiemdinh_assessor *judge(const state *own) {
    kiemdinh_assessor *assessor = NULL;
    kiemdinh_error *error = NULL;
    good(kiemdinh_assessor_new(own->book, &own->options, own->accreditations, &assessor, &error), &error);
    return assessor;
}

static void judge_json(const state *own, request *asked) {
    uint32_t flags = (uint32_t)take_number(asked);
    kiemdinh_date as_of = take_date(asked);
    kiemdinh_text json = take(asked);
    kiemdinh_assessor *assessor = judge(own);
    kiemdinh_assessment *assessment = NULL;
    kiemdinh_record *record = NULL;
    kiemdinh_answer answer;
    kiemdinh_error *error = NULL;
    if (good(kiemdinh_assessor_assess_json(assessor, json.data, json.length, flags, as_of, &assessment, &error),
             &error)) {
        put_assessment("", assessment);
    }
    kiemdinh_answer_init(&answer, sizeof answer);
    if (good(kiemdinh_record_from_json(json.data, json.length, flags, &record, &error), &error) &&
        good(kiemdinh_assessor_answer_record(assessor, record, as_of, &answer, &error), &error)) {
        put_answer("answer.", &answer);
    }
    kiemdinh_record_free(record);
    kiemdinh_assessor_free(assessor);
}

static void judge_register(const state *own, request *asked) {
    uint32_t flags = (uint32_t)take_number(asked);
    kiemdinh_date as_of = take_date(asked);
    size_t count = (asked->count - asked->next) / 2;
    kiemdinh_record **records = allocate(count * sizeof *records);
    uint32_t *sources = allocate(count * sizeof *sources);
    kiemdinh_assessor *assessor = judge(own);
    kiemdinh_duplicates *duplicates = NULL;
    kiemdinh_exposure *exposure = NULL;
    kiemdinh_assessment *assessment = NULL;
    kiemdinh_string *json = NULL;
    kiemdinh_error *error = NULL;
    char place[64];
    size_t index;
    int fine = good(kiemdinh_duplicates_new(&duplicates, &error), &error) &&
               good(kiemdinh_exposure_new(own->options.flags, &exposure, &error), &error);
    memset(records, 0, count * sizeof *records);
    for (index = 0; fine && index < count; index++) {
        kiemdinh_text text;
        sources[index] = (uint32_t)take_number(asked);
        text = take(asked);
        fine = good(kiemdinh_record_from_json(text.data, text.length, flags, &records[index], &error), &error) &&
               good(kiemdinh_duplicates_add(duplicates, sources[index], records[index], &error), &error);
    }
    fine = fine && good(kiemdinh_duplicates_finish(duplicates, &error), &error);
    put_list("", "assessments");
    for (index = 0; fine && index < count; index++) {
        fine = good(kiemdinh_assessor_set_duplicates(assessor, duplicates, sources[index], &error), &error) &&
               good(kiemdinh_assessor_assess_record(assessor, records[index], as_of, &assessment, &error), &error) &&
               good(kiemdinh_exposure_add(exposure, assessment, &error), &error);
        if (fine) {
            put_assessment(entry(place, "", "assessments", index), assessment);
        }
    }
    if (fine && good(kiemdinh_exposure_json(exposure, own->book, as_of, &json, &error), &error)) {
        size_t length;
        const char *text = kiemdinh_string_text(json, &length);
        put_text("", "exposure", text, length);
    }
    for (index = 0; index < count; index++) {
        kiemdinh_record_free(records[index]);
    }
    kiemdinh_string_free(json);
    kiemdinh_exposure_free(exposure);
    kiemdinh_duplicates_free(duplicates);
    kiemdinh_assessor_free(assessor);
    free(sources);
    free(records);
}

static void read_line(request *asked) {
    uint32_t flags = (uint32_t)take_number(asked);
    kiemdinh_text text = take(asked);
    kiemdinh_record *record = NULL;
    kiemdinh_error *error = NULL;
    good(kiemdinh_record_from_json(text.data, text.length, flags, &record, &error), &error);
    kiemdinh_record_free(record);
}

/* ---- The plain struct ---- */

static kiemdinh_attribute take_attribute(request *asked) {
    kiemdinh_attribute attribute;
    kiemdinh_text number, symbol;
    kiemdinh_attribute_init(&attribute, sizeof attribute);
    attribute.name = take(asked);
    attribute.text = take(asked);
    number = take(asked);
    symbol = take(asked);
    if (number.data != NULL) {
        attribute.value_type = KIEMDINH_VALUE_NUMBER;
        if (kiemdinh_decimal_parse(number.data, number.length, &attribute.value, &attribute.scale, NULL) !=
            KIEMDINH_OK) {
            broken("no number");
        }
    }
    if (symbol.data != NULL &&
        kiemdinh_unit_parse(symbol.data, symbol.length, &attribute.unit, NULL) != KIEMDINH_OK) {
        broken("no unit");
    }
    return attribute;
}

static kiemdinh_inspection take_inspection(request *asked) {
    kiemdinh_inspection inspection;
    kiemdinh_inspection_init(&inspection, sizeof inspection);
    inspection.kind = take_number(asked);
    inspection.performed_on = take_number(asked);
    inspection.performed_on_precision = take_number(asked);
    inspection.report_on = take_number(asked);
    inspection.result = take_number(asked);
    inspection.certificate_issued_on = take_number(asked);
    inspection.next_due_on = take_number(asked);
    inspection.next_due_on_precision = take_number(asked);
    inspection.next_kind = take_number(asked);
    inspection.withdrawn_on = take_number(asked);
    inspection.withdrawal = take_number(asked);
    inspection.shortening_reason = take(asked);
    inspection.body = take(asked);
    inspection.inspector_count = (size_t)take_number(asked);
    /* The inspectors stand in the request as they are wanted here. */
    inspection.inspectors = asked->fields + asked->next;
    asked->next += inspection.inspector_count;
    return inspection;
}

static void judge_struct(const state *own, request *asked) {
    kiemdinh_date as_of = take_date(asked);
    kiemdinh_attribute *attributes;
    kiemdinh_inspection *inspections;
    kiemdinh_event *events;
    kiemdinh_item item;
    kiemdinh_assessor *assessor = judge(own);
    kiemdinh_assessment *assessment = NULL;
    kiemdinh_answer answer;
    kiemdinh_error *error = NULL;
    size_t index;
    kiemdinh_item_init(&item, sizeof item);
    item.year_of_manufacture = take_number(asked);
    item.id = take(asked);
    item.category = take(asked);
    item.service_life_until = take_number(asked);
    item.maker_interval_months = take_number(asked);
    item.establishment_interval_months = take_number(asked);
    item.put_into_use_on = take_number(asked);
    item.put_into_use_on_precision = take_number(asked);
    item.declared_on = take_number(asked);
    item.use_state = take_number(asked);
    item.use_state_on = take_number(asked);
    item.attribute_count = (size_t)take_number(asked);
    item.attributes = attributes = allocate(item.attribute_count * sizeof *attributes);
    for (index = 0; index < item.attribute_count; index++) {
        attributes[index] = take_attribute(asked);
    }
    item.inspection_count = (size_t)take_number(asked);
    item.inspections = inspections = allocate(item.inspection_count * sizeof *inspections);
    for (index = 0; index < item.inspection_count; index++) {
        inspections[index] = take_inspection(asked);
    }
    item.event_count = (size_t)take_number(asked);
    item.events = events = allocate(item.event_count * sizeof *events);
    for (index = 0; index < item.event_count; index++) {
        kiemdinh_event_init(&events[index], sizeof *events);
        events[index].kind = take_number(asked);
        events[index].on = take_number(asked);
    }
    kiemdinh_answer_init(&answer, sizeof answer);
    if (good(kiemdinh_assessor_answer(assessor, &item, as_of, &answer, &error), &error)) {
        put_answer("answer.", &answer);
    }
    if (good(kiemdinh_assessor_assess(assessor, &item, as_of, &assessment, &error), &error)) {
        put_assessment("", assessment);
    }
    kiemdinh_assessor_free(assessor);
    free(attributes);
    free(inspections);
    free(events);
}

int main(void) {
    state own;
    request asked;
    own.book = NULL;
    own.accreditations = NULL;
    kiemdinh_options_init(&own.options, sizeof own.options);
    while (read_request(&asked)) {
        if (strcmp(asked.command, "book") == 0) {
            set_book(&own, &asked);
        } else if (strcmp(asked.command, "accreditations") == 0) {
            set_accreditations(&own, &asked);
        } else if (strcmp(asked.command, "options") == 0) {
            set_options(&own, &asked);
        } else if (strcmp(asked.command, "json") == 0) {
            judge_json(&own, &asked);
        } else if (strcmp(asked.command, "register") == 0) {
            judge_register(&own, &asked);
        } else if (strcmp(asked.command, "line") == 0) {
            read_line(&asked);
        } else if (strcmp(asked.command, "struct") == 0) {
            judge_struct(&own, &asked);
        } else {
            broken("an unknown command");
        }
        if (asked.next != asked.count) {
            broken("too many fields");
        }
        printf("end\n");
        free_request(&asked);
    }
    kiemdinh_accreditations_free(own.accreditations);
    kiemdinh_rulebook_free(own.book);
    return 0;
}
