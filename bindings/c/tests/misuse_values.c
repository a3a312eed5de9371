/* Wrong numbers, days, counts and texts in the plain structs: the error has the path of the field. */
#include "misuse.h"

#include <stddef.h>
#include <string.h>

static kiemdinh_item item;
static kiemdinh_attribute attributes[3];
static kiemdinh_inspection inspection;
static kiemdinh_event event;
static kiemdinh_text inspector;
static kiemdinh_options options;

static void anew(void)
{
    hoist(&item, attributes, &inspection);
    NUMBER(kiemdinh_event_init(&event, sizeof event), KIEMDINH_OK);
    NUMBER(kiemdinh_options_init(&options, sizeof options), KIEMDINH_OK);
    event.kind = KIEMDINH_EVENT_KIND_MAINTAINED;
    event.on = 20000;
    item.events = &event;
    item.event_count = 1;
    inspector = text("KĐV-1");
    inspection.inspectors = &inspector;
    inspection.inspector_count = 1;
}

#define ANSWER kiemdinh_assessor_answer(own.assessor, &item, 20000, &out.answer, to)

/* The item with one field wrong is refused; put right, it is judged again. */
static void refused(kiemdinh_result result, const char *field, const char *file, int line)
{
    refuse_begin(&error);
    refuse_end(ANSWER, result, field, field, file, line);
    anew();
    to = &error;
    OK(ANSWER);
}

#define WRONG(place, value, result, field) \
    ((place) = (value), refused(KIEMDINH_ERROR_##result, field, __FILE__, __LINE__))
/* A day that is none, before and after the days there are. */
#define WRONG_DAY(place, field)                      \
    (WRONG(place, 2932897, OUT_OF_RANGE, field),     \
     WRONG(place, -719163, OUT_OF_RANGE, field))
/* A number that stands for no word. */
#define WRONG_NUMBER(place, most, field)                   \
    (WRONG(place, (most) + 1, UNKNOWN_NUMBER, field),      \
     WRONG(place, -1, UNKNOWN_NUMBER, field))
/* A text that is none. */
#define WRONG_TEXT(place, field)                                                                        \
    ((place).data = NULL, (place).length = 3, refused(KIEMDINH_ERROR_NULL_ARGUMENT, field, __FILE__, __LINE__), \
     (place).data = "\377", (place).length = 1, refused(KIEMDINH_ERROR_INVALID_UTF8, field, __FILE__, __LINE__), \
     (place).data = "x", (place).length = KIEMDINH_NTS - 1,                                             \
     refused(KIEMDINH_ERROR_INVALID_ARGUMENT, field, __FILE__, __LINE__))

static void of_items(void)
{
    char long_id[130];
    memset(long_id, 'x', sizeof long_id - 1);
    long_id[129] = '\0';
    WRONG(item.year_of_manufacture, 1899, OUT_OF_RANGE, "year_of_manufacture");
    WRONG(item.year_of_manufacture, 2200, OUT_OF_RANGE, "year_of_manufacture");
    WRONG(item.maker_interval_months, 601, OUT_OF_RANGE, "maker_interval_months");
    WRONG(item.maker_interval_months, -1, OUT_OF_RANGE, "maker_interval_months");
    WRONG(item.establishment_interval_months, 601, OUT_OF_RANGE, "establishment_interval_months");
    WRONG_DAY(item.service_life_until, "service_life_until");
    WRONG_DAY(item.put_into_use_on, "put_into_use_on");
    WRONG_DAY(item.declared_on, "declared_on");
    WRONG_DAY(item.use_state_on, "use_state_on");
    WRONG_NUMBER(item.use_state, 4, "use_state");
    WRONG_NUMBER(item.put_into_use_on_precision, 2, "put_into_use_on_precision");
    /* 2024-05-20 is not the first day of its month or year. */
    WRONG(item.put_into_use_on_precision, KIEMDINH_PRECISION_MONTH, INVALID_ARGUMENT, "put_into_use_on");
    WRONG(item.put_into_use_on_precision, KIEMDINH_PRECISION_YEAR, INVALID_ARGUMENT, "put_into_use_on");
    WRONG(item.id, text(long_id), OUT_OF_RANGE, "id");
    WRONG_TEXT(item.id, "id");
    WRONG_TEXT(item.category, "category");
    WRONG(item.attribute_count, 257, TOO_MANY, "attributes");
    WRONG(item.attribute_count, KIEMDINH_NTS, TOO_MANY, "attributes");
    WRONG(item.inspection_count, 10001, TOO_MANY, "inspections");
    WRONG(item.event_count, 10001, TOO_MANY, "events");
    WRONG(item.attributes, NULL, NULL_ARGUMENT, "attributes");
    WRONG(item.inspections, NULL, NULL_ARGUMENT, "inspections");
    WRONG(item.events, NULL, NULL_ARGUMENT, "events");
    WRONG(item.attributes, misaligned, INVALID_ARGUMENT, "attributes");
    WRONG(item.inspections, misaligned, INVALID_ARGUMENT, "inspections");
    WRONG(item.events, misaligned, INVALID_ARGUMENT, "events");
}

static void of_lists(void)
{
    WRONG_NUMBER(attributes[1].value_type, 2, "attributes[1].value_type");
    WRONG(attributes[1].value_type, 0, UNKNOWN_NUMBER, "attributes[1].value_type");
    WRONG_NUMBER(attributes[0].unit, 21, "attributes[0].unit");
    WRONG(attributes[0].scale, -1, OUT_OF_RANGE, "attributes[0].value");
    WRONG(attributes[0].scale, 19, OUT_OF_RANGE, "attributes[0].value");
    WRONG(attributes[0].value, (int64_t)1000000000 * 1000000000, OUT_OF_RANGE, "attributes[0].value");
    WRONG_TEXT(attributes[2].name, "attributes[2].name");
    WRONG_TEXT(attributes[2].text, "attributes[2].text");
    WRONG_NUMBER(inspection.kind, 5, "inspections[0].kind");
    WRONG_NUMBER(inspection.result, 2, "inspections[0].result");
    WRONG_NUMBER(inspection.next_kind, 5, "inspections[0].next_kind");
    WRONG_NUMBER(inspection.withdrawal, 2, "inspections[0].withdrawal");
    /* The day of an inspection may be a month, not a year. */
    WRONG_NUMBER(inspection.performed_on_precision, 1, "inspections[0].performed_on_precision");
    WRONG(inspection.performed_on_precision, 1, INVALID_ARGUMENT, "inspections[0].performed_on");
    WRONG_DAY(inspection.performed_on, "inspections[0].performed_on");
    WRONG_DAY(inspection.report_on, "inspections[0].report_on");
    WRONG_DAY(inspection.certificate_issued_on, "inspections[0].certificate_issued_on");
    WRONG_DAY(inspection.next_due_on, "inspections[0].next_due_on");
    WRONG_DAY(inspection.withdrawn_on, "inspections[0].withdrawn_on");
    WRONG_TEXT(inspection.shortening_reason, "inspections[0].shortening_reason");
    WRONG_TEXT(inspection.body, "inspections[0].body");
    WRONG_TEXT(inspector, "inspections[0].inspectors");
    WRONG(inspection.inspector_count, 65, TOO_MANY, "inspections[0].inspectors");
    WRONG_NUMBER(event.kind, 11, "events[0].kind");
    WRONG_DAY(event.on, "events[0].on");
    WRONG(event.reserved, 1, OUT_OF_RANGE, "events[0].reserved");
    WRONG(inspection.inspectors, NULL, NULL_ARGUMENT, "inspections[0].inspectors");
    WRONG(inspection.inspectors, misaligned, INVALID_ARGUMENT, "inspections[0].inspectors");
    anew();
}

#define WRONG_OPTION(place, value, number, field)                                               \
    (options.place = (value),                                                                   \
     REFUSED(KIEMDINH_ERROR_##number, field,                                                    \
             kiemdinh_assessor_new(own.rulebook, &options, NULL, &out.assessor, to)),           \
     NUMBER(kiemdinh_options_init(&options, sizeof options), KIEMDINH_OK))

static void of_options(void)
{
    WRONG_OPTION(flags, 64, UNKNOWN_NUMBER, "flags");
    WRONG_OPTION(flags, 0x80000000u, UNKNOWN_NUMBER, "flags");
    WRONG_OPTION(window_days, -1, OUT_OF_RANGE, "window_days");
    WRONG_OPTION(window_days, 65536, OUT_OF_RANGE, "window_days");
    WRONG_OPTION(known_on, 2932897, OUT_OF_RANGE, "known_on");
    WRONG_OPTION(printed_date_prevails, 3, UNKNOWN_NUMBER, "printed_date_prevails");
    WRONG_OPTION(printed_date_prevails, -1, UNKNOWN_NUMBER, "printed_date_prevails");
    WRONG_OPTION(roll_to_working_day, 3, UNKNOWN_NUMBER, "roll_to_working_day");
    WRONG_OPTION(stated_ceiling_months, -2, OUT_OF_RANGE, "stated_ceiling_months");
    WRONG_OPTION(stated_ceiling_months, 1201, OUT_OF_RANGE, "stated_ceiling_months");
    WRONG_OPTION(inspector_refresher_months, 601, OUT_OF_RANGE, "inspector_refresher_months");
    WRONG_OPTION(declaration_days, 3661, OUT_OF_RANGE, "declaration_days");
    WRONG_OPTION(certificate_working_days, 367, OUT_OF_RANGE, "certificate_working_days");
}

void values(void)
{
    anew();
    of_items();
    of_lists();
    of_options();
}
