/* Plain structs of every size: shorter, equal, longer with an end of zeros, longer with something in it. */
#include "misuse.h"

#include <string.h>

/* A struct with the end that a later version may give it. */
#define LONGER(type)   \
    struct {           \
        type now;      \
        int64_t later; \
    }

/* Sets up a struct in every size; `longer` has room behind it. */
#define SET_UP(init, longer)                                                                  \
    (NUMBER(init(NULL, sizeof (longer).now), KIEMDINH_ERROR_NULL_ARGUMENT),                   \
     memset(&(longer), 0xA5, sizeof (longer)),                                                \
     NUMBER(init(&(longer).now, 0), KIEMDINH_ERROR_STRUCT_SIZE),                              \
     NUMBER(init(&(longer).now, (uint32_t)sizeof (longer).now - 1), KIEMDINH_ERROR_STRUCT_SIZE), \
     CHECK((longer).now.struct_size == 0xA5A5A5A5u),                                          \
     NUMBER(init(&(longer).now, (uint32_t)sizeof (longer).now), KIEMDINH_OK),                 \
     CHECK((longer).now.struct_size == sizeof (longer).now),                                  \
     CHECK((longer).later != 0),                                                              \
     NUMBER(init(&(longer).now, (uint32_t)sizeof (longer)), KIEMDINH_OK),                     \
     CHECK((longer).now.struct_size == sizeof (longer)),                                      \
     CHECK((longer).later == 0))

/* `call` reads `longer`, which stands at `size` bytes too few, too many, or with an unknown end. */
#define SIZES(longer, call)                                               \
    ((longer).now.struct_size = 0, TOO_SHORT(call),                       \
     (longer).now.struct_size = 4, TOO_SHORT(call),                       \
     (longer).now.struct_size = (uint32_t)sizeof (longer).now - 1, TOO_SHORT(call), \
     (longer).now.struct_size = (uint32_t)sizeof (longer), (longer).later = (int64_t)1 << 56, TOO_SHORT(call), \
     (longer).later = 0, (longer).now.struct_size = 0xFFFFFFFFu, TOO_SHORT(call), \
     (longer).now.struct_size = (uint32_t)sizeof (longer))
#define TOO_SHORT(call) REFUSED(KIEMDINH_ERROR_STRUCT_SIZE, "struct_size", call)

static LONGER(kiemdinh_item) item;
static LONGER(kiemdinh_attribute) attributes[2];
static LONGER(kiemdinh_inspection) inspections[2];
static LONGER(kiemdinh_event) events[2];
static LONGER(kiemdinh_options) options;
static LONGER(kiemdinh_answer) answer;

static void set_up(void)
{
    SET_UP(kiemdinh_item_init, item);
    SET_UP(kiemdinh_attribute_init, attributes[0]);
    SET_UP(kiemdinh_inspection_init, inspections[0]);
    SET_UP(kiemdinh_event_init, events[0]);
    SET_UP(kiemdinh_options_init, options);
    SET_UP(kiemdinh_answer_init, answer);
    NUMBER(options.now.window_days, 30);
    NUMBER(options.now.known_on, KIEMDINH_DATE_NONE);
    NUMBER(item.now.put_into_use_on, KIEMDINH_DATE_NONE);
    NUMBER(attributes[0].now.value_type, KIEMDINH_VALUE_TEXT);
}

/* A program that was built with a newer header: lists of longer elements are walked by their own size. */
static void of_a_newer_program(void)
{
    const kiemdinh_date as_of = day("2026-06-30");
    attributes[1] = attributes[0];
    inspections[1] = inspections[0];
    events[1] = events[0];
    attributes[0].now.name = text("rated_capacity");
    attributes[0].now.text = text("1500 kg");
    attributes[1].now.name = text("installation");
    attributes[1].now.text = text("movable");
    inspections[0].now.performed_on = day("2024-05-19");
    inspections[0].now.result = KIEMDINH_OUTCOME_PASS;
    inspections[1].now.performed_on = day("2025-05-19");
    inspections[1].now.result = KIEMDINH_OUTCOME_FAIL;
    events[1].now.kind = KIEMDINH_EVENT_KIND_DISPOSED;
    events[1].now.on = as_of;
    item.now.category = text("lifting.hoist_manual");
    item.now.attributes = &attributes[0].now;
    item.now.attribute_count = 2;
    item.now.inspections = &inspections[0].now;
    item.now.inspection_count = 2;
    item.now.events = &events[0].now;
    item.now.event_count = 1;
    OK(kiemdinh_assessor_answer(own.assessor, &item.now, as_of, &out.answer, &error));
    NUMBER(out.answer.status, KIEMDINH_STATUS_FAILED);
    item.now.event_count = 2;
    OK(kiemdinh_assessor_answer(own.assessor, &item.now, as_of, &out.answer, &error));
    NUMBER(out.answer.status, KIEMDINH_STATUS_NOT_IN_USE);
}

static void in_calls(void)
{
    SIZES(item, kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    SIZES(item, kiemdinh_assessor_assess(own.assessor, &item.now, 20000, &out.assessment, to));
    SIZES(attributes[0], kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    SIZES(inspections[0], kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    SIZES(events[0], kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    SIZES(options, kiemdinh_assessor_new(own.rulebook, &options.now, NULL, &out.assessor, to));
    /* One element of another size than the first. */
    attributes[1].now.struct_size = sizeof attributes[1].now;
    REFUSED(KIEMDINH_ERROR_STRUCT_SIZE, "attributes",
            kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    attributes[1].now.struct_size = sizeof attributes[1];
    inspections[1].now.struct_size = sizeof inspections[1].now;
    REFUSED(KIEMDINH_ERROR_STRUCT_SIZE, "inspections",
            kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    inspections[1].now.struct_size = sizeof inspections[1];
    events[1].now.struct_size = sizeof events[1].now;
    REFUSED(KIEMDINH_ERROR_STRUCT_SIZE, "events",
            kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, to));
    events[1].now.struct_size = sizeof events[1];
    OK(kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &out.answer, &error));
}

/* An answer is written as far as the library knows it; what a newer program has behind that becomes zero. */
static void out_of_calls(void)
{
    const uint32_t too_small = (uint32_t)sizeof answer.now - 1;
    memset(&answer, 0xA5, sizeof answer);
    answer.now.struct_size = too_small;
    NUMBER(kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &answer.now, NULL), KIEMDINH_ERROR_STRUCT_SIZE);
    NUMBER(kiemdinh_assessor_answer_record(own.assessor, own.record, 20000, &answer.now, NULL),
           KIEMDINH_ERROR_STRUCT_SIZE);
    NUMBER(kiemdinh_assessment_answer(own.assessment, &answer.now, NULL), KIEMDINH_ERROR_STRUCT_SIZE);
    CHECK(answer.now.struct_size == too_small && answer.now.status == (int32_t)0xA5A5A5A5u);
    answer.now.struct_size = 0xFFFFFFFFu;
    NUMBER(kiemdinh_assessment_answer(own.assessment, &answer.now, NULL), KIEMDINH_ERROR_STRUCT_SIZE);
    answer.now.struct_size = sizeof answer.now;
    OK(kiemdinh_assessment_answer(own.assessment, &answer.now, &error));
    CHECK(answer.later != 0);
    answer.now.struct_size = sizeof answer;
    OK(kiemdinh_assessor_answer(own.assessor, &item.now, 20000, &answer.now, &error));
    CHECK(answer.later == 0 && answer.now.struct_size == sizeof answer);
}

void structs(void)
{
    set_up();
    of_a_newer_program();
    in_calls();
    out_of_calls();
}
