/* One call of everything, by chapter. The expected values are worked out by hand: those of tests/conformance, or from
 * the calendar and the units themselves. */
#ifndef HAPPY_H
#define HAPPY_H

#include "check.h"

void words(void);
void law(const char *folder);
void answers(void);
void reasons(void);
void registers(const char *folder);

#endif
