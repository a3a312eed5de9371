/* What the tests share: they count checks, and print a line for each that failed. */
#ifndef CHECK_H
#define CHECK_H

#include "kiemdinh.h"

/* Where the calls of a test put their error. */
extern kiemdinh_error *error;

/* A pointer that is neither NULL nor good: what an output holds before it is written. */
extern char unwritten;
#define UNWRITTEN ((void *)&unwritten)

#define CHECK(what) check((what) != 0, #what, __FILE__, __LINE__)
#define NUMBER(got, wanted) check_number((long)(got), (long)(wanted), #got, __FILE__, __LINE__)
#define TEXT(got, wanted) check_text((got), (wanted), #got, __FILE__, __LINE__)
/* A text with its length, which the call writes to `length`. */
#define LENT(got, wanted) (length = 77, check_lent((got), &length, (wanted), #got, __FILE__, __LINE__))
/* A call that succeeds; it gives &error as its last argument. */
#define OK(call) (error = UNWRITTEN, check_ok((call), #call, __FILE__, __LINE__))

void check(int good, const char *what, const char *file, int line);
void check_number(long got, long wanted, const char *what, const char *file, int line);
void check_text(const char *got, const char *wanted, const char *what, const char *file, int line);
void check_lent(const char *got, const size_t *length, const char *wanted, const char *what, const char *file,
                int line);
void check_ok(kiemdinh_result result, const char *what, const char *file, int line);

/* Prints the last line; gives the exit code of the test. */
int check_end(void);

/* A text that ends with a NUL, as the library takes it. */
kiemdinh_text text(const char *ended);

/* The day that is written so. */
kiemdinh_date day(const char *written);

/* The hoist of the conformance cases: 1500 kg, fixed, indoors, passed on 2024-05-19. The law gives it 36 months. */
void hoist(kiemdinh_item *item, kiemdinh_attribute attributes[3], kiemdinh_inspection *inspection);

#endif
