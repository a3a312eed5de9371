/* Printing the answers of the protocol that README.md describes. `at` is the path before a key, "" or "findings.0.". */
#ifndef CONFORM_PUT_H
#define CONFORM_PUT_H

#include <kiemdinh.h>

/* A text, or nothing where it is NULL. */
void put_text(const char *at, const char *key, const char *text, size_t length);
void put_list(const char *at, const char *key);

/* Writes the path of an entry of a list into `place`. */
const char *entry(char *place, const char *at, const char *list, size_t index);

/* Whether a call was good; prints the error where it was not, and frees it. A pointer, because the call that gives the
 * error is an argument beside it, and C does not say which is looked at first. */
int good(kiemdinh_result result, kiemdinh_error **error);

void put_answer(const char *at, const kiemdinh_answer *answer);

/* Every accessor of an assessment. Frees it. */
void put_assessment(const char *at, kiemdinh_assessment *assessment);

#endif
