#include "check.h"

#include <stdio.h>
#include <string.h>

kiemdinh_error *error;
char unwritten;

static int passed;
static int failed;

static int count(int good, const char *what, const char *file, int line)
{
    if (good) {
        ++passed;
    } else {
        ++failed;
        printf("failed: %s:%d: %s", file, line, what);
    }
    return good;
}

void check(int good, const char *what, const char *file, int line)
{
    if (!count(good, what, file, line)) {
        printf("\n");
    }
}

void check_number(long got, long wanted, const char *what, const char *file, int line)
{
    if (!count(got == wanted, what, file, line)) {
        printf(" is %ld, not %ld\n", got, wanted);
    }
}

void check_text(const char *got, const char *wanted, const char *what, const char *file, int line)
{
    const int same = got == NULL || wanted == NULL ? got == wanted : strcmp(got, wanted) == 0;
    if (!count(same, what, file, line)) {
        printf(" is \"%s\", not \"%s\"\n", got == NULL ? "(NULL)" : got, wanted == NULL ? "(NULL)" : wanted);
    }
}

void check_lent(const char *got, const size_t *length, const char *wanted, const char *what, const char *file,
                int line)
{
    check_text(got, wanted, what, file, line);
    check_number((long)*length, wanted == NULL ? 0 : (long)strlen(wanted), "its length", file, line);
}

void check_ok(kiemdinh_result result, const char *what, const char *file, int line)
{
    if (!count(result == KIEMDINH_OK && error == NULL, what, file, line)) {
        printf(" gives %ld\n", (long)result);
        if (result != KIEMDINH_OK && error != NULL && error != UNWRITTEN) {
            printf("    %s\n", kiemdinh_error_message(error, KIEMDINH_LANGUAGE_ENGLISH, NULL));
            kiemdinh_error_free(error);
        }
        error = NULL;
    }
}

int check_end(void)
{
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}

kiemdinh_text text(const char *ended)
{
    kiemdinh_text made;
    made.data = ended;
    made.length = KIEMDINH_NTS;
    return made;
}

kiemdinh_date day(const char *written)
{
    kiemdinh_date found = KIEMDINH_DATE_NONE;
    OK(kiemdinh_date_parse(written, KIEMDINH_NTS, &found, &error));
    return found;
}

void hoist(kiemdinh_item *item, kiemdinh_attribute attributes[3], kiemdinh_inspection *inspection)
{
    size_t each;
    NUMBER(kiemdinh_item_init(item, sizeof *item), KIEMDINH_OK);
    NUMBER(kiemdinh_inspection_init(inspection, sizeof *inspection), KIEMDINH_OK);
    for (each = 0; each < 3; ++each) {
        NUMBER(kiemdinh_attribute_init(&attributes[each], sizeof attributes[each]), KIEMDINH_OK);
    }
    attributes[0].name = text("rated_capacity");
    attributes[0].value_type = KIEMDINH_VALUE_NUMBER;
    attributes[0].value = 1500;
    attributes[0].unit = KIEMDINH_UNIT_KILOGRAM;
    attributes[1].name = text("installation");
    attributes[1].text = text("fixed");
    attributes[2].name = text("cover");
    attributes[2].text = text("indoor");
    inspection->kind = KIEMDINH_INSPECTION_KIND_INITIAL;
    inspection->performed_on = day("2024-05-19");
    inspection->result = KIEMDINH_OUTCOME_PASS;
    item->id = text("A");
    item->category = text("lifting.hoist_manual");
    item->put_into_use_on = day("2024-05-20");
    item->declared_on = day("2024-05-21");
    item->attributes = attributes;
    item->attribute_count = 3;
    item->inspections = inspection;
    item->inspection_count = 1;
}
