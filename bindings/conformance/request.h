/* Reading the requests of the protocol that README.md describes. */
#ifndef CONFORM_REQUEST_H
#define CONFORM_REQUEST_H

#include <kiemdinh.h>

typedef struct request {
    char command[32];
    kiemdinh_text *fields;
    size_t count;
    size_t next;
} request;

/* Ends the program: the other side does not keep to the protocol. */
void broken(const char *what);

/* At least so many bytes, never NULL. */
void *allocate(size_t bytes);

/* 0 at the end of the input. */
int read_request(request *asked);
void free_request(request *asked);

/* The next field; NULL and 0 where it is absent. */
kiemdinh_text take(request *asked);

/* The next field as a number, 0 where it is absent. */
int32_t take_number(request *asked);

/* The next field as a day, KIEMDINH_DATE_NONE where it is absent. */
kiemdinh_date take_date(request *asked);

#endif
