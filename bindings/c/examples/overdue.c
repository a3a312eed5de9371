/* What is overdue in a register: overdue REGISTER.csv YYYY-MM-DD */
#include <stdio.h>

#include <kiemdinh.h>

/* Says what went wrong, frees the error, and gives the result for main. */
static int failed(kiemdinh_error *error) {
    fprintf(stderr, "%s\n", kiemdinh_error_message(error, KIEMDINH_LANGUAGE_VIETNAMESE, NULL));
    kiemdinh_error_free(error);
    return 1;
}

/* Judges one record, and prints it where it is overdue. */
static kiemdinh_result print_if_overdue(kiemdinh_assessor *assessor, const kiemdinh_record *record, int32_t day,
                                        kiemdinh_error **error) {
    kiemdinh_answer answer;
    char due[11];
    kiemdinh_result result;
    answer.struct_size = sizeof answer;
    result = kiemdinh_assessor_answer_record(assessor, record, day, &answer, error);
    if (result != KIEMDINH_OK || answer.status != KIEMDINH_STATUS_OVERDUE) return result;
    result = kiemdinh_date_format(answer.due_on, due, sizeof due, error);
    if (result != KIEMDINH_OK) return result;
    printf("%s\t%s\t%ld\t%s\n", kiemdinh_record_id(record, NULL), due, (long)answer.days_left,
           kiemdinh_status_name(answer.status, KIEMDINH_LANGUAGE_VIETNAMESE));
    return KIEMDINH_OK;
}

int main(int argc, char **argv) {
    kiemdinh_rulebook *book = NULL;
    kiemdinh_assessor *assessor = NULL;
    kiemdinh_reader *reader = NULL;
    kiemdinh_error *error = NULL;
    int32_t day;
    int status = 0;
    if (argc != 3) {
        fprintf(stderr, "usage: overdue REGISTER.csv YYYY-MM-DD\n");
        return 2;
    }
    if (kiemdinh_date_parse(argv[2], KIEMDINH_NTS, &day, &error) != KIEMDINH_OK ||
        kiemdinh_rulebook_builtin(&book, &error) != KIEMDINH_OK ||
        kiemdinh_assessor_new(book, NULL, NULL, &assessor, &error) != KIEMDINH_OK ||
        kiemdinh_reader_open_file(argv[1], KIEMDINH_NTS, KIEMDINH_FORMAT_BY_NAME, 0, NULL, 0, &reader, &error) !=
            KIEMDINH_OK) {
        status = failed(error);
    }
    while (status == 0) {
        kiemdinh_record *record = NULL;
        kiemdinh_result result = kiemdinh_reader_next(reader, &record, &error);
        if (result == KIEMDINH_OK && record == NULL) break;
        if (result == KIEMDINH_OK) {
            result = print_if_overdue(assessor, record, day, &error);
            kiemdinh_record_free(record);
        }
        /* A row that cannot be read is told, and the next one read. */
        if (result != KIEMDINH_OK && failed(error) && result != KIEMDINH_ERROR_ROW) status = 1;
    }
    kiemdinh_reader_free(reader);
    kiemdinh_assessor_free(assessor);
    kiemdinh_rulebook_free(book);
    return status;
}
