/* Everything done wrong: no crash, the right number, an error that names the argument, and nothing written. */
#ifndef MISUSE_H
#define MISUSE_H

#include "check.h"

/* One good handle of each type, for calls in which something else is wrong. */
struct handles {
    kiemdinh_rulebook *rulebook;
    kiemdinh_rulebook_builder *builder;
    kiemdinh_accreditations *accreditations;
    kiemdinh_record *record;
    kiemdinh_reader *reader;
    kiemdinh_assessor *assessor;
    kiemdinh_assessment *assessment;
    kiemdinh_duplicates *duplicates;
    kiemdinh_exposure *exposure;
    kiemdinh_string *string;
    kiemdinh_error *failed;
};
extern struct handles own;

/* All that a call may write to. */
struct outputs {
    kiemdinh_rulebook *rulebook;
    kiemdinh_rulebook_builder *builder;
    kiemdinh_accreditations *accreditations;
    kiemdinh_record *record;
    kiemdinh_reader *reader;
    kiemdinh_assessor *assessor;
    kiemdinh_assessment *assessment;
    kiemdinh_duplicates *duplicates;
    kiemdinh_exposure *exposure;
    kiemdinh_string *string;
    int64_t value;
    int32_t numbers[3];
    kiemdinh_date date;
    char buffer[16];
    kiemdinh_answer answer;
};
extern struct outputs out;

/* Where a call that is to be refused puts its error: &error, then NULL. */
extern kiemdinh_error **to;

/* What a call is to be tried with: a pointer, a text. */
extern void *wrong;
extern const char *written;
extern size_t written_length;

/* A place that no pointer to a struct may have. */
extern void *const misaligned;

void refuse_begin(kiemdinh_error **place);
void refuse_end(kiemdinh_result got, kiemdinh_result wanted, const char *field, const char *what, const char *file,
                int line);

/* A call that gives `to` as its last argument is refused with that number and names that field. */
#define REFUSED(number, field, call)                                    \
    (refuse_begin(&error),                                              \
     refuse_end((call), (number), (field), #call, __FILE__, __LINE__),  \
     refuse_begin(NULL),                                                \
     refuse_end((call), (number), NULL, #call, __FILE__, __LINE__))

/* The pointer `wrong` in a call is checked. */
#define POINTER(field, call)                                        \
    (wrong = NULL, REFUSED(KIEMDINH_ERROR_NULL_ARGUMENT, field, call), \
     wrong = misaligned, REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, field, call))

/* The bytes `written`, `written_length` in a call are checked. */
#define BYTES(field, call)                                                                          \
    (written = NULL, written_length = 3, REFUSED(KIEMDINH_ERROR_NULL_ARGUMENT, field, call),        \
     written_length = KIEMDINH_NTS, REFUSED(KIEMDINH_ERROR_NULL_ARGUMENT, field, call),             \
     written = "x", written_length = KIEMDINH_NTS - 1, REFUSED(KIEMDINH_ERROR_INVALID_ARGUMENT, field, call))

/* The text `written`, `written_length` in a call is checked. */
#define WRITTEN(field, call)                                                                        \
    (BYTES(field, call),                                                                            \
     written = "a\377b", written_length = 3, REFUSED(KIEMDINH_ERROR_INVALID_UTF8, field, call),     \
     written = "Ti\341\272", written_length = KIEMDINH_NTS, REFUSED(KIEMDINH_ERROR_INVALID_UTF8, field, call))

/* An accessor of the pointer `wrong` gives nothing; where it lends a text, it writes 0 to `length`. */
#define NOTHING(call)                                 \
    (wrong = NULL, CHECK((call) == NULL),             \
     wrong = misaligned, CHECK((call) == NULL))
#define ZERO(call) GIVES(0, call)
#define GIVES(number, call)                           \
    (wrong = NULL, NUMBER((call), (number)),          \
     wrong = misaligned, NUMBER((call), (number)))
#define NO_TEXT(call)                                 \
    (wrong = NULL, LENT((call), NULL),                \
     wrong = misaligned, LENT((call), NULL))

void pointers_of_calls(void);
void pointers_of_accessors(void);
void structs(void);
void values(void);
void states(void);

#endif
