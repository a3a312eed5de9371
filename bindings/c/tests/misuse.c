/* Everything done wrong. Needs a library that was built with the feature test-hooks. */
#include "misuse.h"

#include <stdio.h>
#include <string.h>

struct handles own;
struct outputs out;
kiemdinh_error **to;
void *wrong;
const char *written;
size_t written_length;

static int64_t place[2];
void *const misaligned = (char *)place + 1;

/* What the outputs hold before a call; nothing that a call would write. */
static struct outputs before;

static void untouched(void)
{
    memset(&before, 0xA5, sizeof before);
    before.answer.struct_size = sizeof before.answer;
}

void refuse_begin(kiemdinh_error **where)
{
    error = UNWRITTEN;
    to = where;
    memcpy(&out, &before, sizeof out);
}

void refuse_end(kiemdinh_result got, kiemdinh_result wanted, const char *field, const char *what, const char *file,
                int line)
{
    check_number((long)got, (long)wanted, what, file, line);
    check(memcmp(&out, &before, sizeof out) == 0, "nothing is written", file, line);
    if (to == NULL) {
        check(error == UNWRITTEN, "no error is written", file, line);
        return;
    }
    if (got == KIEMDINH_OK || error == NULL || error == UNWRITTEN) {
        check(0, what, file, line);
        return;
    }
    check_number((long)kiemdinh_error_result(error), (long)wanted, what, file, line);
    check(kiemdinh_error_fault_count(error) >= 1, what, file, line);
    check_number((long)kiemdinh_fault_result(kiemdinh_error_fault(error, 0)), (long)wanted, what, file, line);
    check_text(kiemdinh_fault_field(kiemdinh_error_fault(error, 0), NULL), field, what, file, line);
    check(kiemdinh_error_message(error, KIEMDINH_LANGUAGE_VIETNAMESE, NULL)[0] != '\0', what, file, line);
    check(kiemdinh_error_message(error, KIEMDINH_LANGUAGE_ENGLISH, NULL)[0] != '\0', what, file, line);
    kiemdinh_error_free(error);
}

static void take(void)
{
    static const char record[] = "{\"id\": \"A\", \"category\": \"lifting.lift\"}";
    static const char bodies[] = "[{\"kind\": \"body\", \"number\": \"1\"}]";
    const char *const end = "x.jsonl";
    OK(kiemdinh_rulebook_builtin(&own.rulebook, &error));
    OK(kiemdinh_rulebook_builder_new(&own.builder, &error));
    OK(kiemdinh_accreditations_from_json("b", 1, bodies, KIEMDINH_NTS, &own.accreditations, &error));
    OK(kiemdinh_record_from_json(record, KIEMDINH_NTS, 0, &own.record, &error));
    OK(kiemdinh_reader_open_memory(end, 7, record, KIEMDINH_NTS, KIEMDINH_FORMAT_BY_NAME, 0, NULL, 0, &own.reader,
                                   &error));
    OK(kiemdinh_assessor_new(own.rulebook, NULL, NULL, &own.assessor, &error));
    OK(kiemdinh_assessor_assess_record(own.assessor, own.record, 0, &own.assessment, &error));
    OK(kiemdinh_duplicates_new(&own.duplicates, &error));
    OK(kiemdinh_exposure_new(0, &own.exposure, &error));
    OK(kiemdinh_rulebook_diff(own.rulebook, own.rulebook, &own.string, &error));
    NUMBER(kiemdinh_date_parse("?", 1, &out.date, &own.failed), KIEMDINH_ERROR_INVALID_VALUE);
}

static void give_back(void)
{
    kiemdinh_rulebook_free(own.rulebook);
    kiemdinh_rulebook_builder_free(own.builder);
    kiemdinh_accreditations_free(own.accreditations);
    kiemdinh_record_free(own.record);
    kiemdinh_reader_free(own.reader);
    kiemdinh_assessor_free(own.assessor);
    kiemdinh_assessment_free(own.assessment);
    kiemdinh_duplicates_free(own.duplicates);
    kiemdinh_exposure_free(own.exposure);
    kiemdinh_string_free(own.string);
    kiemdinh_error_free(own.failed);
}

int main(void)
{
    untouched();
    take();
    pointers_of_calls();
    pointers_of_accessors();
    structs();
    values();
    states();
    give_back();
    /* All of it again with nothing. */
    memset(&own, 0, sizeof own);
    give_back();
    return check_end();
}
