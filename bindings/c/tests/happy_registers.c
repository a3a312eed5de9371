/* Whole registers: reading, duplicates, penalty exposure, accreditations from a file. */
#include "happy.h"

#include <stdio.h>
#include <string.h>

#define HOIST                                                                                      \
    "\"category\": \"lifting.hoist_manual\", \"put_into_use_on\": \"2024-05-20\", \"attributes\": " \
    "{\"rated_capacity\": \"1500 kg\", \"installation\": \"fixed\", \"cover\": \"indoor\"}, "

/* registers.json: everything_twice in the first two rows, and in the third of two_acts_of_one_owner the second. */
static const char inspected[] = "{\"id\": \"A\", \"serial_no\": \"SN-1\", \"manufacturer\": \"Kito\", " HOIST
                                "\"inspections\": [{\"performed_on\": \"2024-05-19\", \"result\": \"pass\"}]}\n";
static const char never[] =
    "{\"id\": \"B\", \"quantity\": 5, \"name\": \"Pa lăng\", " HOIST "\"declared_on\": \"2024-05-21\"}\n";

/* The sample register: every row is a record, or says why it is none; one id in it is too long. */
static void a_file(const char *folder)
{
    char path[4096];
    kiemdinh_reader *reader = NULL;
    kiemdinh_record *record = NULL;
    long row;
    int unreadable = 0;
    sprintf(path, "%.4000s/register.csv", folder);
    OK(kiemdinh_reader_open_file(path, KIEMDINH_NTS, KIEMDINH_FORMAT_BY_NAME, 0, NULL, 0, &reader, &error));
    /* The heading is row 1. */
    for (row = 2;; ++row) {
        const kiemdinh_result result = kiemdinh_reader_next(reader, &record, &error);
        if (result == KIEMDINH_ERROR_ROW) {
            NUMBER(kiemdinh_fault_row(kiemdinh_error_fault(error, 0)), row);
            CHECK(kiemdinh_error_json(error, NULL) != NULL);
            kiemdinh_error_free(error);
            ++unreadable;
            continue;
        }
        NUMBER(result, KIEMDINH_OK);
        if (result != KIEMDINH_OK || record == NULL) {
            break;
        }
        NUMBER(kiemdinh_record_row(record), row);
        CHECK(kiemdinh_record_id(record, NULL)[0] != '\0');
        kiemdinh_record_free(record);
    }
    CHECK(unreadable >= 1);
    CHECK(row > 100);
    kiemdinh_reader_free(reader);
}

/* A foreign table, by a mapping; a row that cannot be read does not end the reading. */
static void a_foreign_table(void)
{
    static const char table[] = "Mã;Loại\nX-1;lifting.lift\n;lifting.lift\nX-3;lifting.lift\n";
    static const char mapping[] = "{\"columns\": {\"Mã\": \"id\", \"Loại\": \"category\"}}";
    kiemdinh_reader *reader = NULL;
    kiemdinh_record *record = NULL;
    size_t length;
    OK(kiemdinh_reader_open_memory("table", KIEMDINH_NTS, table, KIEMDINH_NTS, KIEMDINH_FORMAT_CSV, 0, mapping,
                                   KIEMDINH_NTS, &reader, &error));
    OK(kiemdinh_reader_next(reader, &record, &error));
    LENT(kiemdinh_record_id(record, &length), "X-1");
    LENT(kiemdinh_record_category(record, &length), "lifting.lift");
    LENT(kiemdinh_record_name(record, &length), NULL);
    NUMBER(kiemdinh_record_units(record), 1);
    kiemdinh_record_free(record);
    record = UNWRITTEN;
    NUMBER(kiemdinh_reader_next(reader, &record, &error), KIEMDINH_ERROR_ROW);
    CHECK(record == UNWRITTEN);
    NUMBER(kiemdinh_error_finding(error), KIEMDINH_FINDING_MISSING_FIELD);
    CHECK(kiemdinh_fault_row(kiemdinh_error_fault(error, 0)) == 3);
    NUMBER(kiemdinh_fault_column(kiemdinh_error_fault(error, 0)), 1);
    kiemdinh_error_free(error);
    OK(kiemdinh_reader_next(reader, &record, &error));
    LENT(kiemdinh_record_id(record, &length), "X-3");
    kiemdinh_record_free(record);
    OK(kiemdinh_reader_next(reader, &record, &error));
    CHECK(record == NULL);
    kiemdinh_reader_free(reader);
}

static void twofold(const kiemdinh_rulebook *book)
{
    kiemdinh_options options;
    kiemdinh_reader *reader = NULL;
    kiemdinh_record *records[3];
    kiemdinh_duplicates *duplicates = NULL;
    kiemdinh_exposure *exposure = NULL;
    kiemdinh_assessor *judge = NULL;
    kiemdinh_assessment *told = NULL;
    kiemdinh_string *json = NULL;
    char register_[sizeof inspected * 2 + sizeof never];
    size_t length;
    int row;
    sprintf(register_, "%s%s%s", inspected, inspected, never);
    NUMBER(kiemdinh_options_init(&options, sizeof options), KIEMDINH_OK);
    options.flags = KIEMDINH_OPTION_COMPLETE_DECLARATIONS | KIEMDINH_OPTION_COMPLETE_HISTORY |
                    KIEMDINH_OPTION_COMPLETE_USE;
    OK(kiemdinh_assessor_new(book, &options, NULL, &judge, &error));
    OK(kiemdinh_duplicates_new(&duplicates, &error));
    OK(kiemdinh_exposure_new(options.flags, &exposure, &error));
    OK(kiemdinh_reader_open_memory("twice.jsonl", KIEMDINH_NTS, register_, KIEMDINH_NTS, KIEMDINH_FORMAT_BY_NAME,
                                   0, NULL, 0, &reader, &error));
    for (row = 0; row < 3; ++row) {
        OK(kiemdinh_reader_next(reader, &records[row], &error));
        OK(kiemdinh_duplicates_add(duplicates, 0, records[row], &error));
    }
    kiemdinh_reader_free(reader);
    LENT(kiemdinh_record_name(records[2], &length), "Pa lăng");
    NUMBER(kiemdinh_record_units(records[2]), 5);
    OK(kiemdinh_duplicates_finish(duplicates, &error));
    OK(kiemdinh_assessor_set_duplicates(judge, duplicates, 0, &error));
    kiemdinh_duplicates_free(duplicates);
    for (row = 0; row < 3; ++row) {
        OK(kiemdinh_assessor_assess_record(judge, records[row], day("2026-11-01"), &told, &error));
        if (row < 2) {
            /* The id, the machine, and: not declared. */
            NUMBER(kiemdinh_assessment_finding_count(told), 3);
            NUMBER(kiemdinh_finding_number(kiemdinh_assessment_finding(told, 0)), KIEMDINH_FINDING_DUPLICATE_ID);
            NUMBER(kiemdinh_finding_number(kiemdinh_assessment_finding(told, 1)), KIEMDINH_FINDING_NOT_DECLARED);
            NUMBER(kiemdinh_finding_number(kiemdinh_assessment_finding(told, 2)), KIEMDINH_FINDING_DUPLICATE_ITEM);
        } else {
            NUMBER(kiemdinh_assessment_status(told), KIEMDINH_STATUS_NEVER_INSPECTED);
        }
        OK(kiemdinh_exposure_add(exposure, told, &error));
        kiemdinh_assessment_free(told);
    }
    OK(kiemdinh_exposure_json(exposure, book, day("2026-11-01"), &json, &error));
    CHECK(strstr(kiemdinh_string_text(json, NULL), "\"act\":\"not_declared\",\"units\":2") != NULL);
    CHECK(strstr(kiemdinh_string_text(json, NULL), "\"act\":\"not_inspected\",\"units\":5") != NULL);
    CHECK(strstr(kiemdinh_string_text(json, NULL), "\"individual_max\":50000000") != NULL);
    kiemdinh_string_free(json);
    kiemdinh_exposure_free(exposure);
    /* Ended, duplicates are told no more. */
    OK(kiemdinh_assessor_set_duplicates(judge, NULL, 0, &error));
    OK(kiemdinh_assessor_assess_record(judge, records[0], day("2026-11-01"), &told, &error));
    NUMBER(kiemdinh_assessment_finding_count(told), 1);
    kiemdinh_assessment_free(told);
    for (row = 0; row < 3; ++row) {
        kiemdinh_record_free(records[row]);
    }
    kiemdinh_assessor_free(judge);
}

/* Written to the folder in which the test runs. */
static void accreditations(const char *folder)
{
    static const char name[] = "accreditations.jsonl";
    FILE *file = fopen(name, "wb");
    kiemdinh_accreditations *read = NULL;
    char path[4096];
    CHECK(file != NULL);
    if (file != NULL) {
        CHECK(fputs("{\"kind\": \"body\", \"number\": \"KĐ-1\"}\n", file) >= 0);
        CHECK(fclose(file) == 0);
        OK(kiemdinh_accreditations_from_file(name, KIEMDINH_NTS, &read, &error));
        kiemdinh_accreditations_free(read);
        CHECK(remove(name) == 0);
    }
    /* A file that is not there is told by its name. */
    read = UNWRITTEN;
    sprintf(path, "%.4000s/nowhere.jsonl", folder);
    NUMBER(kiemdinh_accreditations_from_file(path, KIEMDINH_NTS, &read, &error), KIEMDINH_ERROR_INPUT_OUTPUT);
    TEXT(kiemdinh_fault_file(kiemdinh_error_fault(error, 0), NULL), path);
    CHECK(read == UNWRITTEN);
    kiemdinh_error_free(error);
}

void registers(const char *folder)
{
    kiemdinh_rulebook *book = NULL;
    a_file(folder);
    a_foreign_table();
    OK(kiemdinh_rulebook_builtin(&book, &error));
    twofold(book);
    kiemdinh_rulebook_free(book);
    accreditations(folder);
}
