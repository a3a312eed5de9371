/* NULL and misaligned pointers, one at a time, for every function that can fail; and its numbers. */
#include "misuse.h"

static void dates(void)
{
    const kiemdinh_date none = KIEMDINH_DATE_NONE;
    const kiemdinh_date after = 2932897;
    const kiemdinh_date before = -719163;
    POINTER("date", kiemdinh_date_from_ymd(2024, 1, 1, wrong, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "date", kiemdinh_date_from_ymd(2023, 2, 29, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "date", kiemdinh_date_from_ymd(0, 1, 1, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "date", kiemdinh_date_from_ymd(10000, 1, 1, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "date", kiemdinh_date_from_ymd(2024, -1, 1, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "date", kiemdinh_date_from_ymd(2024, 13, 1, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "date", kiemdinh_date_from_ymd(2024, 1, none, &out.date, to));
    POINTER("date", kiemdinh_date_parse("2024-01-01", 10, wrong, to));
    WRITTEN("text", kiemdinh_date_parse(written, written_length, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "text", kiemdinh_date_parse(NULL, 0, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "text", kiemdinh_date_parse("2024-1-1", 8, &out.date, to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "text", kiemdinh_date_parse("2024-02-30", 10, &out.date, to));
    REFUSED(KIEMDINH_ERROR_NULL_ARGUMENT, "buffer", kiemdinh_date_format(0, NULL, 11, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "size", kiemdinh_date_format(0, out.buffer, 10, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "date", kiemdinh_date_format(none, out.buffer, 16, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "date",
            kiemdinh_date_to_ymd(after, &out.numbers[0], &out.numbers[1], &out.numbers[2], to));
    wrong = misaligned;
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "year", kiemdinh_date_to_ymd(0, wrong, NULL, NULL, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "month", kiemdinh_date_to_ymd(0, &out.numbers[0], wrong, NULL, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "day",
            kiemdinh_date_to_ymd(0, &out.numbers[0], &out.numbers[1], wrong, to));
    POINTER("later", kiemdinh_date_add_months(0, 1, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "date", kiemdinh_date_add_months(none, 1, &out.date, to));
    POINTER("last", kiemdinh_date_end_of_month(0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "date", kiemdinh_date_end_of_month(before, &out.date, to));
    POINTER("weekday", kiemdinh_date_weekday(0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "date", kiemdinh_date_weekday(after, &out.numbers[0], to));
}

static void quantities(void)
{
    POINTER("value", kiemdinh_decimal_parse("1", 1, wrong, &out.numbers[0], to));
    POINTER("scale", kiemdinh_decimal_parse("1", 1, &out.value, wrong, to));
    WRITTEN("text", kiemdinh_decimal_parse(written, written_length, &out.value, &out.numbers[0], to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "text",
            kiemdinh_decimal_parse("1234567890123456789", KIEMDINH_NTS, &out.value, &out.numbers[0], to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "text", kiemdinh_decimal_parse("1,5", 3, &out.value, &out.numbers[0], to));
    POINTER("unit", kiemdinh_unit_parse("kg", 2, wrong, to));
    WRITTEN("text", kiemdinh_unit_parse(written, written_length, &out.numbers[0], to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "text", kiemdinh_unit_parse("stone", 5, &out.numbers[0], to));
    POINTER("order", kiemdinh_quantity_compare("1 kg", 4, "1 t", 3, wrong, to));
    WRITTEN("first", kiemdinh_quantity_compare(written, written_length, "1 t", 3, &out.numbers[0], to));
    WRITTEN("second", kiemdinh_quantity_compare("1 t", 3, written, written_length, &out.numbers[0], to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "first", kiemdinh_quantity_compare("t", 1, "1 t", 3, &out.numbers[0], to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "second", kiemdinh_quantity_compare("1 t", 3, "1", 1, &out.numbers[0], to));
    REFUSED(KIEMDINH_ERROR_INVALID_VALUE, "second",
            kiemdinh_quantity_compare("1 t", 3, "1 bar", 5, &out.numbers[0], to));
}

static void rulebooks(void)
{
    POINTER("rulebook", kiemdinh_rulebook_builtin(wrong, to));
    POINTER("rulebook", kiemdinh_rulebook_gaps(wrong, &out.string, to));
    POINTER("json", kiemdinh_rulebook_gaps(own.rulebook, wrong, to));
    POINTER("before", kiemdinh_rulebook_diff(wrong, own.rulebook, &out.string, to));
    POINTER("after", kiemdinh_rulebook_diff(own.rulebook, wrong, &out.string, to));
    POINTER("json", kiemdinh_rulebook_diff(own.rulebook, own.rulebook, wrong, to));
    POINTER("builder", kiemdinh_rulebook_builder_new(wrong, to));
    POINTER("builder", kiemdinh_rulebook_builder_add_text(wrong, 0, "n", 1, "", 0, to));
    WRITTEN("name", kiemdinh_rulebook_builder_add_text(own.builder, 0, written, written_length, "", 0, to));
    WRITTEN("toml", kiemdinh_rulebook_builder_add_text(own.builder, 0, "n", 1, written, written_length, to));
    REFUSED(KIEMDINH_ERROR_UNKNOWN_NUMBER, "is_overlay",
            kiemdinh_rulebook_builder_add_text(own.builder, 2, "n", 1, "", 0, to));
    WRITTEN("path", kiemdinh_rulebook_builder_add_file(own.builder, 1, written, written_length, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "path", kiemdinh_rulebook_builder_add_file(own.builder, 1, "", 0, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "path", kiemdinh_rulebook_builder_add_file(own.builder, 1, "a\0b", 3, to));
    REFUSED(KIEMDINH_ERROR_INPUT_OUTPUT, NULL,
            kiemdinh_rulebook_builder_add_file(own.builder, 1, "no/such/file", KIEMDINH_NTS, to));
    REFUSED(KIEMDINH_ERROR_INPUT_OUTPUT, NULL,
            kiemdinh_rulebook_builder_add_file(own.builder, 1, ".", KIEMDINH_NTS, to));
    POINTER("builder", kiemdinh_rulebook_builder_build(wrong, &out.rulebook, to));
    POINTER("rulebook", kiemdinh_rulebook_builder_build(own.builder, wrong, to));
}

static void inputs(void)
{
    POINTER("accreditations", kiemdinh_accreditations_from_json("n", 1, "[]", 2, wrong, to));
    WRITTEN("name", kiemdinh_accreditations_from_json(written, written_length, "[]", 2, &out.accreditations, to));
    WRITTEN("json", kiemdinh_accreditations_from_json("n", 1, written, written_length, &out.accreditations, to));
    POINTER("accreditations", kiemdinh_accreditations_from_file("x", 1, wrong, to));
    WRITTEN("path", kiemdinh_accreditations_from_file(written, written_length, &out.accreditations, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "path",
            kiemdinh_accreditations_from_file(NULL, 0, &out.accreditations, to));
    POINTER("record", kiemdinh_record_from_json("{}", 2, 0, wrong, to));
    BYTES("json", kiemdinh_record_from_json(written, written_length, 0, &out.record, to));
    REFUSED(KIEMDINH_ERROR_UNKNOWN_NUMBER, "flags", kiemdinh_record_from_json("{}", 2, 2, &out.record, to));
    REFUSED(KIEMDINH_ERROR_ROW, "id", kiemdinh_record_from_json("{}", 2, 0, &out.record, to));
    REFUSED(KIEMDINH_ERROR_ROW, NULL, kiemdinh_record_from_json("{\"id\": \"\377\"}", 11, 0, &out.record, to));
    POINTER("reader", kiemdinh_reader_open_file("x", 1, 0, 0, NULL, 0, wrong, to));
    WRITTEN("path", kiemdinh_reader_open_file(written, written_length, 0, 0, NULL, 0, &out.reader, to));
    WRITTEN("mapping", kiemdinh_reader_open_file("x", 1, 0, 0, written, written_length, &out.reader, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "path", kiemdinh_reader_open_file("", 0, 0, 0, NULL, 0, &out.reader, to));
    REFUSED(KIEMDINH_ERROR_INPUT_OUTPUT, NULL,
            kiemdinh_reader_open_file("no/such/file", KIEMDINH_NTS, 0, 0, NULL, 0, &out.reader, to));
    POINTER("reader", kiemdinh_reader_open_memory("n", 1, "id\n", 3, 0, 0, NULL, 0, wrong, to));
    WRITTEN("name", kiemdinh_reader_open_memory(written, written_length, "id\n", 3, 0, 0, NULL, 0, &out.reader, to));
    BYTES("register", kiemdinh_reader_open_memory("n", 1, written, written_length, 0, 0, NULL, 0, &out.reader, to));
    WRITTEN("mapping",
            kiemdinh_reader_open_memory("n", 1, "id\n", 3, 0, 0, written, written_length, &out.reader, to));
    REFUSED(KIEMDINH_ERROR_UNKNOWN_NUMBER, "format",
            kiemdinh_reader_open_memory("n", 1, "id\n", 3, 3, 0, NULL, 0, &out.reader, to));
    REFUSED(KIEMDINH_ERROR_UNKNOWN_NUMBER, "flags",
            kiemdinh_reader_open_memory("n", 1, "id\n", 3, 2, 2, NULL, 0, &out.reader, to));
    POINTER("reader", kiemdinh_reader_next(wrong, &out.record, to));
    POINTER("record", kiemdinh_reader_next(own.reader, wrong, to));
}

static void judging(void)
{
    kiemdinh_item item;
    const kiemdinh_date none = KIEMDINH_DATE_NONE;
    NUMBER(kiemdinh_item_init(&item, sizeof item), KIEMDINH_OK);
    POINTER("rulebook", kiemdinh_assessor_new(wrong, NULL, NULL, &out.assessor, to));
    POINTER("assessor", kiemdinh_assessor_new(own.rulebook, NULL, NULL, wrong, to));
    wrong = misaligned;
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "options",
            kiemdinh_assessor_new(own.rulebook, wrong, NULL, &out.assessor, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "accreditations",
            kiemdinh_assessor_new(own.rulebook, NULL, wrong, &out.assessor, to));
    POINTER("assessor", kiemdinh_assessor_answer(wrong, &item, 0, &out.answer, to));
    POINTER("item", kiemdinh_assessor_answer(own.assessor, wrong, 0, &out.answer, to));
    POINTER("answer", kiemdinh_assessor_answer(own.assessor, &item, 0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "as_of", kiemdinh_assessor_answer(own.assessor, &item, none, &out.answer, to));
    POINTER("assessor", kiemdinh_assessor_answer_record(wrong, own.record, 0, &out.answer, to));
    POINTER("record", kiemdinh_assessor_answer_record(own.assessor, wrong, 0, &out.answer, to));
    POINTER("answer", kiemdinh_assessor_answer_record(own.assessor, own.record, 0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "as_of",
            kiemdinh_assessor_answer_record(own.assessor, own.record, none, &out.answer, to));
    POINTER("assessor", kiemdinh_assessor_assess(wrong, &item, 0, &out.assessment, to));
    POINTER("item", kiemdinh_assessor_assess(own.assessor, wrong, 0, &out.assessment, to));
    POINTER("assessment", kiemdinh_assessor_assess(own.assessor, &item, 0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "as_of",
            kiemdinh_assessor_assess(own.assessor, &item, 2932897, &out.assessment, to));
    POINTER("assessor", kiemdinh_assessor_assess_json(wrong, "{}", 2, 0, 0, &out.assessment, to));
    BYTES("record",
          kiemdinh_assessor_assess_json(own.assessor, written, written_length, 0, 0, &out.assessment, to));
    POINTER("assessment", kiemdinh_assessor_assess_json(own.assessor, "{}", 2, 0, 0, wrong, to));
    REFUSED(KIEMDINH_ERROR_UNKNOWN_NUMBER, "flags",
            kiemdinh_assessor_assess_json(own.assessor, "{}", 2, 2, 0, &out.assessment, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "as_of",
            kiemdinh_assessor_assess_json(own.assessor, "{}", 2, 0, none, &out.assessment, to));
    POINTER("assessor", kiemdinh_assessor_assess_record(wrong, own.record, 0, &out.assessment, to));
    POINTER("record", kiemdinh_assessor_assess_record(own.assessor, wrong, 0, &out.assessment, to));
    POINTER("assessment", kiemdinh_assessor_assess_record(own.assessor, own.record, 0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "as_of",
            kiemdinh_assessor_assess_record(own.assessor, own.record, none, &out.assessment, to));
    POINTER("assessment", kiemdinh_assessment_answer(wrong, &out.answer, to));
    POINTER("answer", kiemdinh_assessment_answer(own.assessment, wrong, to));
}

static void registers(void)
{
    POINTER("duplicates", kiemdinh_duplicates_new(wrong, to));
    POINTER("duplicates", kiemdinh_duplicates_add(wrong, 0, own.record, to));
    POINTER("record", kiemdinh_duplicates_add(own.duplicates, 0, wrong, to));
    POINTER("duplicates", kiemdinh_duplicates_finish(wrong, to));
    POINTER("assessor", kiemdinh_assessor_set_duplicates(wrong, NULL, 0, to));
    wrong = misaligned;
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "duplicates",
            kiemdinh_assessor_set_duplicates(own.assessor, wrong, 0, to));
    REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, "duplicates",
            kiemdinh_assessor_set_duplicates(own.assessor, own.duplicates, 0, to));
    POINTER("exposure", kiemdinh_exposure_new(0, wrong, to));
    POINTER("exposure", kiemdinh_exposure_add(wrong, own.assessment, to));
    POINTER("assessment", kiemdinh_exposure_add(own.exposure, wrong, to));
    POINTER("exposure", kiemdinh_exposure_json(wrong, own.rulebook, 0, &out.string, to));
    POINTER("rulebook", kiemdinh_exposure_json(own.exposure, wrong, 0, &out.string, to));
    POINTER("json", kiemdinh_exposure_json(own.exposure, own.rulebook, 0, wrong, to));
    REFUSED(KIEMDINH_ERROR_OUT_OF_RANGE, "as_of",
            kiemdinh_exposure_json(own.exposure, own.rulebook, KIEMDINH_DATE_NONE, &out.string, to));
}

void pointers_of_calls(void)
{
    dates();
    quantities();
    rulebooks();
    inputs();
    judging();
    registers();
}
